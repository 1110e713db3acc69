import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";
import { HearsayError } from "../../errors.ts";

export interface HttpAnswer {
  readonly status: number;
  readonly mediaType: string | undefined;
  /** A field of its header, as it was sent. */
  readonly field: (name: "date" | "etag" | "last-modified") => string | undefined;
  /** Without chunks and packing; undefined where it unpacks to more than the limit. */
  readonly body: Uint8Array;
}

const END = Buffer.from("\r\n\r\n");
const LOOSE_END = Buffer.from("\n\n");

/** Splits an HTTP answer as it was archived, and takes off transfer and content encodings. Undefined where it is none. */
export function httpAnswer(block: Uint8Array, maxBody: number, where: string): HttpAnswer | undefined {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  const strict = bytes.indexOf(END);
  const [end, width] = strict === -1 ? [bytes.indexOf(LOOSE_END), 2] : [strict, 4];
  const head = bytes.subarray(0, end === -1 ? bytes.length : end).toString("latin1");
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(head)?.[1];
  if (status === undefined) return undefined;
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, "im").exec(head)?.[1]?.trim();
  let body: Buffer = end === -1 ? Buffer.alloc(0) : bytes.subarray(end + width);
  if (/\bchunked\b/i.test(field("transfer-encoding") ?? "")) body = withoutChunks(body) ?? body;
  for (const encoding of (field("content-encoding") ?? "").toLowerCase().split(",").reverse()) {
    body = unpacked(body, encoding.trim(), maxBody, where);
  }
  return { status: Number(status), mediaType: field("content-type"), field, body };
}

/** RFC 9112, section 7.1. Undefined where there are no chunks: crawlers take them off and leave the header as it was. */
function withoutChunks(body: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf("\r\n", at);
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i.exec(
      body.subarray(at, Math.min(lineEnd, at + 1024)).toString("latin1"),
    );
    // An answer that was broken off ends in the middle of a chunk: what came of it counts.
    if (lineEnd === -1 || size === null) return parts.length === 0 ? undefined : Buffer.concat(parts);
    const length = Number.parseInt(size[1] ?? "0", 16);
    if (length === 0) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}

/** Like chunks, packing is often taken off already: bytes that are not packed are left as they are. */
function unpacked(body: Buffer, encoding: string, maxOutputLength: number, where: string): Buffer {
  const options = { maxOutputLength };
  try {
    if (encoding === "gzip" || encoding === "x-gzip") return gunzipSync(body, options);
    if (encoding === "br") return brotliDecompressSync(body, options);
    if (encoding === "zstd") return zstdDecompressSync(body, options);
    if (encoding === "deflate") {
      // The name means zlib; some servers send the bare stream.
      return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    }
  } catch (cause) {
    if (
      cause instanceof RangeError ||
      (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE")
    ) {
      const facts = { expected: `an answer of at most ${maxOutputLength} bytes unpacked`, got: "more" };
      throw new HearsayError("E_INPUT_TOO_LARGE", { where, ...facts, fix: "If it is honest, raise --max-text." });
    }
  }
  return body;
}
