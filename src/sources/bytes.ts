import { createReadStream } from "node:fs";
import { HearsayError } from "../errors.ts";

/** Why a path could not be opened, in words; the system's code where we know no better. */
const REASONS: Readonly<Record<string, readonly [got: string, fix: string]>> = {
  ENOENT: ["no such file or folder", "Check the spelling; paths count from the folder you stand in."],
  EACCES: ["permission denied", "Ask for the right to read it."],
  EPERM: ["permission denied", "Ask for the right to read it."],
  EISDIR: ["a folder", "Name the files, or the folder by itself."],
  ENOTDIR: ["a path through something that is not a folder", "Check the spelling."],
  ELOOP: ["links that go round in a circle", "Name the file itself."],
  EMFILE: ["too many open files", "Raise the limit (`ulimit -n`)."],
};

export function unreadable(where: string, cause: unknown): HearsayError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const [got, fix] = /^https?:\/\//.test(where)
    ? [
        "an address",
        "Only `hearsay add` and `hearsay watch` fetch: add it to a library, or save the page and name the file.",
      ]
    : (REASONS[code] ?? [String(cause), "Check that it is a file that can be read."]);
  return new HearsayError("E_INPUT_UNREADABLE", { where, expected: "a file or folder", got, fix, cause });
}

/** The bytes of a file, pipe or standard input, piece by piece. */
export async function* openBytes(
  path: string,
  where: string,
  stdin: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array, void> {
  const stream: AsyncIterable<Uint8Array | string> = path === "-" ? stdin : createReadStream(path);
  try {
    for await (const chunk of stream) {
      yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    }
  } catch (cause) {
    throw cause instanceof HearsayError ? cause : unreadable(where, cause);
  }
}

/** Looks at the first bytes of a stream without using them up. What breaks it off is thrown after the bytes before it. */
export async function peek(
  chunks: AsyncGenerator<Uint8Array, void>,
  size: number,
): Promise<readonly [head: Uint8Array, all: AsyncGenerator<Uint8Array, void>]> {
  const seen: Uint8Array[] = [];
  let length = 0;
  let failure: { readonly cause: unknown } | undefined;
  try {
    while (length < size) {
      const next = await chunks.next();
      if (next.done === true) break;
      seen.push(next.value);
      length += next.value.length;
    }
  } catch (cause) {
    if (length === 0) throw cause;
    failure = { cause };
  }
  async function* again(): AsyncGenerator<Uint8Array, void> {
    yield* seen;
    if (failure !== undefined) throw failure.cause;
    yield* chunks;
  }
  return [Buffer.concat(seen), again()];
}

/** All bytes, refused with E_INPUT_TOO_LARGE as soon as there are more than `limit`: the rest is never taken into memory. */
export async function collect(
  chunks: AsyncGenerator<Uint8Array, void>,
  limit: number,
  where: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) {
      throw new HearsayError("E_INPUT_TOO_LARGE", {
        where,
        expected: `at most ${limit} bytes in one document`,
        got: "more",
        fix: "Cut it into its reports (one JSONL line each), or raise --max-text.",
      });
    }
    parts.push(chunk);
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}
