import type { Chunk, Exporter, ExportFile, ExportOptions } from "../exporter.ts";
import type { ExportSource } from "../source.ts";
import { TABLES } from "../tables/index.ts";
import type { Cell, Table } from "../tables/table.ts";
import { zipped } from "../zip.ts";

interface Dialect {
  readonly separator: string;
  readonly extension: string;
}

const CSV: Dialect = { separator: ",", extension: ".csv" };
const TSV: Dialect = { separator: "\t", extension: ".tsv" };

/**
 * Tables as RFC 4180 has them: UTF-8, a head of column names, CRLF, every text with a separator, quote or line break in
 * quotes. What a spreadsheet would take for a formula gets a "'" before it, unless `raw`.
 */
export const csv: Exporter = exporterOf(
  CSV,
  "tables for spreadsheets, R and Python",
  "text/csv; charset=utf-8; header=present",
);
export const tsv: Exporter = exporterOf(TSV, "the same, parted by tabs", "text/tab-separated-values; charset=utf-8");

function exporterOf(dialect: Dialect, about: string, mediaType: string): Exporter {
  const files = (source: ExportSource, options: ExportOptions): readonly ExportFile[] => [
    ...TABLES.map((table) => ({
      name: `${table.name}${dialect.extension}`,
      write: () => tableText(table, source, dialect, options),
    })),
    { name: "coverage.json", write: () => coverageFile(source) },
  ];
  return {
    about,
    mediaType,
    extension: dialect.extension,
    coverage: "beside",
    files,
    write(source, options) {
      const one = TABLES.find(({ name }) => name === options.table);
      return one === undefined ? zipped(files(source, options)) : tableText(one, source, dialect, options);
    },
  };
}

export async function* coverageFile(source: ExportSource): AsyncGenerator<Chunk> {
  yield `${JSON.stringify(await source.coverage(), null, 2)}\n`;
}

async function* tableText(
  { columns, rows }: Table,
  source: ExportSource,
  { separator }: Dialect,
  { raw = false }: ExportOptions,
): AsyncGenerator<string> {
  const names = Object.keys(columns);
  yield `${names.join(separator)}\r\n`;
  for await (const row of rows(source))
    yield `${names.map((name) => cellText(row[name], separator, raw)).join(separator)}\r\n`;
}

/** "=", "@" and the rest make a formula of a cell; a number with its sign is none. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

export function cellText(cell: Cell, separator: string, raw: boolean): string {
  if (typeof cell !== "string") return cell === undefined ? "" : String(cell);
  const guarded = !raw && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  // An empty text is no missing one.
  const quoted = guarded === "" || guarded.includes(separator) || /["\r\n]/.test(guarded) || guarded !== guarded.trim();
  return quoted ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
