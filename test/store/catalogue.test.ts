import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { newestOf, placesIn } from "../../src/store/sql/catalogue-order.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { catalogueContract } from "../contract/catalogue.ts";
import { catalogueWindowsContract } from "../contract/catalogue-windows.ts";
import { startPostgres } from "../postgres/server.ts";

catalogueContract("SQLite", () => openSqliteStore(":memory:"));
catalogueWindowsContract("SQLite", () => openSqliteStore(":memory:"), 15);

const server = await startPostgres();
afterAll(() => server.stop());
catalogueContract("PostgreSQL", async () => openPostgresStore(await server.database()));
catalogueWindowsContract("PostgreSQL", async () => openPostgresStore(await server.database()), 4);

test("places in lists run from the newest publication to the oldest, undated last, as whole numbers", () => {
  const dates = ["2022-04-17", "2022-04", "2022", "2021-12-31", null];
  const places = dates.map((date) => newestOf(date, "ffffffff"));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every(Number.isSafeInteger)).toBe(true);
  expect(newestOf("2022-04-17", "00000000")).toBeLessThan(newestOf("2022-04-17", "ffffffff"));
});

test("a stretch of days holds the months and years that begin in it, and nothing undated", () => {
  const within = (date: string | null, from?: string, until?: string): boolean => {
    const { first = 0, last = Number.MAX_SAFE_INTEGER } = placesIn(from, until);
    const place = newestOf(date, "80000000");
    return first <= place && place <= last;
  };
  expect(within("2022-04-17", "2022-04-17", "2022-04-17")).toBe(true);
  expect(within("2022-04-18", "2022-04-17", "2022-04-17")).toBe(false);
  expect(within("2022-04-16", "2022-04-17")).toBe(false);
  expect(within("2022-04-30", undefined, "2022-04")).toBe(true);
  expect(within("2022-05-01", undefined, "2022-04")).toBe(false);
  expect(within(null, undefined, "2022-04")).toBe(false);
  expect(within(null)).toBe(true);
});

test("what is counted as documents come, go and change their origin is what counting all at once gives", async () => {
  const documents = ["a", "b", "c", "d", "e"] as const;
  const step = fc.record({
    document: fc.constantFrom(...documents),
    act: fc.constantFrom("file", "leave", "move"),
    lineage: fc.constantFrom<string>("one", "two", "three"),
    page: fc.constantFrom("p", "q", "r"),
    published: fc.constantFrom("2022-04-17", "2022-04-18", null),
    counted: fc.uniqueArray(fc.constantFrom("x", "y"), { minLength: 1 }),
  });
  type Step = typeof step extends fc.Arbitrary<infer T> ? Readonly<T> : never;
  const all = ["x", "y"];

  async function counts(steps: readonly Step[]) {
    const store = await openSqliteStore(":memory:");
    const lineages = new Map<string, string>();
    for (const { document, act, lineage, page, published, counted } of steps) {
      await store.transaction(async (session) => {
        const isThere = (await session.document(document)) !== undefined;
        if (act === "leave") {
          await session.removeDocuments([document]);
          lineages.delete(document);
        } else if (act === "move" && isThere) {
          await session.regroup("lineage", [{ item: document, group: lineage }]);
          lineages.set(document, lineage);
        } else if (act === "file" && !isThere) {
          const { id } = await session.beginImport(["x"], "2022-05-01T00:00:00Z");
          await session.addDocuments([
            {
              id: document,
              page,
              textHash: `sha256:${"0".repeat(64)}`,
              text: document,
              uri: null,
              title: null,
              outlet: null,
              author: null,
              published,
              language: "en",
              input: "{}",
              extractor: "test",
              import: id,
              blob: null,
            },
          ]);
          await session.fileItems([{ space: "lineage", item: document, document, alias: lineage }]);
          await session.enterDocuments([{ document, maker: "test", identities: [] }]);
          const rows = counted.map((subject) => ({ subject, facet: "says", value: "", n: 2 }));
          await session.fileCatalogue([{ document, keys: [], elements: [], counted: rows }]);
          lineages.set(document, lineage);
        }
        // Some counting may happen in between.
        if (act === "move") await session.count(10);
      });
    }
    while ((await store.transaction((session) => session.count(10))) > 0);
    const rows = await store.view((session) => session.countsOf({ subjects: all, facets: ["says"] }, 10));
    await store.close();
    return { rows, lineages };
  }

  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { rows, lineages } = await counts(steps);
      // Each document as it was when it last came, and with the origin that it has now.
      const last = new Map<string, Step>();
      for (const each of steps) {
        if (each.act === "leave") last.delete(each.document);
        else if (each.act === "file" && !last.has(each.document)) last.set(each.document, each);
      }
      const once = [...last.values()].map((each) => ({
        ...each,
        lineage: lineages.get(each.document) ?? each.lineage,
      }));
      expect(rows).toEqual((await counts(once.filter(isFiled))).rows);
    }),
    { numRuns: 40, seed: 7 },
  );
});

const isFiled = ({ act }: { readonly act: string }): boolean => act === "file";
