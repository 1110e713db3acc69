import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../../src/doc/span.ts";
import { nesting } from "../../../src/pipeline/4-attribute/nest.ts";

const claim = (cue: Span | undefined, ...content: readonly Span[]) => ({ cue, content });

describe("nesting", () => {
  test("a claim lies within the innermost one whose content holds its cue", () => {
    const outer = claim([0, 4], [5, 60]);
    const middle = claim([10, 14], [15, 55]);
    const inner = claim([20, 24], [25, 50]);
    expect(nesting([outer, middle, inner])).toEqual([-1, 0, 1]);
  });

  test("claims side by side are within none", () => {
    expect(nesting([claim([0, 4], [5, 10]), claim([20, 24], [25, 30])])).toEqual([-1, -1]);
  });

  test("a claim without cue goes by its first words, and none is within itself", () => {
    expect(nesting([claim(undefined, [0, 30]), claim([5, 9], [10, 20])])).toEqual([-1, 0]);
  });

  test("whatever the spans, nobody is within himself by any way", () => {
    const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b) + 1]);
    const claims = fc.array(
      fc.record({ cue: fc.option(span, { nil: undefined }), content: fc.array(span, { minLength: 1, maxLength: 3 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(claims, (given) => {
        const parents = nesting(given);
        for (const start of parents.keys()) {
          let steps = 0;
          for (let at = parents[start] ?? -1; at >= 0; at = parents[at] ?? -1) {
            expect(at).not.toBe(start);
            expect(++steps).toBeLessThanOrEqual(given.length);
          }
        }
      }),
    );
  });
});
