import fc from "fast-check";
import { expect, test } from "vitest";
import { gradeWords } from "../../../workbench/src/views/sources/grades.ts";
import { layersOf } from "../../../workbench/src/views/sources/layers.ts";

const document = (name: string, published: string | null = "2022-04-18") => ({
  document: name,
  title: null,
  outlet: name,
  published,
});
const link = (from: string, to: string) => ({ from, to, kind: "copied", reason: "the same words" });

test("each stands to the right of all that it rests on", () => {
  const { placed, layers, rows } = layersOf({
    documents: [document("c"), document("a", "2022-04-16"), document("b")],
    links: [link("b", "a"), link("c", "b"), link("c", "a")],
  });
  expect(Object.fromEntries(placed.map(({ document: name, layer }) => [name, layer]))).toEqual({ a: 0, b: 1, c: 2 });
  expect([layers, rows]).toEqual([3, 1]);
});

test("a ring is cut and not followed for ever; every document has a place of its own", () => {
  const names = ["a", "b", "c", "d", "e"];
  const links = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, "elsewhere")));
  fc.assert(
    fc.property(links, (pairs) => {
      const { placed, layers, rows } = layersOf({
        documents: names.map((name) => document(name)),
        links: pairs.map(([from, to]) => link(from, to)),
      });
      expect(placed).toHaveLength(names.length);
      expect(new Set(placed.map(({ layer, row }) => `${layer} ${row}`)).size).toBe(names.length);
      expect(placed.every(({ layer, row }) => layer < layers && row < rows)).toBe(true);
    }),
  );
});

test("what cannot be judged is no letter of the scale", () => {
  expect(gradeWords("B")).toBe("B, usually reliable");
  expect(gradeWords("cannot-be-judged")).toBe("cannot be judged");
  expect(gradeWords("other")).toBe("other");
});
