import type { SourceDocument } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { type Decoded, decode } from "./encoding.ts";
import { frontMatter } from "./front-matter.ts";
import type { GivenMetadata, SourceLimits } from "./source.ts";

export const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

/** Refuses what holds nothing to read, or too much. */
export function checkText(text: string, where: string, maxText: number): void {
  if (text.trim() === "") {
    throw new HearsayError("E_INPUT_EMPTY", {
      where,
      expected: "text",
      got: text === "" ? "nothing" : "only white space",
      fix: "Leave it out, or look why it is empty.",
    });
  }
  if (text.length > maxText) {
    throw new HearsayError("E_INPUT_TOO_LARGE", {
      where,
      expected: `at most ${maxText} characters in one document`,
      got: `${text.length}`,
      fix: "Cut it into its reports (one JSONL line each), or raise --max-text.",
    });
  }
}

export interface WholeOptions {
  /** For messages; the path itself, but for standard input. */
  readonly where: string;
  readonly path: string;
  readonly given: GivenMetadata;
  readonly limits: SourceLimits;
  readonly encoding?: string | undefined;
}

/** Plain text and Markdown: the text is kept to the letter, so that offsets are those of the file. */
export function textDocument(bytes: Uint8Array, options: WholeOptions): SourceDocument {
  const { path, where, given } = options;
  const decoded: Decoded = decode(bytes, { where, encoding: options.encoding });
  checkText(decoded.text, where, options.limits.maxText);
  const found = frontMatter(decoded.text);
  return {
    kind: "document",
    where,
    input: { ...keyOf(path), ...found.fields, ...given, text: decoded.text },
    markup: found.names.filter((name) => !Object.hasOwn(given, name)),
    elements: [],
    notes: decoded.notes,
    original: { bytes, mediaType: "text/plain" },
  };
}

/** The path as the caller wrote it tells the readings of a run apart; standard input has none. */
export function keyOf(path: string): { readonly id?: string } {
  return path === "-" ? {} : { id: path.replaceAll("\\", "/") };
}
