import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { HearsayError } from "../../errors.ts";
import { openDatabase, storeOver } from "../sql/sql-store.ts";
import type { Tables } from "../sql/tables.ts";
import type { Store } from "../store.ts";
import { sqliteEngine } from "./engine.ts";
import { nodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { createReaders } from "./readers.ts";

/** "HEAR" in ASCII: tells a library from any other SQLite file, also to `file(1)`. */
const APPLICATION_ID = 0x48454152;

/** As much of a library as SQLite will map. */
const MAPPED_BYTES = 2_147_418_112;

/** Opens a library file, makes it when it is not there; ":memory:" is one that lasts as long as the process. */
export async function openSqliteStore(path: string): Promise<Store> {
  const writer = await openSqliteDatabase(path);
  // What is in memory has one connection, which all share.
  if (path === ":memory:") return storeOver(writer, sqliteEngine);
  const file = resolve(path);
  return storeOver(
    writer,
    sqliteEngine,
    createReaders(() => openReader(file)),
  );
}

/** Sees one moment of the library, whatever its one writer does meanwhile. */
function openReader(file: string): Kysely<Tables> {
  const database = new DatabaseSync(file, { readOnly: true });
  // What another connection has read lies in the machine's memory: it is looked at there, and not copied for each.
  database.exec(`pragma busy_timeout = 5000; pragma cache_size = -65536; pragma mmap_size = ${MAPPED_BYTES}`);
  return new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
}

export async function openSqliteDatabase(path: string): Promise<Kysely<Tables>> {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path);
    const { application_id: id } = database.prepare("pragma application_id").get() as { application_id: number };
    const { n } = database.prepare("select count(*) as n from sqlite_schema").get() as { n: number };
    if (n > 0 && id !== APPLICATION_ID) throw new Error("another program's SQLite database");
    // WAL lets readers read while one writes; NORMAL is safe against a killed process, and against power loss up to
    // the last checkpoint, which re-adding makes good. 64 MB of pages are kept at hand: the default of 2 is too few for
    // the indexes of a library. The log is put into the file when it holds about as much: pages that transaction after
    // transaction writes are put there once. What is not at hand is looked at where the machine has it in memory, and not
    // copied from there. Another process may compare documents for some seconds before it lets a writer in.
    database.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma busy_timeout = 15000;
      pragma cache_size = -65536; pragma mmap_size = ${MAPPED_BYTES};
      pragma wal_autocheckpoint = 16384; pragma application_id = ${APPLICATION_ID}`);
  } catch (cause) {
    throw new HearsayError("E_STORE", {
      where: path,
      expected: "a Hearsay library, or a path where one can be made",
      got: cause instanceof Error ? cause.message : String(cause),
      fix: "Name another file with --library.",
      cause,
    });
  }
  const db = await openDatabase(nodeSqliteDialect(database), sqliteEngine);
  // A statement that writes many rows notes every page that it changes, to take them back: in memory, and not in a file. A new
  // schema may sort a whole library, which has no place in memory.
  database.exec("pragma temp_store = memory");
  return db;
}
