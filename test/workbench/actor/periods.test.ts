import fc from "fast-check";
import { expect, test } from "vitest";
import { highest, periodsOf } from "../../../workbench/src/views/actor/periods.ts";

const month = (name: string, cooperation: number, conflict = 0) => ({ month: name, cooperation, conflict, says: 1 });

test("months in which nothing is told stand as empty ones", () => {
  const periods = periodsOf([month("2021-12", 1), month("2022-02", 0, 3)]);
  expect(periods.map(({ title, cooperation, conflict }) => [title, cooperation, conflict])).toEqual([
    ["Dec 2021", 1, 0],
    ["Jan 2022", 0, 0],
    ["Feb 2022", 0, 3],
  ]);
  expect(periods.at(-1)?.until).toBe("2022-02-28");
  expect(highest(periods)).toBe(3);
});

test("many months become quarters, and many years become years", () => {
  expect(periodsOf([month("2015-02", 1), month("2021-08", 2)]).map(({ title }) => title)[0]).toBe("Jan–Mar 2015");
  expect(periodsOf([month("1990-02", 1), month("2021-08", 2)]).at(-1)).toMatchObject({
    title: "2021",
    from: "2021-01-01",
    until: "2021-12-31",
    cooperation: 2,
  });
});

test("nothing is lost and nothing is counted twice, however long the time", () => {
  const months = fc.uniqueArray(
    fc.record({
      year: fc.integer({ min: 1900, max: 2100 }),
      number: fc.integer({ min: 1, max: 12 }),
      count: fc.nat(9),
    }),
    { selector: ({ year, number }) => year * 12 + number },
  );
  fc.assert(
    fc.property(months, (all) => {
      const given = all.map(({ year, number, count }) => month(`${year}-${String(number).padStart(2, "0")}`, count));
      const periods = periodsOf(given);
      const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
      expect(sum(periods.map(({ cooperation }) => cooperation))).toBe(sum(all.map(({ count }) => count)));
      expect(periods.every(({ from, until }, at) => from <= until && until < (periods[at + 1]?.from ?? "9999"))).toBe(
        true,
      );
    }),
  );
});

test("what is no month is left out", () => {
  expect(periodsOf([month("", 3), month("2021", 2)])).toEqual([]);
});
