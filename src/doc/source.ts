import type { HearsayError } from "../errors.ts";
import type { DocumentInput } from "./input.ts";
import type { Note } from "./reading.ts";
import type { SourceMap } from "./source-map.ts";
import type { Span } from "./span.ts";

/** Metadata that a source may find by itself; the basis goes into `document.basis` of the reading. */
export type MetadataField = "title" | "author" | "published" | "outlet" | "language" | "url";

/** Which part of its source a stretch of the extracted text comes from. */
export interface SourceElement {
  readonly span: Span;
  /**
   * Path from the root with positions among like siblings: "/html/body/article/p[3]"; "/page[2]" of a PDF;
   * "/part[1.2]" of a message, followed by the path inside that part where it is HTML.
   */
  readonly path: string;
}

/** A document on its way in: what the reader gets, and what only its source knows. */
export interface SourceDocument {
  readonly kind: "document";
  /** For messages: the path, with the line for JSONL, the member for archives. */
  readonly where: string;
  readonly input: DocumentInput;
  /** Fields of `input` that the page's markup gave, not the caller. */
  readonly markup: readonly MetadataField[];
  readonly elements: readonly SourceElement[];
  /** Finer than `elements`, where the source knows more: the boxes of lines. */
  readonly map?: SourceMap;
  readonly notes: readonly Note[];
  /** Where it was fetched from, if it was. */
  readonly fetched?: FetchFacts;
  /** The bytes that the text was made of, for a library to keep; readers never see them. */
  readonly original?: { readonly bytes: Uint8Array; readonly mediaType: string };
}

/** What a server said with the page, and how it was come by. */
export interface FetchFacts {
  /** The address that was asked for. */
  readonly requested: string;
  /** The address that answered, after all redirects. */
  readonly url: string;
  /** Addresses on the way, the requested one first. */
  readonly hops: readonly string[];
  readonly status: number;
  /** ISO 8601 in UTC, by the clock of whoever fetched it: this machine, or the crawler of a web archive. */
  readonly fetchedAt: string;
  /** Of the body as it came. */
  readonly sha256: string;
  readonly mediaType?: string;
  /** Header fields as they were sent. */
  readonly date?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** The feed that led here, and its name for the report. */
  readonly feed?: { readonly url: string; readonly item: string };
}

/** A document that cannot be read; the run goes on. */
export interface SourceProblem {
  readonly kind: "problem";
  readonly where: string;
  readonly error: HearsayError;
}

/** A file of a folder that is not taken for a report: said, so that nothing is lost in silence. */
export interface SourceSkipped {
  readonly kind: "skipped";
  readonly where: string;
  readonly reason: string;
}

export type SourceItem = SourceDocument | SourceProblem | SourceSkipped;
