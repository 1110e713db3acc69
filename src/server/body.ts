import { refusal } from "./answers.ts";

const MIB = 2 ** 20;
/** A text of 4 million characters has at most 12 MB; an archive has to come by the command line. */
export const LIMITS = { json: 16 * MIB, uploads: 128 * MIB, little: MIB };

/** Reads a body, and stops reading where it is larger than it may be, whatever its header said. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > most) throw tooLarge(most);
    chunks.push(bytes);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const tooLarge = (most: number) =>
  refusal("E_INPUT_TOO_LARGE", {
    where: "body",
    expected: `at most ${most / MIB} MiB`,
    got: "more",
    fix: "Send less at once; `hearsay add` takes archives of any size.",
  });
