import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "../../src/validation/allocate.ts";
import { krippendorffAlpha } from "../../src/validation/alpha.ts";
import { wilson } from "../../src/validation/wilson.ts";

const rounded = (value: number | undefined, digits = 3) => Number(value?.toFixed(digits));

/** Coders in rows, things in columns, a full stop where a coder said nothing: as the examples are printed. */
const byUnit = (...coders: readonly string[]): readonly (readonly string[])[] => {
  const rows = coders.map((row) => row.split(" "));
  return (rows[0] ?? []).map((_, at) => rows.flatMap((row) => (row[at] === "." ? [] : [row[at] ?? ""])));
};

describe("Krippendorff's alpha", () => {
  test("is that of the worked examples A, B and C of its author's paper of 2011", () => {
    expect(rounded(krippendorffAlpha(byUnit("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")))).toBe(0.095);
    expect(rounded(krippendorffAlpha(byUnit("a a b b d c c c e d d a", "b a b b b c c c e d d d")))).toBe(0.692);
    const four = byUnit(
      "1 2 3 3 2 1 4 1 2 . . .",
      "1 2 3 3 2 2 4 1 2 5 . 3",
      ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    );
    expect(rounded(krippendorffAlpha(four))).toBe(0.743);
  });

  test("is 1 where all agree, and nothing where there is nothing to agree upon", () => {
    expect(krippendorffAlpha(byUnit("a b a", "a b a"))).toBe(1);
    expect(krippendorffAlpha(byUnit("a a a", "a a a"))).toBeUndefined();
    expect(krippendorffAlpha(byUnit("a b .", ". . c"))).toBeUndefined();
    expect(krippendorffAlpha([])).toBeUndefined();
  });

  test("does not depend on the order of coders or things, nor on what only one has coded", () => {
    const answers = fc.array(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 2, maxLength: 4 }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(answers, (units) => {
        const alpha = krippendorffAlpha(units);
        const turned = units.map((unit) => unit.toReversed()).toReversed();
        const more = [...turned, ["b"], []];
        const other = krippendorffAlpha(more);
        expect(other === undefined).toBe(alpha === undefined);
        if (alpha === undefined || other === undefined) return;
        expect(other).toBeCloseTo(alpha, 12);
        expect(alpha).toBeLessThanOrEqual(1);
        // Other names for the answers are the same answers.
        expect(krippendorffAlpha(units.map((unit) => unit.map((answer) => `x${answer}`)))).toBe(alpha);
      }),
    );
  });
});

describe("Wilson's interval", () => {
  test("is that of its author's formula, for shares at the edges too", () => {
    // The roots of (p - x)² = z² x (1 - x) / n, worked out by hand for 8 of 10, and known for 0 and 10 of 10: z²/(n+z²).
    const { low, high } = wilson(0.8, 10) ?? { low: 0, high: 0 };
    for (const x of [low, high]) expect((0.8 - x) ** 2).toBeCloseTo((1.959963984540054 ** 2 * x * (1 - x)) / 10, 12);
    expect([rounded(low), rounded(high)]).toEqual([0.49, 0.943]);
    expect(rounded(wilson(0, 10)?.high, 4)).toBe(0.2775);
    expect(wilson(0, 10)?.low).toBe(0);
    expect(wilson(1, 10)?.high).toBe(1);
    expect(wilson(0.5, 0)).toBeUndefined();
  });

  test("holds the share, stays between 0 and 1, is the same from either side, and narrows with more", () => {
    const cases = fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }))
      .filter(([k, n]) => k <= n);
    fc.assert(
      fc.property(cases, ([k, n]) => {
        const share = k / n;
        const { low, high } = wilson(share, n) ?? { low: 2, high: -1 };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        const other = wilson(1 - share, n) ?? { low: 2, high: -1 };
        expect(1 - other.high).toBeCloseTo(low, 12);
        const more = wilson(share, n * 4) ?? { low: -1, high: 2 };
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});

describe("equal allocation", () => {
  test("gives each stratum as much as any other, and what small ones cannot give to the rest", () => {
    expect(allocate([100, 100, 100, 100], 40)).toEqual([10, 10, 10, 10]);
    expect(allocate([100, 3, 100], 23)).toEqual([10, 3, 10]);
    expect(allocate([2, 1], 50)).toEqual([2, 1]);
    expect(allocate([5, 5, 5], 2)).toEqual([1, 1, 0]);
    expect(allocate([], 10)).toEqual([]);
  });

  test("draws as many as were asked for where there are so many, never more than there are, and differs by one at most", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 18 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 400 }), (all, total) => {
        const given = allocate(all, total);
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(sum(given)).toBe(Math.min(total, sum(all)));
        const open = given.filter((count, at) => count < (all[at] ?? 0));
        for (const [at, count] of given.entries()) {
          expect(count).toBeLessThanOrEqual(all[at] ?? 0);
          // Who could have given more has given as much as anybody, but for what does not come out even.
          if (count < (all[at] ?? 0)) expect(Math.max(...given)).toBeLessThanOrEqual(count + 1);
        }
        if (open.length > 0) expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
