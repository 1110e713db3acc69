import { Readable } from "node:stream";
import type { PageOf } from "../query/records.ts";
import { sealCursor } from "./cursor.ts";
import type { FileAnswer, Route } from "./route.ts";

/** Answers are checked against what was promised in tests and development; users do not wait for it. */
export type Check = (route: Route, answer: unknown) => unknown;
export const trust: Check = (_, answer) => answer;
export const parse: Check = (route, answer) => route.answer.parse(answer);

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export function page(route: Route, answer: unknown, check: Check): Response {
  const { rows, cursor } = check(route, answer) as PageOf<unknown>;
  return json({ rows, ...(cursor === undefined ? {} : { cursor: sealCursor(cursor) }) }, route.status);
}

/** All pages as one stream of lines; a slow reader slows the asking down. */
export function lines(
  next: (cursor: string | undefined) => Promise<PageOf<unknown>>,
  first: PageOf<unknown>,
): Response {
  async function* rows(): AsyncGenerator<string> {
    for (let at: PageOf<unknown> | undefined = first; at !== undefined; ) {
      if (at.rows.length > 0) yield at.rows.map((row) => `${JSON.stringify(row)}\n`).join("");
      at = at.cursor === undefined ? undefined : await next(at.cursor);
    }
  }
  return new Response(streamOf(rows()), { headers: { "content-type": "application/x-ndjson" } });
}

export function attachment({ file, mediaType, bytes }: FileAnswer): Response {
  const body = bytes instanceof Uint8Array ? new Uint8Array(bytes) : streamOf(bytes);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      // Never shown in the page's own origin, whatever it says it is.
      "content-disposition": `attachment; filename="${file.replace(/[^A-Za-z0-9._-]/g, "_")}"`,
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}

/** Server-sent events until the last, or until nobody listens. */
export function events(name: string, all: AsyncIterable<unknown>): Response {
  async function* lines(): AsyncGenerator<string> {
    for await (const event of all) yield `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`;
  }
  return new Response(streamOf(lines()), {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

const streamOf = (chunks: AsyncIterable<string | Uint8Array>): ReadableStream =>
  Readable.toWeb(
    Readable.from(
      (async function* bytes() {
        for await (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      })(),
      { objectMode: false },
    ),
  ) as unknown as ReadableStream;
