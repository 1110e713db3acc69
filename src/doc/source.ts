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
  /** The bytes that the text was made of, for a library to keep; readers never see them. */
  readonly original?: { readonly bytes: Uint8Array; readonly mediaType: string };
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
