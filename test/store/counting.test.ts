import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { addCounts, countLineage, takeCounts } from "../../src/store/sql/catalogue-counting.ts";
import { openSqliteDatabase } from "../../src/store/sqlite/open.ts";

test("what a document changes in the counts is never looked for in all of them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-counting-"));
  const file = join(folder, "library.db");
  const db = await openSqliteDatabase(file);
  const { prepare } = DatabaseSync.prototype;
  const statements = new Set<string>();
  DatabaseSync.prototype.prepare = function (text) {
    statements.add(text);
    return prepare.call(this, text);
  };
  try {
    await addCounts(db, [1]);
    await countLineage(db, 1, -1);
    await takeCounts(db, 1);
  } finally {
    DatabaseSync.prototype.prepare = prepare;
  }
  const database = new DatabaseSync(file);
  const walked = [...statements].flatMap((text) =>
    (database.prepare(`explain query plan ${text}`).all() as { readonly detail: string }[])
      .filter(({ detail }) => /^SCAN (?!(?:d|e|s)$|CONSTANT)/.test(detail))
      .map(({ detail }) => `${detail}: ${text}`),
  );
  database.close();
  await db.destroy();
  rmSync(folder, { recursive: true });
  expect(statements.size).toBeGreaterThan(4);
  expect(walked).toEqual([]);
});
