import { type Days, daysBetween, daysOf, lengthOf } from "../days.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import type { Verdict } from "./types.ts";

export interface DateComparison {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** A month and day of a year that is not said: "XXXX-07-09". */
const YEARLESS = /^X{4}-(\d{2})-(\d{2})$/;

/** Whether two dates of one happening can both be so: their days overlap, or one lies in the other. */
export function compareDates(a: string, b: string): DateComparison {
  const [x, y] = sameYear(a, b);
  const [first, second] = [x === undefined ? undefined : daysOf(x), y === undefined ? undefined : daysOf(y)];
  if (first === undefined || second === undefined)
    return { verdict: "unknown", reason: "one of them cannot be placed" };
  if (daysBetween(first, second) > 0) return apart(a, b, first, second);
  const same = first.first === second.first && first.last === second.last;
  return { verdict: "compatible", reason: same ? "the same date" : "one lies within or overlaps the other" };
}

function apart(a: string, b: string, first: Days, second: Days): DateComparison {
  // The day of a month against a whole other month may be two parts of a long happening.
  const exact = lengthOf(first) <= SHORT && lengthOf(second) <= SHORT;
  return exact
    ? { verdict: "contradict", reason: `it cannot have been on ${a} and on ${b}` }
    : { verdict: "unknown", reason: "a long stretch may hold more than one happening" };
}

/** Longer stretches than this are no date of a happening. */
const SHORT = 4;

/** A day without a year borrows the other's. */
function sameYear(a: string, b: string): readonly [string | undefined, string | undefined] {
  const [x, y] = [YEARLESS.exec(a), YEARLESS.exec(b)];
  if (x === null && y === null) return [a, b];
  const year = x === null ? a.slice(0, 4) : y === null ? b.slice(0, 4) : "2000";
  if (!/^\d{4}$/.test(year)) return [undefined, undefined];
  const full = (date: RegExpExecArray | null, otherwise: string): string =>
    date === null ? otherwise : `${year}-${date[1] ?? ""}-${date[2] ?? ""}`;
  return [full(x, a), full(y, b)];
}

/** The number of the weekday of an ISO day, Monday 0; undefined for what is no single day. */
export function weekdayOf(value: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const days = daysOf(value);
  // 1970-01-01 was a Thursday.
  return days === undefined ? undefined : (((days.first + 3) % 7) + 7) % 7;
}

/** The weekday in the words of a date, where it is not the date's: "Saturday" of "Saturday, August 15". */
export function wrongWeekday(
  words: string,
  value: string,
  { weekdays }: AspectKnowledge,
): { readonly word: string; readonly at: number } | undefined {
  const right = weekdayOf(value);
  const named = [...words.matchAll(/\p{L}+/gu)].filter(([word]) => weekdays.has(word.toLowerCase()));
  const [day, ...more] = named;
  // "Friday" alone is resolved, not told twice: only a date beside it can be wrong.
  if (day === undefined || more.length > 0 || right === undefined || !/\d/.test(words)) return undefined;
  return weekdays.get(day[0].toLowerCase()) === right ? undefined : { word: day[0], at: day.index };
}
