import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { validationContract } from "../contract/validation.ts";
import { startPostgres } from "../postgres/server.ts";

const server = await startPostgres();
afterAll(() => server.stop());
validationContract("SQLite", () => openSqliteStore(":memory:"));
validationContract("PostgreSQL", async () => openPostgresStore(await server.database()));

test("no program can change or delete what somebody has coded in a library file", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "hearsay-codings-")), "a.db");
  const store = await openSqliteStore(path);
  await store.transaction(async (session) => {
    await session.addSample({ id: "s", at: "t", json: "{}" });
    await session.addCodings([{ id: "c", sample: "s", at: "t", json: "{}" }]);
  });
  await store.close();
  const database = new DatabaseSync(path);
  expect(() => database.exec("update codings set json = '[]'")).toThrow("only ever appended");
  expect(() => database.exec("delete from codings")).toThrow("only ever appended");
  database.close();
});
