import type { Hono } from "hono";
import { errorAnswer } from "./answers.ts";
import { sent } from "./encoding.ts";
import { secured } from "./headers.ts";
import { json } from "./respond.ts";

/** Looks at a request before anything else does; throws what it refuses. */
export type Guard = (request: Request) => Promise<void> | void;

export interface HandlerOptions {
  readonly api: Hono;
  /** Answers for everything that is no API: the workbench. */
  readonly pages: (request: Request, path: string) => Promise<Response>;
  readonly guards: readonly Guard[];
  readonly log: (error: unknown) => void;
}

/** One function from requests to answers: guards, then the API or the workbench, then what every answer bears. */
export function createHandler({ api, pages, guards, log }: HandlerOptions): (request: Request) => Promise<Response> {
  const get = async (request: Request): Promise<Response> => {
    try {
      for (const guard of guards) await guard(request);
      const { pathname } = new URL(request.url);
      if (pathname !== "/api" && !pathname.startsWith("/api/")) return secured(await pages(request, pathname));
      const answer = await api.fetch(request);
      return secured(isWhole(answer) ? await sent(request, answer) : answer);
    } catch (error) {
      const { status, body } = errorAnswer(error);
      if (status >= 500) log(error);
      return secured(json(body, status));
    }
  };
  // What is asked by HEAD is worked out like what is asked by GET, so that its headers are the same, and not sent.
  return async (request) => {
    if (request.method !== "HEAD") return get(request);
    const answer = await get(new Request(request.url, { method: "GET", headers: request.headers }));
    const bytes = isWhole(answer) ? (await answer.arrayBuffer()).byteLength : undefined;
    await answer.body?.cancel().catch(() => undefined);
    const headers = new Headers(answer.headers);
    if (bytes !== undefined) headers.set("content-length", String(bytes));
    return new Response(null, { status: answer.status, headers });
  };
}

/** Records are sent whole; files, lines and events as they come. */
const isWhole = (answer: Response): boolean => answer.headers.get("content-type") === "application/json";
