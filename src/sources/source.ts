import type { DocumentInput } from "../doc/input.ts";

export type SourceFormat = "text" | "html" | "jsonl";

/** What holds for every document of a run unless it says otherwise itself (JSONL) or is overruled by it (text, HTML). */
export type GivenMetadata = Readonly<Pick<DocumentInput, "title" | "published" | "outlet" | "url">>;

export interface SourceLimits {
  /** Longest text of one document, in UTF-16 code units. */
  readonly maxText: number;
  /** Longest line of JSONL, in bytes. */
  readonly maxLine: number;
  /** Largest HTML page, in bytes: the tree of a page needs many times its size in memory. */
  readonly maxPage: number;
}

/** About a million words; a JSON escape ("\u0416") takes six bytes for one code unit. */
export function limitsFor(maxText: number): SourceLimits {
  return { maxText, maxLine: 8 * maxText + 65_536, maxPage: 4 * maxText + 65_536 };
}
export const DEFAULT_MAX_TEXT = 4_000_000;
