import { dateWords, dayOf } from "../../parts/dates.ts";
import type { Span } from "./span.ts";

/** How long a stretch of days is that is counted as one: as calendars part time, so that "April 2022" is one of them. */
export type Unit = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

/** Months of a unit; those below a month are counted in days. */
const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 } as const;
const UNITS: readonly (readonly [unit: Unit, days: number])[] = [
  ["day", 1],
  ["week", 7],
  ["month", 30],
  ["quarter", 91],
  ["year", 365],
  ["decade", 3652],
];

/** The shortest unit that is as wide as a bar must be; `scale`: pixels a day. */
export const unitFor = (scale: number, least: number): Unit =>
  UNITS.find(([, days]) => days * scale >= least)?.[0] ?? "century";

/** Days from 1970-01-01, a Thursday, back to its Monday. */
const MONDAY = 3;

/** Number of the stretch in which a day lies. */
export function stretchOf(unit: Unit, day: number): number {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + MONDAY) / 7);
  const date = new Date(day * 86_400_000);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / MONTHS[unit]);
}

/** Its first and last day. */
export function daysOfStretch(unit: Unit, number: number): Span {
  if (unit === "day") return { from: number, until: number };
  if (unit === "week") return { from: number * 7 - MONDAY, until: number * 7 - MONDAY + 6 };
  return { from: firstOf(number * MONTHS[unit]), until: firstOf((number + 1) * MONTHS[unit]) - 1 };
}

/** First day of a month, counted in months since the year 0. */
export function firstOf(months: number): number {
  const date = new Date(0);
  // Years below 100 would be taken as of the twentieth century.
  date.setUTCFullYear(Math.floor(months / 12), ((months % 12) + 12) % 12, 1);
  return date.getTime() / 86_400_000;
}

/** "Apr 2022", "11–17 Apr 2022", "2022": the shortest words for these days. */
export function stretchWords({ from, until }: Span): string {
  const [first, last] = [dayOf(from), dayOf(until)];
  if (from === until) return dateWords(first);
  const wholeMonths = first.endsWith("-01") && dayOf(until + 1).endsWith("-01");
  const wholeYears = first.endsWith("-01-01") && dayOf(until + 1).endsWith("-01-01");
  const cut = wholeYears ? -6 : wholeMonths ? -3 : undefined;
  const [a, b] = [first.slice(0, cut), last.slice(0, cut)];
  return a === b ? dateWords(a) : dateWords(`${a}/${b}`);
}
