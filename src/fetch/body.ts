import type { IncomingMessage } from "node:http";
import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { HearsayError } from "../errors.ts";

/** What we ask for; a server that sends something else unasked is refused, but for deflate, which old ones send. */
export const ACCEPT_ENCODING = "gzip, br";

const DECODERS: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", () => createGunzip()],
  ["x-gzip", () => createGunzip()],
  ["br", () => createBrotliDecompress()],
  ["deflate", () => createInflate()],
]);

/**
 * The whole body, inflated. Both what comes over the wire and what comes out of the decompressor are counted while they
 * flow: a bomb never lies in memory. Throws E_FETCH_TOO_LARGE, E_FETCH_FAILED.
 */
export async function bodyOf(response: IncomingMessage, maxBytes: number, where: string): Promise<Uint8Array> {
  const declared = Number(response.headers["content-length"]);
  if (declared > maxBytes) throw tooLarge(where, maxBytes, `${declared}`);
  const encodings = (response.headers["content-encoding"] ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  const [encoding] = encodings;
  const decoder = encoding === undefined ? undefined : DECODERS.get(encoding);
  if (encodings.length > 1 || (encoding !== undefined && decoder === undefined)) {
    throw new HearsayError("E_FETCH_FAILED", {
      where,
      expected: `a body as it is, or in one of ${ACCEPT_ENCODING}`,
      got: encodings.join(", ").slice(0, 100),
      fix: "The server sends what was not asked for; save the page from the browser.",
    });
  }
  const wire = counted(response, maxBytes, where);
  const parts: Uint8Array[] = [];
  for await (const chunk of decoder === undefined ? wire : counted(inflated(wire, decoder()), maxBytes, where)) {
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function inflated(wire: AsyncIterable<Uint8Array>, decoder: Transform): AsyncIterable<Uint8Array> {
  // The failure of either half comes out of the decoder, which is the half that is listened to.
  pipeline(Readable.from(wire), decoder, () => {});
  return decoder;
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  where: string,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(where, maxBytes, "more");
    yield chunk;
  }
}

function tooLarge(where: string, maxBytes: number, got: string): HearsayError {
  return new HearsayError("E_FETCH_TOO_LARGE", {
    where,
    expected: `at most ${maxBytes} bytes`,
    got,
    fix: "Save it by other means, look what it is, and add the file.",
  });
}
