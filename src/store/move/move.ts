import { type Kysely, sql } from "kysely";
import { HearsayError } from "../../errors.ts";
import type { SqlEngine } from "../sql/engine.ts";
import type { Tables } from "../sql/tables.ts";
import { type Fingerprint, fingerprinter, insertRows, pagesOf, type Row } from "./rows.ts";
import { type TableShape, tablesOf } from "./tables.ts";

/** A library's database, by what it can do. */
export interface Side {
  readonly db: Kysely<Tables>;
  readonly engine: SqlEngine;
  /** As it may be shown. */
  readonly place: string;
}

export type MoveStep =
  | { readonly kind: "copied" | "checked"; readonly table: string; readonly rows: number }
  | { readonly kind: "table"; readonly table: string; readonly fingerprint: Fingerprint };

/** Where something of a library would be lost if another came in its place. */
const KEPT = ["documents", "imports", "judgements", "feeds", "queued"] as const;

/**
 * Copies all that a library holds into an empty one and compares both, row by row. The caller runs it inside one
 * transaction of each side: what fails half way is undone whole.
 */
export async function* copyLibrary(from: Side, to: Side): AsyncGenerator<MoveStep> {
  const tables = await tablesOf(from.db, from.engine.name);
  checkAlike(to, tables, await tablesOf(to.db, to.engine.name));
  await checkQueue(from);
  await checkEmpty(to);
  // What a new library begins with comes from the other too.
  for (const { name } of tables.toReversed()) {
    if (name !== "judgements") await sql`delete from ${sql.table(name)}`.execute(to.db);
  }
  const copied = new Map<string, Fingerprint>();
  for (const table of tables) {
    const print = fingerprinter(table);
    let rows = 0;
    for await (const page of pagesOf(from.db, table)) {
      print.take(page);
      await insertRows(to.db, to.engine.name, table, page);
      if (table.name === "documents") await to.engine.fullText.add(to.db, page.map(indexed));
      rows += page.length;
      yield { kind: "copied", table: table.name, rows };
    }
    copied.set(table.name, print.end());
  }
  await setCounter(to, await counterOf(from));
  for (const table of tables) {
    const print = fingerprinter(table);
    let rows = 0;
    for await (const page of pagesOf(to.db, table)) {
      print.take(page);
      rows += page.length;
      yield { kind: "checked", table: table.name, rows };
    }
    const [wanted, got] = [copied.get(table.name), print.end()];
    if (wanted?.rows !== got.rows || wanted.sha256 !== got.sha256) {
      throw refused(
        to,
        `${wanted?.rows} rows of ${table.name} (${wanted?.sha256.slice(0, 12)})`,
        `${got.rows} (${got.sha256.slice(0, 12)})`,
        "Nothing was moved. This is a fault of Hearsay: please report it.",
      );
    }
    yield { kind: "table", table: table.name, fingerprint: got };
  }
}

const indexed = (row: Row) => ({
  sequence: Number(row["sequence"]),
  text: `${row["title"] ?? ""}\n${row["text"] ?? ""}`,
});

const refused = ({ place }: Side, expected: string, got: string, fix: string): HearsayError =>
  new HearsayError("E_STORE", { where: place, expected, got, fix });

function checkAlike(to: Side, wanted: readonly TableShape[], there: readonly TableShape[]): void {
  const told = (tables: readonly TableShape[]): string =>
    tables.map(({ name, columns }) => `${name}(${columns.join(",")})`).join(" ");
  if (told(wanted) === told(there)) return;
  throw refused(to, "the tables of a library of this version", "others", "Name an empty database of its own.");
}

async function checkQueue(from: Side): Promise<void> {
  const { n } = await from.db
    .selectFrom("queued")
    .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
    .executeTakeFirstOrThrow();
  if (n === 0) return;
  throw refused(
    from,
    "a library that has read all it was given",
    `${n} documents that wait to be read`,
    "Let its workers finish first.",
  );
}

async function checkEmpty(to: Side): Promise<void> {
  for (const table of KEPT) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(to.db);
    if (rows.length === 0) continue;
    throw refused(to, "an empty library to move into", `one with ${table}`, "Name another place.");
  }
}

/** The last place in the order of adding that was ever given out: none is given twice, also after removing. */
async function counterOf({ db, engine }: Side): Promise<number> {
  const query =
    engine.name === "sqlite"
      ? sql<{ last: number | null }>`select max(seq) as last from sqlite_sequence where name = 'documents'`
      : sql<{
          last: number | null;
        }>`select cast(pg_sequence_last_value(pg_get_serial_sequence('documents', 'sequence')::regclass) as integer) as last`;
  const { rows } = await query.execute(db);
  return rows[0]?.last ?? 0;
}

async function setCounter({ db, engine }: Side, last: number): Promise<void> {
  // SQLite goes on from the largest number that is there.
  if (engine.name === "postgres")
    await sql`select setval(pg_get_serial_sequence('keys', 'id')::regclass, last) from
      (select cast(max(id) as bigint) as last from keys) as numbers where last is not null`.execute(db);
  if (last === 0) return;
  if (engine.name === "postgres") {
    await sql`select setval(pg_get_serial_sequence('documents', 'sequence')::regclass, ${last})`.execute(db);
    return;
  }
  await sql`delete from sqlite_sequence where name = 'documents'`.execute(db);
  await sql`insert into sqlite_sequence (name, seq) values ('documents', ${last})`.execute(db);
}
