import { CompiledQuery, type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

export type Value = string | number | Uint8Array | null;

/** Rows of one statement; a power of two. */
const MOST_ROWS = 256;

interface Form {
  /** Rows that are there already stay as they are. */
  readonly known?: "skip";
}

/**
 * Writes many rows of few columns. Kysely makes a tree of every value, and an engine reads every statement that it has not
 * seen: so rows go in by powers of two, and each such statement is written once for all times.
 */
export async function insertRows<T extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
  rows: readonly (readonly Value[])[],
  form: Form = {},
): Promise<void> {
  for (let at = 0; at < rows.length; ) {
    const size = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(rows.length - at)));
    const text = statementOf(db, { table, columns, size, skip: form.known === "skip" });
    await db.executeQuery(CompiledQuery.raw(text, rows.slice(at, at + size).flat()));
    at += size;
  }
}

interface Statement {
  readonly table: string;
  readonly columns: readonly string[];
  readonly size: number;
  readonly skip: boolean;
}

/** By database: each writes parameters in its own way. */
const written = new WeakMap<object, Map<string, string>>();

function statementOf(db: Kysely<Tables>, { table, columns, size, skip }: Statement): string {
  const { adapter } = db.getExecutor();
  const own = written.get(adapter) ?? new Map<string, string>();
  written.set(adapter, own);
  const key = [table, ...columns, size, skip].join(" ");
  const known = own.get(key);
  if (known !== undefined) return known;
  const row = sql`(${sql.join(columns.map(() => null))})`;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const { sql: text } =
    sql`insert into ${sql.table(table)} (${names}) values ${sql.join(Array.from({ length: size }, () => row))}${
      skip ? sql` on conflict do nothing` : sql``
    }`.compile(db);
  own.set(key, text);
  return text;
}
