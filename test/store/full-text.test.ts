import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import { vectorsOf } from "../../src/store/postgres/full-text.ts";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { parseSearch } from "../../src/store/search-query.ts";
import { startPostgres } from "../postgres/server.ts";

const server = await startPostgres();
afterAll(() => server.stop());

const entries = (vector: string): readonly string[] => (vector === "" ? [] : vector.split(" "));
const wordOf = (entry: string): string => entry.slice(1, entry.lastIndexOf("'"));

test("a short text is one vector of its words in their order", () => {
  expect(vectorsOf("Air raids on Khōst; air!")).toEqual(["'air':1 'raids':2 'on':3 'khost':4 'air':5"]);
  expect(vectorsOf("")).toEqual([""]);
});

test("every stretch of forty words lies whole in one vector, and no vector is beyond what the server takes", () => {
  const words = fc.array(fc.constantFrom("the", "air", "raid", "khost", "x".repeat(900)), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 60 }), (some, times) => {
      const all = Array.from({ length: times }, () => some).flat();
      const vectors = vectorsOf(all.join(" ")).map((vector) => entries(vector).map(wordOf));
      for (const vector of vectors) {
        const uses = new Map<string, number>();
        for (const word of vector) uses.set(word, (uses.get(word) ?? 0) + 1);
        expect(Math.max(...uses.values())).toBeLessThan(256);
        expect(vector.join("").length).toBeLessThan(1_000_000);
      }
      const told = vectors.map((vector) => ` ${vector.join(" ")} `);
      for (let at = 0; at + 40 <= all.length; at += 7) {
        const stretch = all.slice(at, at + 40).map((word) => word.slice(0, 500));
        expect(told.some((vector) => vector.includes(` ${stretch.join(" ")} `))).toBe(true);
      }
    }),
    { numRuns: 60, seed: 3 },
  );
});

test("words and phrases are found at the end of a text that no one vector holds", async () => {
  const store = await openPostgresStore(await server.database());
  const body = Array.from({ length: 30_000 }, (_, at) => (at % 2 === 0 ? "the" : `word${at}`)).join(" ");
  const text = `${body} the rockets of Termez ${"y".repeat(5_000)}`;
  await store.transaction(async (session) => {
    const { id } = await session.beginImport(["x"], "2022-04-20");
    await session.addDocuments([
      {
        id: "long",
        page: "p",
        textHash: `sha256:${sha256Hex(text)}`,
        text,
        ...{ uri: null, title: null, outlet: null, author: null, published: null, language: "en" },
        ...{ input: "{}", extractor: "text@1", import: id, blob: null },
      },
    ]);
  });
  const found = (query: string) =>
    store.view(async (session) =>
      (await session.search(parseSearch(query), {}, { limit: 9 })).rows.map(({ id }) => id),
    );
  expect(await found('"the rockets of Termez"')).toEqual(["long"]);
  expect(await found("word29999 word1")).toEqual(["long"]);
  expect(await found(`${"y".repeat(5_000)}`)).toEqual(["long"]);
  expect(await found('"rockets the of"')).toEqual([]);
  await store.close();
});
