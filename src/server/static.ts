import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { Readable } from "node:stream";
import { isKnown, sent, tagOf } from "./encoding.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
/** Larger files are streamed: the engine that reads in the browser is 40 MB. */
const WHOLE = 4 * 2 ** 20;
const YEAR_S = 31_536_000;

/** Files of the built workbench; any address without a file is a page of the workbench, which it finds its way in itself. */
export function createStatic(folder: string): (request: Request, path: string) => Promise<Response> {
  return async (request, path) => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return plain(405, "Only to be looked at.\n", { allow: "GET, HEAD" });
    const name = fileNamed(path);
    const found = name === undefined ? undefined : await open(request, folder, name);
    if (found !== undefined) return found;
    if (name === undefined || (name !== "index.html" && MEDIA_TYPES[extname(name)] !== undefined))
      return plain(404, "There is no such file.\n");
    return (await open(request, folder, "index.html")) ?? missing();
  };
}

/** Parts that stay below the folder, whatever the address says; undefined for all others. */
export function fileNamed(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const parts = decoded.split("/").filter((part) => part !== "");
  if (parts.some((part) => part.startsWith(".") || /[\\\0]/.test(part))) return undefined;
  return parts.length === 0 ? "index.html" : parts.join("/");
}

async function open(request: Request, folder: string, name: string): Promise<Response | undefined> {
  // No file of ours has a colon; to Windows it would name a drive or a stream.
  if (name.includes(":")) return undefined;
  const path = join(folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isFile() !== true) return undefined;
  // Vite puts a hash of its content into the name of every file there: it is never another.
  const cache = name.startsWith("assets/") ? `public, max-age=${YEAR_S}, immutable` : "no-cache";
  const headers = { "content-type": MEDIA_TYPES[extname(name)] ?? "application/octet-stream", "cache-control": cache };
  if (facts.size <= WHOLE) return sent(request, new Response(new Uint8Array(await readFile(path)), { headers }));
  const etag = tagOf(`${facts.size} ${facts.mtimeMs}`);
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: { ...headers, etag } });
  const body = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream;
  return new Response(body, { headers: { ...headers, etag, "content-length": String(facts.size) } });
}

const plain = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });

const missing = (): Response =>
  plain(
    503,
    `The workbench has not been built.

In a checkout of Hearsay:   npm run demo         builds it and shows the sample
                            npm run workbench    builds it; then start hearsay serve again
The HTTP API is there all the same: /api/v1/openapi.json describes it.
`,
  );
