import fc from "fast-check";
import { expect, test } from "vitest";
import { barsOf, claimsIn, nearestBar, nextBar, spanOf } from "../../../workbench/src/views/timeline/bars.ts";
import { fetchedSpan } from "../../../workbench/src/views/timeline/span.ts";
import { daysOfStretch, stretchOf, stretchWords, unitFor } from "../../../workbench/src/views/timeline/units.ts";

const UNITS = ["day", "week", "month", "quarter", "year", "decade", "century"] as const;
const unit = fc.constantFrom(...UNITS);
const day = fc.integer({ min: -40_000, max: 40_000 });
const stretch = fc
  .record({ from: day, lasts: fc.constantFrom(0, 0, 0, 6, 30, 400), n: fc.integer({ min: 1, max: 9 }) })
  .map(({ from, lasts, n }) => [from, from + lasts, n] as const);

test("units of time follow one another without a gap, as calendars have them", () => {
  fc.assert(
    fc.property(unit, day, (one, at) => {
      const number = stretchOf(one, at);
      const { from, until } = daysOfStretch(one, number);
      expect(from <= at && at <= until).toBe(true);
      expect(daysOfStretch(one, number + 1).from).toBe(until + 1);
    }),
  );
  expect(stretchWords(daysOfStretch("month", stretchOf("month", 19_099)))).toBe("Apr 2022");
  expect(stretchWords(daysOfStretch("week", stretchOf("week", 19_099)))).toBe("11–17 Apr 2022");
  expect(stretchWords(daysOfStretch("quarter", stretchOf("quarter", 19_099)))).toBe("Apr 2022 – Jun 2022");
  expect(stretchWords(daysOfStretch("year", stretchOf("year", 19_099)))).toBe("2022");
  expect(stretchWords({ from: 19_099, until: 19_099 })).toBe("17 Apr 2022");
  expect([unitFor(10, 5), unitFor(1, 5), unitFor(0.2, 5), unitFor(0.0001, 5)]).toEqual([
    "day",
    "week",
    "month",
    "century",
  ]);
});

test("bars count every claim once, whatever the unit", () => {
  fc.assert(
    fc.property(unit, fc.array(stretch, { maxLength: 40 }), (one, stretches) => {
      const { units, longer, hidden, inOrder, most } = barsOf(stretches, one);
      const sum = (of: readonly { readonly n: number }[]): number => of.reduce((total, { n }) => total + n, 0);
      const all = stretches.reduce((total, [, , n]) => total + n, 0);
      expect(sum(units) + sum(longer) + hidden).toBe(all);
      expect(inOrder.length).toBe(units.length + longer.length);
      expect(most).toBeGreaterThanOrEqual(Math.max(0, ...units.map(({ n }) => n)));
      const whole = spanOf(stretches);
      if (whole !== undefined) expect(claimsIn(stretches, whole)).toBe(all);
    }),
  );
});

test("what the words leave open for longer than a unit is a line as long as that, and no line covers another", () => {
  const [april, year] = [daysOfStretch("month", stretchOf("month", 19_099)), { from: 18_993, until: 19_357 }];
  const given = [
    [year.from, year.until, 2],
    [april.from, april.until, 5],
    [april.from + 3, april.from + 40, 1],
    [april.from + 3, april.from + 3, 4],
  ] as const;
  const { units, longer } = barsOf(given, "month");
  expect(units).toEqual([{ ...april, n: 9 }]);
  expect(longer.map(({ n, row }) => [n, row])).toEqual([
    [2, 0],
    [1, 1],
  ]);
  expect(barsOf(given, "year").units).toEqual([{ ...year, n: 12 }]);
});

test("one goes from bar to bar, and from days that no bar has to the next", () => {
  const { inOrder } = barsOf(
    [
      [10, 10, 1],
      [20, 20, 1],
      [30, 30, 1],
    ],
    "day",
  );
  const days = (bar: { readonly from: number } | undefined): number | undefined => bar?.from;
  expect(days(nextBar(inOrder, undefined, 1))).toBe(10);
  expect(days(nextBar(inOrder, { from: 20, until: 20 }, 1))).toBe(30);
  expect(days(nextBar(inOrder, { from: 30, until: 30 }, 1))).toBe(30);
  expect(days(nextBar(inOrder, { from: 12, until: 18 }, 1))).toBe(20);
  expect(days(nextBar(inOrder, { from: 12, until: 18 }, -1))).toBe(10);
  expect(days(nearestBar(inOrder, { from: 27, until: 27 }))).toBe(30);
});

test("what is asked for holds the days that are seen, and is the same a little further on", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 3, max: 3000 }), (from, length) => {
      const fetched = fetchedSpan({ from, until: from + length - 1 });
      expect(fetched.from <= from && fetched.until >= from + length - 1).toBe(true);
    }),
  );
  expect(fetchedSpan({ from: 1, until: 10 })).toEqual(fetchedSpan({ from: 2, until: 11 }));
});
