import fc from "fast-check";
import { expect, test } from "vitest";
import { lineageDigest, lineageKeys, lineageLink } from "../../../src/fusion/lineages/index.ts";
import { readingOf } from "./reading-of.ts";
import { article, seeded } from "./synthetic.ts";
import { tables } from "./tables.ts";

const digestOf = (id: string, lines: readonly string[]) =>
  lineageDigest(
    readingOf({
      id,
      body: lines.join("\n"),
      outlet: `Outlet ${id}`,
      published: id === "a" ? "2024-01-01" : "2024-01-02",
    }),
    tables,
  );
const shuffled = <T>(list: readonly T[], random: () => number): readonly T[] =>
  list
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

test("a report cut by a third, with every tenth word changed and its sentences in any order, is found and joined", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.boolean(), (seed, reorder) => {
      const random = seeded(seed);
      const original = article(random, 250).split("\n");
      const kept = original.filter((_, index) => index === 0 || random() < 2 / 3);
      const changed = kept.map((line) =>
        line.replace(/(?<= )\S+(?=[ .])/g, (word) => (random() < 0.1 ? "moreover" : word)),
      );
      const a = digestOf("a", original);
      const b = digestOf("b", reorder ? shuffled(changed, random) : changed);
      const keys = new Set(lineageKeys(a));
      expect(lineageKeys(b).some((key) => keys.has(key))).toBe(true);
      expect(lineageLink(a, b)).toMatchObject({ original: "a", copy: "b", joins: true, ordered: true });
    }),
    { numRuns: 60 },
  );
});

test("two texts of one vocabulary are not joined", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
      const random = seeded(seed);
      const [a, b] = [digestOf("a", article(random, 250).split("\n")), digestOf("b", article(random, 250).split("\n"))];
      expect(lineageLink(a, b)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
