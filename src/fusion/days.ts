import type { DateValue } from "../doc/reading.ts";

/** Whole days since 1970-01-01, both ends included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const DAY_MS = 86_400_000;

/** The days that an EDTF value spans ("2021-07" is all of July, ".." open); undefined where it cannot be told. */
export function daysOf(value: string): Days | undefined {
  const [from = "", until = from] = value.split("/");
  const first = edge(from, "first");
  const last = edge(until, "last");
  if (first === undefined || last === undefined) return undefined;
  return first <= last ? { first, last } : undefined;
}

/** Those of a date that a text states; what was only assumed from the publication says nothing of the happening. */
export const statedDays = (date: DateValue | undefined): Days | undefined =>
  date === undefined || date.basis === "publication" ? undefined : daysOf(date.value);

function edge(value: string, side: "first" | "last"): number | undefined {
  const parts = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), parts[2], parts[3]];
  const date = new Date(0);
  if (day !== undefined) date.setUTCFullYear(year, Number(month) - 1, Number(day));
  else if (side === "first") date.setUTCFullYear(year, month === undefined ? 0 : Number(month) - 1, 1);
  // Day 0 of the next month is the last of this one.
  else date.setUTCFullYear(year, month === undefined ? 12 : Number(month), 0);
  return Math.floor(date.getTime() / DAY_MS);
}

/** Days between two spans; 0 where they touch or overlap. */
export const daysBetween = (a: Days, b: Days): number => Math.max(0, a.first - b.last, b.first - a.last);
export const lengthOf = ({ first, last }: Days): number => last - first + 1;
