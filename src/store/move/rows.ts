import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { SqlEngine } from "../sql/engine.ts";
import type { Tables } from "../sql/tables.ts";
import type { TableShape } from "./tables.ts";

export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** What is read, or written, at once: readings are large, keys are small. */
const PAGE_BYTES = 8 * 2 ** 20;
const MOST_ROWS = 2000;
const FIRST_ROWS = 16;

/** All rows in the order of their key, some at a time, so that a library of any size passes through little memory. */
export async function* pagesOf(db: Kysely<Tables>, { name, key }: TableShape): AsyncGenerator<readonly Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  let after: readonly Value[] | undefined;
  let size = FIRST_ROWS;
  for (;;) {
    const behind = after === undefined ? sql`` : sql`where (${order}) > (${sql.join(after)})`;
    const { rows } = await sql<Row>`select * from ${sql.table(name)} ${behind} order by ${order} limit ${size}`.execute(
      db,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < size) return;
    after = key.map((column) => last[column] ?? null);
    const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 0) / rows.length;
    size = Math.max(1, Math.min(MOST_ROWS, Math.floor(PAGE_BYTES / bytes)));
  }
}

const sizeOf = (row: Row): number =>
  Object.values(row).reduce<number>(
    (sum, value) => sum + (value === null || typeof value === "number" ? 8 : value.length),
    0,
  );

/** The number of rows and one hash over all their values, alike in every engine. */
export interface Fingerprint {
  readonly rows: number;
  readonly sha256: string;
}

export function fingerprinter({ columns }: TableShape) {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    take(page: readonly Row[]): void {
      for (const row of page) {
        rows++;
        for (const column of columns) {
          const value = row[column] ?? null;
          // With kind and length, so that no two different rows run together to the same bytes.
          if (value === null) hash.update("null;");
          else if (typeof value === "number") hash.update(`number ${value};`);
          else if (typeof value === "string") hash.update(`text ${Buffer.byteLength(value)};`).update(value);
          else hash.update(`bytes ${value.length};`).update(value);
        }
      }
    },
    end: (): Fingerprint => ({ rows, sha256: hash.digest("hex") }),
  };
}

/** Parameters of one statement: SQLite takes 32,766 and PostgreSQL 65,535. */
const MOST_PARAMETERS = 20_000;

/** Rows as they are, with the numbers that their own library gave them. */
export async function insertRows(
  db: Kysely<Tables>,
  engine: SqlEngine["name"],
  { name, columns }: TableShape,
  rows: readonly Row[],
): Promise<void> {
  const own = engine === "postgres" ? sql`overriding system value` : sql``;
  const most = Math.floor(MOST_PARAMETERS / columns.length);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let at = 0; at < rows.length; at += most) {
    const values = rows
      .slice(at, at + most)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
    await sql`insert into ${sql.table(name)} (${names}) ${own} values ${sql.join(values)}`.execute(db);
  }
}
