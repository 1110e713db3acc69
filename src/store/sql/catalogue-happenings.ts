import type { DayRange } from "../catalogue-store.ts";

/** Months and years of which a list is looked through at once; who asks for more hardly leaves anything out. */
const MOST = 64;
/** Months: what may lie in more stands in the one list of what lasts long. */
const LONG = 12;
const LONG_LIST = 0;
const DAY_MS = 86_400_000;

/** A month and a year as one number each: 202204 and 202200. */
const monthsSince = (day: number): number => {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const stretch = (month: number): number => Math.floor(month / 12) * 100 + (month % 12) + 1;

/** The lists in which a happening of these days stands: of its months and of its years. */
export function stretchesOf({ first, last }: DayRange): readonly number[] {
  const [from, until] = [monthsSince(first), monthsSince(last)];
  if (from < 12 || until - from >= LONG) return [LONG_LIST];
  const months = Array.from({ length: until - from + 1 }, (_, at) => from + at);
  return [...months.map(stretch), ...new Set(months.map((month) => Math.floor(month / 12) * 100))];
}

/** The lists that hold all that may touch these days: whole years, and the months around them. Undefined where there are too many. */
export function stretchesWithin({ first, last }: DayRange): readonly number[] | undefined {
  const [from, until] = [Math.max(12, monthsSince(first)), monthsSince(last)];
  if (until - from > MOST * 12) return undefined;
  const found = [LONG_LIST];
  for (let month = from; month <= until; ) {
    const isYear = month % 12 === 0 && month + 11 <= until;
    found.push(isYear ? Math.floor(month / 12) * 100 : stretch(month));
    month += isYear ? 12 : 1;
  }
  return found.length > MOST ? undefined : found;
}
