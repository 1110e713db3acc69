import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PLOVER_TYPES } from "../../src/doc/reading.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import type { CountFilter } from "../../src/store/catalogue-store.ts";
import { countSession } from "../../src/store/sql/catalogue-counts.ts";
import { storeOver } from "../../src/store/sql/sql-store.ts";
import { sqliteEngine } from "../../src/store/sqlite/engine.ts";
import { openSqliteDatabase } from "../../src/store/sqlite/open.ts";
import { keep, resources, sampleReadings } from "../library/fusion/sample-readings.ts";

let db: Awaited<ReturnType<typeof openSqliteDatabase>>;
let subjects: readonly string[];

beforeAll(async () => {
  db = await openSqliteDatabase(":memory:");
  const store = storeOver(db, sqliteEngine);
  await keep(store, [...(await sampleReadings()).values()]);
  for await (const _ of openFusion(store, resources).update());
  const rows = await db.selectFrom("actors").select("key").orderBy("rank").limit(12).execute();
  subjects = rows.map(({ key }) => key);
});
afterAll(() => db.destroy());

const EDGES = ["edge:cooperation", "edge:conflict", "edge:relation", "edge:says"];
const FILTERS: Readonly<Record<string, () => Omit<CountFilter, "from" | "until">>> = {
  "what somebody does": () => ({ subjects: subjects.slice(0, 1), facets: ["does", "suffers", "said"] }),
  "names by their beginning": () => ({ subjects: subjects.slice(0, 3), facets: ["name"], prefix: "name\n" }),
  "places of all": () => ({ subjects: ["*"], facets: ["at", ...PLOVER_TYPES.map((type) => `at:${type}`)] }),
  "relations of all": () => ({ subjects: ["*"], facets: ["relation"] }),
  "edges from one": () => ({ subjects: subjects.slice(0, 1), facets: EDGES }),
  "edges to one": () => ({ values: subjects.slice(0, 1), facets: EDGES }),
  "edges among many": () => ({ subjects, values: subjects, facets: EDGES }),
  "types of edges": () => ({
    facets: ["edge:type"],
    ranges: subjects
      .slice(1)
      .map((key) => ({ subject: subjects[0] ?? "", facet: "edge:type", prefix: `${key}\nconflict\n` })),
  }),
  "claimants of some": () => ({
    facets: ["claimant"],
    ranges: subjects.slice(0, 2).map((subject) => ({ subject, facet: "claimant", prefix: "" })),
  }),
};

describe("within some days the same is counted, be they few documents or many", () => {
  test.each(Object.entries(FILTERS))("%s", async (_, filter) => {
    const windows = [{ from: "2021" }, { until: "2022-04-17" }, { from: "2021-06", until: "2022-03" }];
    let found = 0;
    for (const window of windows) {
      const asked = { ...filter(), ...window };
      const [along, named] = [
        await countSession(db).countsOf(asked, 1000),
        await countSession(db, 0).countsOf(asked, 1000),
      ];
      expect(named).toEqual(along);
      found += along.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
