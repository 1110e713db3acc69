import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes a file whole before the first of its bytes is sent: what it is made of is looked at in one view of the library,
 * which must not stay open for as long as a slow client likes. It is gone when it has been sent.
 */
export async function spooled(
  write: (sink: (chunks: AsyncIterable<string | Uint8Array>) => Promise<void>) => Promise<void>,
) {
  const path = join(tmpdir(), `hearsay-${randomUUID()}`);
  const drop = (): Promise<void> => rm(path, { force: true });
  try {
    await write((chunks) =>
      pipeline(Readable.from(chunks, { objectMode: true }), createWriteStream(path, { mode: 0o600 })),
    );
  } catch (error) {
    await drop();
    throw error;
  }
  return (async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
    } finally {
      await drop();
    }
  })();
}
