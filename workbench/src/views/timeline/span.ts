import { dateWords, dayOf, daysOf } from "../../parts/dates.ts";
import { firstOf } from "./units.ts";

/** A stretch of days since 1970-01-01; the last day is in it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Closer than this nothing more can be told apart: the words speak of days. */
const SHORTEST = 4;
const LONGEST = 366 * 2000;

export const lengthOf = ({ from, until }: Span): number => until - from + 1;

/** Makes room around a day, or around the middle: a factor below 1 comes closer. */
export function zoomed(span: Span, factor: number, around = (span.from + span.until) / 2): Span {
  const length = Math.min(LONGEST, Math.max(SHORTEST, lengthOf(span) * factor));
  const share = (around - span.from) / Math.max(1, span.until - span.from);
  const from = around - (length - 1) * Math.min(1, Math.max(0, share));
  return { from: Math.round(from), until: Math.round(from + length - 1) };
}

export const moved = ({ from, until }: Span, days: number): Span => ({
  from: from + Math.round(days),
  until: until + Math.round(days),
});

/** The same length, moved only as far as is needed for the days to be in it. */
export function holding(span: Span, from: number, until: number): Span {
  if (from < span.from) return moved(span, from - span.from);
  return until > span.until ? moved(span, Math.min(until - span.until, from - span.from)) : span;
}

/** With some room at both ends, so that nothing stands at the edge. */
export function padded({ from, until }: Span): Span {
  const room = Math.max(2, Math.ceil(lengthOf({ from, until }) * 0.04));
  return { from: from - room, until: until + room };
}

/** A stretch around those days that stays the same while one moves a little: not every step is asked for anew. */
export function fetchedSpan(span: Span): Span {
  const step = 2 ** Math.ceil(Math.log2(lengthOf(span)));
  const from = Math.floor(span.from / step) * step;
  return { from, until: from + 2 * step - 1 };
}

/** As it stands in the address: "2021-08-01/2021-09-30". */
export const spanText = ({ from, until }: Span): string => `${dayOf(from)}/${dayOf(until)}`;

export function parseSpan(text: string | undefined): Span | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const days = daysOf(text);
  return days === undefined || days[1] < days[0] ? undefined : { from: days[0], until: days[1] };
}

export interface Tick {
  readonly day: number;
  readonly text: string;
  /** Begins a year, or a month among days. */
  readonly main: boolean;
}

const STEPS = [
  { unit: "day", count: 1 },
  { unit: "day", count: 2 },
  { unit: "day", count: 7 },
  { unit: "month", count: 1 },
  { unit: "month", count: 3 },
  { unit: "year", count: 1 },
  { unit: "year", count: 5 },
  { unit: "year", count: 10 },
  { unit: "year", count: 50 },
  { unit: "year", count: 100 },
] as const;
const DAYS = { day: 1, month: 30, year: 365 } as const;

/** Days, months or years, as many as have room. */
export function ticksOf(span: Span, most: number): readonly Tick[] {
  const length = lengthOf(span);
  const step = STEPS.find(({ unit, count }) => length / (DAYS[unit] * count) <= most) ?? { unit: "year", count: 500 };
  const ticks: Tick[] = [];
  if (step.unit === "day") {
    const first = Math.ceil(span.from / step.count) * step.count;
    for (let day = first; day <= span.until; day += step.count) ticks.push(tickOf(day, "day"));
    return ticks;
  }
  const start = new Date(span.from * 86_400_000);
  const months = step.unit === "month" ? step.count : step.count * 12;
  let number = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  for (; ; number += months) {
    const day = firstOf(number);
    if (day > span.until) return ticks;
    if (day >= span.from) ticks.push(tickOf(day, step.unit));
  }
}

function tickOf(day: number, unit: "day" | "month" | "year"): Tick {
  const date = dayOf(day);
  const [year = "", month = "", ofMonth = ""] = date.split("-");
  if (unit === "year") return { day, text: String(Number(year)), main: true };
  if (unit === "month")
    return month === "01" ? { day, text: `Jan ${year}`, main: true } : { day, text: monthWord(date), main: false };
  return { day, text: dateWords(date).replace(` ${Number(year)}`, ""), main: ofMonth === "01" };
}

const monthWord = (date: string): string => dateWords(date.slice(0, 7)).split(" ")[0] ?? "";
