import fc from "fast-check";
import { expect, test } from "vitest";
import {
  boundsOf,
  dateOfDay,
  dateOfMonth,
  dayNumber,
  daysInMonth,
  formatDate,
  mondayOf,
  monthNumber,
  parseDate,
  weekdayOf,
} from "../../../src/pipeline/5-circumstance/calendar.ts";

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: dayNumber(1, 1, 1), max: dayNumber(9999, 12, 31) });

test("day numbers agree with the platform's UTC calendar", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const reference = new Date(day * DAY_MS);
      const date = dateOfDay(day);
      expect([date.year, date.month, date.day]).toEqual([
        reference.getUTCFullYear(),
        reference.getUTCMonth() + 1,
        reference.getUTCDate(),
      ]);
      expect(weekdayOf(day)).toBe(reference.getUTCDay());
      expect(formatDate(date)).toBe(reference.toISOString().slice(0, 10));
    }),
  );
});

test("a day survives the round trip through its date and its text", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = dateOfDay(day);
      expect(dayNumber(date.year, date.month, date.day)).toBe(day);
      expect(parseDate(formatDate(date))).toEqual(date);
    }),
  );
});

test("months have the length that the calendar gives them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const next = dateOfMonth(monthNumber(year, month) + 1);
      expect(dayNumber(next.year, next.month, 1) - dayNumber(year, month, 1)).toBe(daysInMonth(year, month));
    }),
  );
});

test("a week starts on the Monday at or before the day", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(weekdayOf(mondayOf(day))).toBe(1);
      expect(day - mondayOf(day)).toBeGreaterThanOrEqual(0);
      expect(day - mondayOf(day)).toBeLessThan(7);
    }),
  );
});

test.each(["2021-02-29", "2021-13", "2021-00-10", "21-07-28", "2021-7", ""])("%j is no date", (value) => {
  expect(parseDate(value)).toBeUndefined();
});

test("the bounds of a value are its first and last day", () => {
  expect(boundsOf("2020-02")).toEqual({ first: dayNumber(2020, 2, 1), last: dayNumber(2020, 2, 29) });
  expect(boundsOf("1996/2001")).toEqual({ first: dayNumber(1996, 1, 1), last: dayNumber(2001, 12, 31) });
  expect(boundsOf("2021/..")).toBeUndefined();
});
