import type { DocumentInput } from "../doc/input.ts";

export const SOURCE_FORMATS = ["text", "html", "jsonl", "pdf", "mail", "warc", "zip", "feed"] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** What holds for every document of a run unless it says otherwise itself (JSONL) or is overruled by it (text, HTML). */
export type GivenMetadata = Readonly<Pick<DocumentInput, "title" | "published" | "outlet" | "url">>;

/** Above these a document is refused, and the run goes on. The defaults let every honest document through that we know. */
export interface SourceLimits {
  /** Longest text of one document, in UTF-16 code units. */
  readonly maxText: number;
  /** Longest line of JSONL, in bytes. */
  readonly maxLine: number;
  /** Largest HTML page, in bytes: the tree of a page needs many times its size in memory. */
  readonly maxPage: number;
  /** Largest PDF, message, or archive inside an archive, in bytes. */
  readonly maxFile: number;
  /** Most pages of one PDF. */
  readonly maxPdfPages: number;
  /** Most members of one archive. */
  readonly maxMembers: number;
  /** How deep archives and messages may lie in one another; a ZIP of messages with attachments is 2. */
  readonly maxNesting: number;
  /** Bytes unpacked from one file that was handed in, all its archives together. */
  readonly maxUnpacked: number;
  /** Bytes unpacked per packed byte, above the first 64 MiB: text reaches 20, only bombs reach 1000. */
  readonly maxRatio: number;
  /** Longest time that taking the text out of one document may take, in milliseconds. */
  readonly parseMs: number;
  /** Memory that taking the text out of one document may take, in MiB. */
  readonly parseMemoryMb: number;
}

const MIB = 2 ** 20;

/** About a million words; a JSON escape ("\u0416") takes six bytes for one code unit. */
export function limitsFor(maxText: number, changed: Partial<SourceLimits> = {}): SourceLimits {
  return {
    maxText,
    maxLine: 8 * maxText + 65_536,
    maxPage: 4 * maxText + 65_536,
    maxFile: 256 * MIB,
    maxPdfPages: 5_000,
    maxMembers: 200_000,
    maxNesting: 4,
    maxUnpacked: 64 * 1024 * MIB,
    maxRatio: 200,
    parseMs: 120_000,
    parseMemoryMb: 1_024,
    ...changed,
  };
}
export const DEFAULT_MAX_TEXT = 4_000_000;
