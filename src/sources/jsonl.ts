import { type DocumentInput, documentInputSchema } from "../doc/input.ts";
import type { SourceItem } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { refuseBinary } from "./encoding.ts";
import { byteLines } from "./lines.ts";
import type { GivenMetadata, SourceLimits } from "./source.ts";
import { checkText, withoutMark } from "./text.ts";

/** JSON Lines: one document a line, in order. A bad line is a problem of its own; the lines after it are read. */
export async function* jsonlItems(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  given: GivenMetadata,
  limits: SourceLimits,
): AsyncGenerator<SourceItem, void> {
  let some = false;
  for await (const { number, bytes, length } of byteLines(chunks, limits.maxLine)) {
    const where = `${path}:${number}`;
    try {
      if (bytes === undefined) throw tooLong(where, length, limits.maxLine);
      const line = decodeLine(bytes, where);
      if (line.trim() === "") continue;
      some = true;
      const input = { ...given, ...parseRecord(line, where) };
      checkText(input.text, where, limits.maxText);
      const original = { bytes, mediaType: "application/json" };
      yield { kind: "document", where, input, markup: [], elements: [], notes: [], original };
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error;
      some = true;
      yield { kind: "problem", where, error };
    }
  }
  if (!some) checkText("", path, limits.maxText);
}

function decodeLine(bytes: Uint8Array, where: string): string {
  try {
    return withoutMark(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new HearsayError("E_INPUT_ENCODING", {
      where,
      expected: "UTF-8, as JSON Lines must be",
      got: "bytes that are not valid in it",
      fix: "Convert the file to UTF-8.",
      cause,
    });
  }
}

/** A look at the first bytes, before thousands of lines fail one by one for one reason. Throws a coded error. */
export function checkJsonlHead(head: Uint8Array, where: string): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw new HearsayError("E_INPUT_ENCODING", {
      where,
      expected: "UTF-8, as JSON Lines must be",
      got: "UTF-16, by its byte order mark",
      fix: "Convert the file: `iconv -f UTF-16 -t UTF-8 FILE | hearsay read --input jsonl -`.",
    });
  }
  refuseBinary(head, where);
}

function tooLong(where: string, length: number, limit: number): HearsayError {
  return new HearsayError("E_INPUT_LINE_TOO_LONG", {
    where,
    expected: `a line of at most ${limit} bytes`,
    got: `one of ${length}`,
    fix: "Check that each document has a line of its own, or raise --max-text.",
  });
}

function parseRecord(line: string, where: string): DocumentInput {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new HearsayError("E_INPUT_JSON", {
      where,
      expected: 'one JSON object: {"text": "…", "title"?, "published"?, "outlet"?, "url"?, "author"?, "id"?}',
      got: cause instanceof Error ? cause.message : String(cause),
      fix: "Check that the line is complete; --input text reads the file as one text.",
      cause,
    });
  }
  const parsed = documentInputSchema.safeParse(tolerated(value));
  if (parsed.success) return { ...parsed.data, text: withoutMark(parsed.data.text) };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new HearsayError("E_INPUT_SCHEMA", {
    where,
    expected: field === "" ? "a JSON object" : `a string in "${field}"`,
    got: describe(field === "" ? value : (value as Record<string, unknown>)[field]),
    fix: 'Each line needs "text"; "title", "published", "outlet", "url", "author" and "id" may follow.',
  });
}

/** Exports of databases write absent fields as null and keys as numbers: neither can be misunderstood. */
function tolerated(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value)
    .filter(([name, field]) => field !== null || name === "text")
    .map(([name, field]) => [name, name === "id" && typeof field === "number" ? String(field) : field]);
  return Object.fromEntries(fields);
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing there";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value === "") return "an empty string";
  return typeof value === "object" ? "an object" : `${typeof value === "string" ? "the text" : "the"} ${typeof value}`;
}
