import { type Kysely, sql } from "kysely";
import type { SqlEngine } from "../sql/engine.ts";
import type { Tables } from "../sql/tables.ts";

/** A table as a library of this version has it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key, in its order: rows are copied and compared in the order of these. */
  readonly key: readonly string[];
  /** Tables that its rows point at. */
  readonly refers: readonly string[];
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  /** Place in the primary key, from 1; 0 outside. */
  readonly key: number;
}
interface ReferenceRow {
  readonly table: string;
  readonly to: string;
}

/** The index of words is made anew from the documents, and the list of migrations by opening. */
const OWN = /^(?:document_words|kysely_|sqlite_)/;

/** All tables that hold something of a library, those that others point at first. */
export async function tablesOf(db: Kysely<Tables>, engine: SqlEngine["name"]): Promise<readonly TableShape[]> {
  const { columns, references } = engine === "sqlite" ? await inSqlite(db) : await inPostgres(db);
  const names = [...new Set(columns.map(({ table }) => table))].filter((name) => !OWN.test(name)).sort();
  const shapes = names.map((name): TableShape => {
    const own = columns.filter(({ table }) => table === name);
    return {
      name,
      columns: own.map(({ column }) => column).sort(),
      key: own
        .filter(({ key }) => key > 0)
        .sort((a, b) => a.key - b.key)
        .map(({ column }) => column),
      refers: references.filter(({ table, to }) => table === name && to !== name).map(({ to }) => to),
    };
  });
  return inOrder(shapes);
}

async function inSqlite(db: Kysely<Tables>) {
  const { rows: columns } = await sql<ColumnRow>`
    select tables.name as "table", columns.name as "column", columns.pk as key
    from sqlite_schema as tables join pragma_table_info(tables.name) as columns where tables.type = 'table'`.execute(
    db,
  );
  const { rows: references } = await sql<ReferenceRow>`
    select tables.name as "table", keys."table" as "to"
    from sqlite_schema as tables join pragma_foreign_key_list(tables.name) as keys where tables.type = 'table'`.execute(
    db,
  );
  return { columns, references };
}

async function inPostgres(db: Kysely<Tables>) {
  const { rows: columns } = await sql<ColumnRow>`
    select tables.relname as "table", columns.attname as "column",
      coalesce(array_position(keys.indkey::smallint[], columns.attnum) + 1, 0) as key
    from pg_class as tables
      join pg_attribute as columns on columns.attrelid = tables.oid and columns.attnum > 0 and not columns.attisdropped
      left join pg_index as keys on keys.indrelid = tables.oid and keys.indisprimary
    where tables.relkind in ('r', 'p') and tables.relnamespace = current_schema()::regnamespace`.execute(db);
  const { rows: references } = await sql<ReferenceRow>`
    select one.relname as "table", other.relname as "to"
    from pg_constraint as keys join pg_class as one on one.oid = keys.conrelid
      join pg_class as other on other.oid = keys.confrelid
    where keys.contype = 'f' and one.relnamespace = current_schema()::regnamespace`.execute(db);
  return { columns, references };
}

/** Those first that others refer to; else by name. */
function inOrder(shapes: readonly TableShape[]): readonly TableShape[] {
  const done = new Map<string, TableShape>();
  const names = new Set(shapes.map(({ name }) => name));
  while (done.size < shapes.length) {
    const next = shapes.find(
      ({ name, refers }) => !done.has(name) && refers.every((other) => done.has(other) || !names.has(other)),
    );
    if (next === undefined) throw new Error("tables refer to each other in a circle");
    done.set(next.name, next);
  }
  return [...done.values()];
}
