import type { ExportSource } from "./source.ts";

export type Chunk = string | Uint8Array;

/** What can be chosen of how a format is written; each format takes what concerns it. */
export interface ExportOptions {
  /** One table instead of all, for formats of tables. */
  readonly table?: string;
  /** Cells of CSV and TSV as they are, though a spreadsheet may take some for formulas. */
  readonly raw?: boolean;
}

/** One file of an export. */
export interface ExportFile {
  readonly name: string;
  write(): AsyncIterable<Chunk>;
}

export interface Exporter {
  readonly about: string;
  readonly mediaType: string;
  /** With the dot. */
  readonly extension: string;
  /** Whether the coverage note is inside; else it lies beside it as coverage.json. */
  readonly coverage: "inside" | "beside";
  write(source: ExportSource, options: ExportOptions): AsyncIterable<Chunk>;
  /** Of formats that are several files: each by itself; `write` gives them as one ZIP archive. */
  files?(source: ExportSource, options: ExportOptions): readonly ExportFile[];
}
