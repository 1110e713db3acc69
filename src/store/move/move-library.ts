import { existsSync, renameSync, rmSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import { HearsayError } from "../../errors.ts";
import { isServerAddress, shownPlace } from "../place.ts";
import { postgresEngine } from "../postgres/engine.ts";
import { openPostgresDatabase } from "../postgres/open.ts";
import type { Tables } from "../sql/tables.ts";
import { sqliteEngine } from "../sqlite/engine.ts";
import { openSqliteDatabase } from "../sqlite/open.ts";
import { copyLibrary, type MoveStep, type Side } from "./move.ts";

/**
 * Copies a library to another place, from a file to a server or back, all or nothing: a file gets its name, and a server's
 * transaction is committed, when every row has been compared. The library that it came from stays as it is.
 */
export async function moveLibrary(from: string, to: string, report: (step: MoveStep) => Promise<void>): Promise<void> {
  if (!isServerAddress(from) && !existsSync(from)) throw misplaced(from, "a library", "no such file");
  if (!isServerAddress(to) && existsSync(to)) throw misplaced(to, "a path where no library is yet", "a file");
  const source = await open(from, from, false);
  try {
    const unfinished = isServerAddress(to) ? to : `${to}.unfinished`;
    if (unfinished !== to) removeFile(unfinished);
    const target = await open(unfinished, to, true);
    try {
      await snapshot(source, async (reading) => {
        await target.db.transaction().execute(async (writing) => {
          const sides = [
            { ...source, db: reading },
            { ...target, db: writing },
          ] as const;
          for await (const step of copyLibrary(...sides)) await report(step);
        });
      });
      // One self-contained file: no -wal beside it that a copy could forget.
      if (unfinished !== to) await sql`pragma journal_mode = delete`.execute(target.db);
    } catch (error) {
      await target.db.destroy();
      if (unfinished !== to) removeFile(unfinished);
      throw error;
    }
    await target.db.destroy();
    if (unfinished !== to) renameSync(unfinished, to);
  } finally {
    await source.db.destroy();
  }
}

async function open(path: string, place: string, create: boolean): Promise<Side> {
  if (isServerAddress(path)) {
    const db = await openPostgresDatabase(path, { create, name: "hearsay move" });
    return { db, engine: postgresEngine, place: shownPlace(place) };
  }
  return { db: await openSqliteDatabase(path), engine: sqliteEngine, place };
}

/** One state of the source, whatever is written meanwhile. */
function snapshot({ db, engine }: Side, work: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
  if (engine.alone) return db.transaction().execute(work);
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work);
}

function removeFile(path: string): void {
  for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(`${path}${ending}`, { force: true });
}

const misplaced = (where: string, expected: string, got: string): HearsayError =>
  new HearsayError("E_STORE", { where, expected, got, fix: "`hearsay move --help` has examples." });
