import type { ExportSource } from "../source.ts";

export type ColumnType = "text" | "integer" | "number" | "boolean";
export interface Column<Type extends ColumnType = ColumnType> {
  readonly type: Type;
  /** For the documentation. */
  readonly about: string;
}
export type Columns = Readonly<Record<string, Column>>;
interface Values {
  readonly text: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
}
export type Cell = Values[ColumnType] | undefined;
/** Every column has to be thought of, also where it is empty. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]: Values[C[Name]["type"]] | undefined };
export type Row = Readonly<Record<string, Cell>>;

export interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: Columns;
  rows(source: ExportSource): AsyncIterable<Row>;
}

export function table<const C extends Columns>(
  name: string,
  about: string,
  columns: C,
  rows: (source: ExportSource) => AsyncIterable<RowOf<C>>,
): Table {
  return { name, about, columns, rows: rows as Table["rows"] };
}

export const text = (about: string): Column<"text"> => ({ type: "text", about });
export const integer = (about: string): Column<"integer"> => ({ type: "integer", about });
export const number = (about: string): Column<"number"> => ({ type: "number", about });
export const boolean = (about: string): Column<"boolean"> => ({ type: "boolean", about });

/** Several values in one cell, parted by "|"; a "|" or "\" of a value gets a "\" before it. Nothing for none. */
export function list(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|");
}
