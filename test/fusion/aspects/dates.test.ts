import { describe, expect, test } from "vitest";
import { compareDates, weekdayOf, wrongWeekday } from "../../../src/fusion/aspects/dates.ts";
import { knowledge } from "./build.ts";

describe("two dates of one happening", () => {
  test.each([
    ["2021-07-07", "2021-07-07", "compatible"],
    ["2021-07-07", "2021-07-09", "contradict"],
    ["2021-07-07", "2021-07-07/2021-07-08", "compatible"],
    ["2021-07-07/2021-07-08", "2021-07-09", "contradict"],
    ["2021-07", "2021-07-09", "compatible"],
    ["2021-07", "2021-08-09", "unknown"],
    ["2021", "2022", "unknown"],
    ["XXXX-07-09", "2021-07-07", "contradict"],
    ["XXXX-07-07", "2021-07-07/2021-07-08", "compatible"],
    ["XXXX-07-09", "XXXX-07-09", "compatible"],
    ["soon", "2021-07-07", "unknown"],
  ] as const)("%s and %s: %s", (a, b, verdict) => {
    expect(compareDates(a, b).verdict).toBe(verdict);
    expect(compareDates(b, a).verdict).toBe(verdict);
  });
});

describe("the weekday of a date", () => {
  test.each([
    ["1970-01-01", 3],
    ["2021-08-15", 6],
    ["2022-04-16", 5],
    ["1969-12-31", 2],
    ["2000-02-29", 1],
  ] as const)("%s is day %i of the week", (date, day) => {
    expect(weekdayOf(date)).toBe(day);
  });

  test("is told to be wrong where both are named", () => {
    expect(wrongWeekday("Saturday, August 15", "2021-08-15", knowledge)?.word).toBe("Saturday");
    expect(wrongWeekday("Sunday, August 15", "2021-08-15", knowledge)).toBeUndefined();
  });

  test("is not told to be wrong where only one is named, or the value is no day", () => {
    expect(wrongWeekday("Saturday", "2021-08-15", knowledge)).toBeUndefined();
    expect(wrongWeekday("August 15", "2021-08-15", knowledge)).toBeUndefined();
    expect(wrongWeekday("Saturday, 15", "2021-08", knowledge)).toBeUndefined();
  });
});
