import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test } from "vitest";
import { type Deed, verifyAudit, writeDown } from "../../src/library/audit.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";

const deed = (number: number): Deed => ({
  at: `2026-05-01T08:00:0${number}.000Z`,
  who: "ada",
  kind: "person",
  act: "POST /judgements",
  target: `/judgements ${number}`,
});

describe("the audit log", () => {
  let path: string;
  let head: string;
  beforeEach(async () => {
    path = join(mkdtempSync(join(tmpdir(), "hearsay-audit-")), "library.db");
    const store = await openSqliteStore(path);
    for (const number of [1, 2, 3, 4])
      ({ hash: head } = await store.transaction((session) => writeDown(session, deed(number))));
    await store.close();
  });

  const verified = async (noted?: string) => {
    const store = await openSqliteStore(path);
    const found = await store.transaction((session) => verifyAudit(session, noted));
    await store.close();
    return found;
  };
  /** As somebody who may write to the file and knows how it is made. */
  const tamper = (...statements: readonly string[]) => {
    const database = new DatabaseSync(path);
    for (const { name } of database
      .prepare("select name from sqlite_schema where type = 'trigger' and tbl_name = 'audit'")
      .all())
      database.exec(`drop trigger ${String(name)}`);
    for (const statement of statements) database.exec(statement);
    database.close();
  };

  test("is sound as it was written, and ends with the head that it gives", async () => {
    expect(await verified(head)).toEqual({ rows: 4, head, faults: [] });
  });

  test.each([
    ["update audit set who = 'bob' where position = 2", 2, "does not say what it said"],
    ["update audit set target = target || ' ' where position = 4", 4, "does not say what it said"],
    ["delete from audit where position = 2", 2, "entries 2 to 2 are missing"],
    ["delete from audit where position = 1", 1, "entries 1 to 1 are missing"],
  ])("finds what was edited, removed or cut off: %s", async (statement, position, message) => {
    tamper(statement);
    const { faults } = await verified();
    expect(faults[0]).toMatchObject({ position, message: expect.stringContaining(message) });
  });

  test("finds what was cut off at the end by the head that was noted", async () => {
    tamper("delete from audit where position = 4");
    expect((await verified()).faults).toEqual([]);
    expect((await verified(head)).faults[0]?.message).toContain("does not hold the head that was noted");
  });

  test("finds two entries that have changed places", async () => {
    tamper(
      "update audit set position = -1 where position = 2",
      "update audit set position = 2 where position = 3",
      "update audit set position = 3 where position = -1",
    );
    expect((await verified()).faults.length).toBeGreaterThan(0);
  });

  test.each(["update audit set who = 'bob'", "delete from audit"])("the database itself refuses to %s", (statement) => {
    const database = new DatabaseSync(path);
    expect(() => database.exec(statement)).toThrow(/only ever appended to/);
    database.close();
  });
});
