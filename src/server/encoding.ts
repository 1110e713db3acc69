import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Shorter answers cost more to pack than to send. */
const WORTH_IT = 1_024;
/** What packs well; media and packed weights do not. */
const PACKABLE = /^(?:application\/(?:json|x-ndjson|manifest\+json|wasm)|image\/svg\+xml|text\/)/;
const QUALITY = 4;

export type Encoding = "br" | "gzip";

/** The packing that a client takes, the better first; none where it takes neither. */
export function encodingFor(request: Request): Encoding | undefined {
  const accepted = (request.headers.get("accept-encoding") ?? "")
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => !/;\s*q=0(?:\.0+)?$/.test(entry))
    .map((entry) => entry.split(";")[0]);
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding));
}

export const isPackable = (mediaType: string, bytes: number): boolean => bytes >= WORTH_IT && PACKABLE.test(mediaType);

export function packed(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  return encoding === "br"
    ? promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
    : promisify(gzip)(bytes);
}

/** Names a content: the same bytes, the same tag. Weak, for it holds however they are packed. */
export const tagOf = (bytes: Uint8Array | string): string =>
  `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;

export const isKnown = (request: Request, tag: string): boolean =>
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((one) => one.trim())
    .some((one) => one === tag || one === "*");

/** An answer whose body is known whole: not sent again where the client has it, and packed where that helps. */
export async function sent(request: Request, answer: Response): Promise<Response> {
  const mediaType = answer.headers.get("content-type") ?? "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  if (request.method === "GET" && answer.status === 200) {
    const tag = tagOf(bytes);
    headers.set("etag", tag);
    if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
    if (isKnown(request, tag)) {
      headers.delete("content-type");
      return new Response(null, { status: 304, headers });
    }
  }
  const encoding = isPackable(mediaType, bytes.length) ? encodingFor(request) : undefined;
  headers.append("vary", "accept-encoding");
  if (encoding === undefined) return new Response(bytes, { status: answer.status, headers });
  headers.set("content-encoding", encoding);
  return new Response(new Uint8Array(await packed(bytes, encoding)), { status: answer.status, headers });
}
