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
  /** The caller's name for the document. */
  readonly key?: string | undefined;
  readonly given: GivenMetadata;
  readonly limits: SourceLimits;
  readonly encoding?: string | undefined;
  /** What the server said; a document that says otherwise of itself is not believed. */
  readonly declared?: string | undefined;
  /** Where the bytes were fetched from. */
  readonly address?: string | undefined;
}

/** Plain text and Markdown: the text is kept to the letter, so that offsets are those of the file. */
export function textDocument(bytes: Uint8Array, options: WholeOptions): SourceDocument {
  const { where, given } = options;
  const decoded: Decoded = decode(bytes, { where, encoding: options.encoding, declared: options.declared });
  checkText(decoded.text, where, options.limits.maxText);
  const found = frontMatter(decoded.text);
  return {
    kind: "document",
    where,
    input: { ...keyOf(options), ...addressOf(options), ...found.fields, ...given, text: decoded.text },
    markup: found.names.filter((name) => !Object.hasOwn(given, name)),
    elements: [],
    notes: decoded.notes,
    original: { bytes, mediaType: "text/plain" },
  };
}

export const keyOf = ({ key }: WholeOptions): { readonly id?: string } => (key === undefined ? {} : { id: key });

export const addressOf = ({ address }: WholeOptions): { readonly url?: string } =>
  address === undefined ? {} : { url: address };
