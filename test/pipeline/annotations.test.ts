import fc from "fast-check";
import { expect, test } from "vitest";
import type { Attribution } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { attributionAt } from "../../src/pipeline/annotations.ts";

const attribution = (id: string, content: readonly Span[]): Attribution => ({
  id,
  source: { actors: [] },
  content,
  mode: "indirect",
  act: "statement",
  negated: false,
  addressees: [],
  by: "hand",
  certainty: "sure",
});

test("of nested attributions the innermost holds the offset; in the gap of a broken quotation none does", () => {
  const outer = attribution("c1", [
    [10, 50],
    [60, 80],
  ]);
  const inner = attribution("c2", [[20, 40]]);
  const at = (offset: number) => attributionAt([outer, inner], offset)?.id;
  expect([9, 10, 20, 39, 40, 50, 60, 79, 80].map(at)).toEqual([
    undefined,
    "c1",
    "c2",
    "c2",
    "c1",
    undefined,
    "c1",
    "c1",
    undefined,
  ]);
});

test("it is always an attribution with a shortest piece over the offset", () => {
  const piece = fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 20 }))
    .map(([start, length]): Span => [start, start + length]);
  fc.assert(
    fc.property(
      fc.array(fc.array(piece, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      fc.nat(52),
      (contents, offset) => {
        const attributions = contents.map((content, index) => attribution(`c${index + 1}`, content));
        const shortest = (content: readonly Span[]): number =>
          Math.min(
            ...content.filter(([start, end]) => start <= offset && offset < end).map(([start, end]) => end - start),
          );
        const found = attributionAt(attributions, offset);
        expect(found === undefined ? Number.POSITIVE_INFINITY : shortest(found.content)).toBe(
          Math.min(Number.POSITIVE_INFINITY, ...contents.map(shortest)),
        );
      },
    ),
  );
});
