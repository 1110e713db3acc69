import fc from "fast-check";
import { expect, test } from "vitest";
import { insertRows } from "../../src/store/sql/insert.ts";
import { openSqliteDatabase } from "../../src/store/sqlite/open.ts";

test("any number of rows is written, each once and in its columns", async () => {
  const db = await openSqliteDatabase(":memory:");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 50 }), async (count, twice) => {
      await db.deleteFrom("unsettled").execute();
      const rows = Array.from({ length: count }, (_, at) => [`name ${at}`]);
      await insertRows(db, "unsettled", ["base"], rows.slice(0, twice));
      await insertRows(db, "unsettled", ["base"], rows, { known: "skip" });
      const found = await db.selectFrom("unsettled").select("base").execute();
      expect(found.map(({ base }) => base).toSorted()).toEqual(rows.flat().toSorted());
    }),
    { numRuns: 40 },
  );
  await insertRows(db, "disturbed", ["group_id", "space"], [["g", "story"]]);
  expect(await db.selectFrom("disturbed").selectAll().execute()).toEqual([{ space: "story", group_id: "g" }]);
  await expect(insertRows(db, "unsettled", ["base"], [["a"], ["a"]])).rejects.toThrow(/UNIQUE/);
  await db.destroy();
});
