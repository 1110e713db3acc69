import type { Evidence } from "../../../src/query/records.ts";

/** What a picture shows, as rows: for its table twin and for exports. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
export interface Column {
  readonly name: string;
  /** Numbers stand at the end of their cell; words of documents in the serif. */
  readonly kind?: "number" | "words";
}
export interface Row {
  readonly cells: readonly (string | number | null)[];
  /** Where the row leads. */
  readonly evidence?: Evidence;
  /** Where it leads that counts many: nearer to them. */
  readonly to?: string;
}

/**
 * RFC 4180, for spreadsheets: what a spreadsheet would run as a formula gets an apostrophe in front, numbers do not.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)];
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const guarded = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
