import fc from "fast-check";
import { expect, test } from "vitest";
import { type LineageDigest, type LineageLink, lineageIdOf, lineagesOf } from "../../../src/fusion/lineages/index.ts";

const digest = (document: string, published?: string): LineageDigest => ({
  form: 1,
  tables: "t",
  document,
  ...(published === undefined ? {} : { published }),
  credits: [],
  agencyIds: [],
  sentences: "",
  exact: "",
});
const link = (original: string, copy: string, joins = true): LineageLink => ({
  original,
  copy,
  ordered: true,
  kind: joins ? "copy" : "shared-passage",
  joins,
  share: 1,
  reason: `${copy} has it from ${original}`,
});

test("linked documents are one lineage, oldest first and undated last; the others are lineages of one", () => {
  const digests = [
    digest("u"),
    digest("c", "2024-03"),
    digest("a", "2024-05-02"),
    digest("b", "2024-05-01"),
    digest("x"),
  ];
  expect(lineagesOf(digests, [link("b", "a"), link("u", "a")])).toEqual([
    { id: lineageIdOf("c"), documents: ["c"], reasons: [] },
    { id: lineageIdOf("b"), documents: ["b", "a", "u"], reasons: ["a has it from b", "a has it from u"] },
    { id: lineageIdOf("x"), documents: ["x"], reasons: [] },
  ]);
});

test("of one day's documents a known copy comes after its original", () => {
  const digests = [digest("a", "2024-05-01"), digest("b", "2024-05-01")];
  expect(lineagesOf(digests, [link("b", "a")])[0]?.documents).toEqual(["b", "a"]);
  expect(lineagesOf(digests, [{ ...link("b", "a"), ordered: false }])[0]?.documents).toEqual(["a", "b"]);
});

test("a passage in common joins nothing; a link to a document that is gone is passed over", () => {
  const lineages = lineagesOf([digest("a"), digest("b")], [link("a", "b", false), link("a", "gone")]);
  expect(lineages.map(({ documents }) => documents)).toEqual([["a"], ["b"]]);
});

test("of many links those that unite, from the oldest on, say why", () => {
  const ids = ["a", "b", "c", "d"];
  const digests = ids.map((id, index) => digest(id, `2024-05-0${index + 1}`));
  const links = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => link(a, b)));
  expect(lineagesOf(digests, links)[0]?.reasons).toEqual(["b has it from a", "c has it from a", "d has it from a"]);
});

const corpus = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.option(fc.integer({ min: 1, max: 9 }))), {
    selector: ([id]) => id,
    minLength: 1,
    maxLength: 12,
  })
  .chain((documents) => {
    const ids = documents.map(([id]) => id);
    return fc.record({
      digests: fc.constant(documents.map(([id, day]) => digest(id, day === null ? undefined : `2024-05-0${day}`))),
      links: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.boolean())),
    });
  });

test("lineages are a function of the sets: every order of documents and links gives the same", () => {
  fc.assert(
    fc.property(corpus, fc.infiniteStream(fc.nat()), ({ digests, links }, stream) => {
      const made = links.filter(([a, b]) => a !== b).map(([a, b, joins]) => link(a, b, joins));
      const shuffled = <T>(list: readonly T[]): readonly T[] =>
        list
          .map((item) => [stream.next().value ?? 0, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item);
      expect(lineagesOf(shuffled(digests), shuffled(made))).toEqual(lineagesOf(digests, made));
    }),
  );
});

test("every id that a lineage ever had is that of one of its members", () => {
  fc.assert(
    fc.property(corpus, ({ digests, links }) => {
      const made = links.filter(([a, b]) => a !== b).map(([a, b]) => link(a, b));
      const final = lineagesOf(digests, made);
      for (let count = 1; count <= digests.length; count++) {
        for (const early of lineagesOf(digests.slice(0, count), made)) {
          const now = final.find(({ documents }) => documents.includes(early.documents[0] ?? ""));
          expect(now?.documents.map(lineageIdOf)).toContain(early.id);
        }
      }
    }),
  );
});
