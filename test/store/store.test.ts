import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { storeContract } from "../contract/store.ts";
import { startPostgres } from "../postgres/server.ts";

storeContract("SQLite", () => openSqliteStore(":memory:"));

// A real server: the same SQL through another dialect, so that the two do not drift apart.
const server = await startPostgres();
afterAll(() => server.stop());
storeContract("PostgreSQL", async () => openPostgresStore(await server.database()));

const folder = mkdtempSync(join(tmpdir(), "hearsay-store-"));

test("a library file is opened again with all that it holds", async () => {
  const path = join(folder, "again.db");
  const first = await openSqliteStore(path);
  const { id } = await first.transaction((session) => session.beginImport(["x"], "2022-01-01"));
  await first.close();
  const second = await openSqliteStore(path);
  expect((await second.transaction((session) => session.imports())).map((row) => row.id)).toEqual([id]);
  await second.close();
});

test("a file that is no library is refused and left as it is", async () => {
  const text = join(folder, "text.db");
  writeFileSync(text, "not a database, but long enough to look at ".repeat(30));
  await expect(openSqliteStore(text)).rejects.toThrow(/E_STORE .*text\.db/);
  const other = join(folder, "other.db");
  const database = new DatabaseSync(other);
  database.exec("create table t (x)");
  database.close();
  await expect(openSqliteStore(other)).rejects.toThrow(/another program/);
});
