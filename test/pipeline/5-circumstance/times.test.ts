import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as chrono from "chrono-node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundsOf,
  dateOfDay,
  dayNumber,
  formatDate,
  weekdayOf,
} from "../../../src/pipeline/5-circumstance/calendar.ts";
import { piecesOf } from "../../../src/pipeline/5-circumstance/pieces.ts";
import { timeExpressionsIn } from "../../../src/pipeline/5-circumstance/times/recognise.ts";
import { anchorOf, type Resolved, resolve } from "../../../src/pipeline/5-circumstance/times/resolve.ts";
import { loadTimeTables } from "../../../src/pipeline/5-circumstance/times/tables.ts";
import type { Direction } from "../../../src/pipeline/5-circumstance/times/tense.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { flatSentence } from "./pieces.ts";

const tables = loadTimeTables(fileResources());

/** The first time in a text, spoken on a day, in a clause of a direction. */
function read(text: string, published: string | undefined, direction: Direction = "past"): Resolved | undefined {
  const found = timeExpressionsIn(piecesOf(flatSentence(text), text), tables)[0];
  if (found === undefined) return undefined;
  const circumstances = { speaking: anchorOf(published), story: undefined, yearOnly: undefined, direction };
  return resolve(found.expression, found.signal, circumstances, tables);
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const anyDay = fc.integer({ min: dayNumber(1950, 1, 1), max: dayNumber(2049, 12, 31) });
const dayOf = (value: string | undefined): number => boundsOf(value ?? "")?.first ?? Number.NaN;

describe("a weekday", () => {
  test("of the past lies in the week up to the day of speaking and has its name", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(6), (day, weekday) => {
        const found = dayOf(read(`on ${WEEKDAYS[weekday]}`, formatDate(dateOfDay(day)))?.value);
        expect(weekdayOf(found)).toBe(weekday);
        expect(day - found).toBeGreaterThanOrEqual(0);
        expect(day - found).toBeLessThan(7);
      }),
    );
  });

  test("of the future lies in the week from the day of speaking on", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(6), (day, weekday) => {
        const found = dayOf(read(`on ${WEEKDAYS[weekday]}`, formatDate(dateOfDay(day)), "future")?.value);
        expect(weekdayOf(found)).toBe(weekday);
        expect(found - day).toBeGreaterThanOrEqual(0);
        expect(found - day).toBeLessThan(7);
      }),
    );
  });

  test("is not resolved where only the month of speaking is known", () => {
    expect(read("on Tuesday", "2021-07")).toBeUndefined();
  });
});

describe("a date without its year", () => {
  /** Which date is told, in days from the day of speaking. */
  const offset = (spoken: number, other: number, direction: Direction): number => {
    const { month, day } = dateOfDay(other);
    fc.pre(!(month === 2 && day === 29));
    return dayOf(read(`on ${MONTHS[month - 1]} ${day}`, formatDate(dateOfDay(spoken)), direction)?.value) - spoken;
  };

  test("is the last one under the past, unless that is most of a year ago and the next one near", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (spoken, other) => {
        const past = offset(spoken, other, "past");
        expect(past).toBeGreaterThan(-366);
        // A dateline may be one day ahead of the day of publication.
        if (past > 1) {
          expect(past).toBeLessThanOrEqual(60);
          expect(past - 366).toBeLessThan(-270);
        }
      }),
    );
  });

  test("is the next one under the future, unless that is most of a year ahead and the last one near", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (spoken, other) => {
        const future = offset(spoken, other, "future");
        expect(future).toBeLessThan(367);
        if (future < 0) {
          expect(future).toBeGreaterThanOrEqual(-60);
          expect(future + 366).toBeGreaterThan(270);
        }
      }),
    );
  });
});

test("full dates agree with a reference parser in every notation", () => {
  fc.assert(
    fc.property(anyDay, fc.nat(4), (day, notation) => {
      const { year, month, day: dayOfMonth } = dateOfDay(day);
      const name = MONTHS[month - 1] ?? "";
      const text = [
        `${name} ${dayOfMonth}, ${year}`,
        `${dayOfMonth} ${name} ${year}`,
        `${WEEKDAYS[weekdayOf(day)]}, ${name} ${dayOfMonth}, ${year}`,
        formatDate({ year, month, day: dayOfMonth }),
        `the ${dayOfMonth}th of ${name} ${year}`,
      ][notation];
      const reference = chrono.en.parse(text ?? "", { instant: new Date(0), timezone: "UTC" })[0]?.start;
      expect(read(text ?? "", undefined)?.value).toBe(
        formatDate({
          year: reference?.get("year") ?? 0,
          month: reference?.get("month") ?? 0,
          day: reference?.get("day") ?? 0,
        }),
      );
    }),
  );
});

test("distances in days and months agree with the platform's UTC calendar", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (day, count) => {
      const published = formatDate(dateOfDay(day));
      const days = new Date((day - count) * 86_400_000).toISOString().slice(0, 10);
      expect(read(`${count} days ago`, published)?.value).toBe(days);
      const { year, month } = dateOfDay(day);
      const months = new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7);
      expect(read(`${count} months ago`, published)?.value).toBe(months);
    }),
  );
});

test("every value has its first day before its last", () => {
  const texts = [
    "over the weekend",
    "last week",
    "recent days",
    "the past two weeks",
    "this month",
    "in the first half of last year",
  ];
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom(...texts),
      fc.constantFrom("past", "future", "present", "none"),
      (day, text, direction) => {
        const bounds = boundsOf(read(text, formatDate(dateOfDay(day)), direction)?.value ?? "");
        expect(bounds).toBeDefined();
        expect(bounds?.first).toBeLessThanOrEqual(bounds?.last ?? Number.NEGATIVE_INFINITY);
      },
    ),
  );
});

test.each([
  ["He may march on the capital", undefined],
  ["Theresa May said", undefined],
  ["the sun and the sat phone", undefined],
  ["Bloody Sunday", undefined],
  ["05/07/2021", undefined],
  ["February 30, 2021", undefined],
  ["in his 30s", undefined],
  ["1400 GMT", undefined],
  ["July 28, 2021", "2021-07-28"],
  ["28.07.2021", "2021-07-28"],
  ["mid-2019", "2019"],
  ["1996-2001", "1996/2001"],
  ["in 2020-21", "2020/2021"],
  ["in the '90s", "1990/1999"],
  ["after 2014", "2014/.."],
  ["until 2014", "../2014"],
  ["9/11", "2001-09-11"],
  ["the Sept. 11 attacks", "2001-09-11"],
] as const)("%s without a day of publication is %s", (text, value) => {
  expect(read(text, undefined)?.value).toBe(value);
});

test("a very long line keeps all its times", () => {
  const pieces = (count: number) =>
    piecesOf(flatSentence("July 28 and 29, ".repeat(count)), "July 28 and 29, ".repeat(count));
  expect(timeExpressionsIn(pieces(2000), tables)).toHaveLength(2000);
});

test.each(["Asia/Kabul", "America/Los_Angeles", "Pacific/Kiritimati"])("times are the same in %s", (zone) => {
  const probe = fileURLToPath(new URL("zone-probe.ts", import.meta.url));
  const run = (TZ: string): string => execFileSync(process.execPath, [probe], { env: { TZ }, encoding: "utf8" });
  const reference = run("UTC");
  expect(reference.length).toBeGreaterThan(100);
  expect(run(zone)).toBe(reference);
});
