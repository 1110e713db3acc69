import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { judgementContract } from "../contract/judgements.ts";
import { startPostgres } from "../postgres/server.ts";

const server = await startPostgres();
afterAll(() => server.stop());
judgementContract("SQLite", () => openSqliteStore(":memory:"));
judgementContract("PostgreSQL", async () => openPostgresStore(await server.database()));

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
  const address = await server.database();
  const store = await openPostgresStore(address);
  await store.transaction((session) => session.appendJudgements([{ position: 1, ...judgement }]));
  await store.close();
  const program = (statement: string) => server.run(statement, new URL(address).pathname.slice(1));
  await expect(program("update judgements set json = '[]'")).rejects.toThrow("only ever appended");
  await expect(program("delete from judgements")).rejects.toThrow("only ever appended");
});
