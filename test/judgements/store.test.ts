import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import { afterAll, expect, test } from "vitest";
import { postgresFullText } from "../../src/store/sql/full-text.ts";
import { openSqlStore } from "../../src/store/sql/sql-store.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { judgementContract } from "../contract/judgements.ts";

judgementContract("SQLite", () => openSqliteStore(":memory:"));

const postgres = new PGlite();
afterAll(() => postgres.close());
async function openPostgres() {
  await postgres.exec("drop schema public cascade; create schema public");
  const guest = {
    query: postgres.query.bind(postgres),
    transaction: postgres.transaction.bind(postgres),
    ready: true,
    waitReady: postgres.waitReady,
    closed: false,
    close: async () => {},
  };
  return openSqlStore(new PGliteDialect({ pglite: guest }), "postgres", postgresFullText);
}
judgementContract("PGlite", openPostgres);

const judgement = { id: "a", previous: null, hash: "h", origin: null, json: "{}", keys: [] };

test("no program can change or delete a judgement in a library file", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "hearsay-judgements-")), "a.db");
  const store = await openSqliteStore(path);
  await store.transaction((session) => session.appendJudgements([{ position: 1, ...judgement }]));
  await store.close();
  const database = new DatabaseSync(path);
  expect(() => database.exec("update judgements set json = '[]'")).toThrow("only ever appended");
  expect(() => database.exec("delete from judgements")).toThrow("only ever appended");
  database.close();
});

test("nor in PostgreSQL", async () => {
  const store = await openPostgres();
  await store.transaction((session) => session.appendJudgements([{ position: 1, ...judgement }]));
  await store.close();
  await expect(postgres.exec("update judgements set json = '[]'")).rejects.toThrow("only ever appended");
  await expect(postgres.exec("delete from judgements")).rejects.toThrow("only ever appended");
});
