import type { DateValue } from "../../../doc/reading.ts";
import { boundsOf, dateOfDay, firstDayOf, formatDate, isCalendarDay, lastDayOf, monthNumber } from "../calendar.ts";
import type { PartialDate, Signal, TimeExpression, Which } from "./expression.ts";
import type { TimeTables } from "./tables.ts";
import type { Direction } from "./tense.ts";
import { days, distance, months, period, stretch, unitOf, type Value, weekday } from "./units.ts";

/** A day, month or year that expressions lean on, as first and last day. */
export interface Anchor {
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

export interface Circumstances {
  /** The day of speaking: the publication, or the day of the quotation that holds the words. */
  readonly speaking: Anchor | undefined;
  /** The date that the story has reached. */
  readonly story: Anchor | undefined;
  /** A full date that lends its year where no day of speaking is known and the text names one year only. */
  readonly yearOnly: Anchor | undefined;
  readonly direction: Direction;
}

export type Resolved = Pick<DateValue, "value" | "precision" | "basis" | "anchor">;

export function anchorOf(value: string | undefined): Anchor | undefined {
  const bounds = value === undefined ? undefined : boundsOf(value);
  return value === undefined || bounds === undefined ? undefined : { value, ...bounds };
}

/** The date that an expression means, or undefined where its anchor is unknown or too coarse. */
export function resolve(
  expression: TimeExpression,
  signal: Signal | undefined,
  at: Circumstances,
  tables: TimeTables,
): Resolved | undefined {
  const plain = resolvePlain(expression, at, tables);
  return plain === undefined || signal === undefined ? plain : withSignal(plain, signal, at);
}

/** "since April" runs until the report speaks; the other signals leave one end open. */
function withSignal(plain: Resolved, signal: Signal, at: Circumstances): Resolved {
  const [from = "", to = from] = plain.value.split("/");
  const value =
    signal === "since"
      ? `${from}/${at.speaking === undefined ? ".." : at.speaking.value}`
      : signal === "after"
        ? `${to}/..`
        : `../${signal === "until" ? to : from}`;
  const isBackwards =
    signal === "since" && (anchorOf(from)?.first ?? 0) > (at.speaking?.last ?? Number.POSITIVE_INFINITY);
  return isBackwards
    ? { ...plain, value: `${from}/..`, precision: "interval" }
    : { ...plain, value, precision: "interval" };
}

function resolvePlain(expression: TimeExpression, at: Circumstances, tables: TimeTables): Resolved | undefined {
  switch (expression.kind) {
    case "date":
      return resolveDate(expression, at);
    case "range":
      return resolveRange(expression.from, expression.to, at, tables);
    case "years":
      return absolute({ value: `${expression.first}/${expression.last}`, precision: "interval" });
    case "season":
      return inYear(expression.year, expression.which, at, expression.month, expression.month + 2, "interval");
    case "months":
      return inYear(expression.year, expression.which, at, expression.first, expression.last, expression.precision);
    case "distance":
      if (expression.futureOnly === true && at.direction !== "future") return undefined;
      return relative(expression.from === "story" ? at.story : at.speaking, (day) =>
        distance(day, expression.least, expression.most, expression.unit, expression.direction),
      );
    case "elapsed":
      if (at.direction !== "present") return undefined;
      return relative(at.speaking, (day) => distance(day, expression.count, expression.count, expression.unit, -1));
    case "same":
      return relative(at.story, (day) => unitOf(day, expression.unit));
    case "stretch":
      return relative(at.speaking, (day) => stretch(day, expression.count, expression.unit, expression.direction));
    case "recent": {
      const width = tables.recent.get(expression.unit);
      if (width === undefined) return undefined;
      return relative(at.speaking, (day) => stretch(day, width.length, width.measure, expression.direction));
    }
    case "weekday":
      return relative(at.speaking, (day) => weekday(day, expression, at.direction));
    case "deictic":
      return relative(at.speaking, (day) => days(day + expression.from, day + expression.to));
    case "period":
      return relative(at.speaking, (day) => period(day, expression, at.direction));
  }
}

const absolute = (value: Value): Resolved => ({ ...value, basis: "absolute" });

/** Resolves against both ends of the anchor: where they disagree the anchor is too coarse and nothing is said. */
function relative(anchor: Anchor | undefined, resolveFrom: (day: number) => Value | undefined): Resolved | undefined {
  if (anchor === undefined) return undefined;
  const early = resolveFrom(anchor.first);
  const late = anchor.last === anchor.first ? early : resolveFrom(anchor.last);
  if (early === undefined || late === undefined || early.value !== late.value) return undefined;
  return { ...early, basis: "relative", anchor: anchor.value };
}

function resolveRange(
  from: TimeExpression,
  to: TimeExpression,
  at: Circumstances,
  tables: TimeTables,
): Resolved | undefined {
  const first = resolvePlain(from, at, tables);
  const last = resolvePlain(to, at, tables);
  if (first === undefined || last === undefined) return undefined;
  const start = anchorOf(first.value);
  const end = anchorOf(last.value);
  if (start === undefined || end === undefined || start.first >= end.first) return undefined;
  return { ...first, value: `${first.value}/${last.value}`, precision: "interval" };
}

/** A part of a year: of the year given, of this, last or next year, or of the one that the tense points to. */
function inYear(
  year: number | undefined,
  which: Which | undefined,
  at: Circumstances,
  first: number,
  last: number,
  precision: "quarter" | "interval",
): Resolved | undefined {
  const within = (of: number): Value =>
    months(monthNumber(of, 1) + first - 1, monthNumber(of, 1) + last - 1, precision);
  if (year !== undefined) return absolute(within(year));
  return relative(at.speaking, (number) => {
    const now = dateOfDay(number);
    if (precision === "quarter" || last - first !== 2 || which === undefined) {
      return within(now.year + (which === undefined ? 0 : OFFSETS[which]));
    }
    // "last summer" is the last one that is over, "this summer" the one of this year, "next" the one to begin next.
    const today = monthNumber(now.year, now.month);
    const thisYear = monthNumber(now.year, 1) + first - 1;
    if (which === "this") return within(now.year);
    if (which === "last") return within(thisYear + 2 < today ? now.year : now.year - 1);
    return within(thisYear > today ? now.year : now.year + 1);
  });
}
const OFFSETS: Readonly<Record<Which, number>> = { last: -1, this: 0, next: 1 };

function resolveDate(
  { date, which, ofYear }: TimeExpression & { readonly kind: "date" },
  at: Circumstances,
): Resolved | undefined {
  if (date.year !== undefined) return absolute(calendarValue(date.year, date));
  if (ofYear !== undefined) {
    return relative(at.speaking, (number) => {
      const year = dateOfDay(number).year + OFFSETS[ofYear];
      return isDay(year, date) ? calendarValue(year, date) : undefined;
    });
  }
  if (which !== undefined) {
    return relative(at.speaking, (number) => {
      const now = dateOfDay(number);
      const month = date.month ?? 1;
      if (which === "this") return calendarValue(now.year, date);
      if (which === "last") return calendarValue(month < now.month ? now.year : now.year - 1, date);
      return calendarValue(month > now.month ? now.year : now.year + 1, date);
    });
  }
  if (at.speaking !== undefined) {
    const year = nearestYear(date, at.speaking, at.direction);
    if (year === undefined) return undefined;
    return { ...calendarValue(year, date), basis: "relative", anchor: at.speaking.value };
  }
  if (at.yearOnly === undefined) return undefined;
  const { year } = dateOfDay(at.yearOnly.first);
  if (!isDay(year, date)) return undefined;
  return { ...calendarValue(year, date), basis: "relative", anchor: at.yearOnly.value };
}

const calendarValue = (year: number, date: PartialDate): Value => ({
  value: formatDate({ ...date, year }),
  precision: date.day !== undefined ? "day" : date.month !== undefined ? "month" : "year",
});

const isDay = (year: number, { month = 1, day: dayOfMonth = 1 }: PartialDate): boolean =>
  isCalendarDay(year, month, dayOfMonth);

/** A dateline may be a day ahead of the publication date of another time zone. */
const SLACK_DAYS = 1;

/** A date nearly a year away would have been given its year: within these bounds the tense was misread. */
const FAR_DAYS = 270;
const NEAR_DAYS = 60;

/** Past: the last such date; future: the next one; else the nearest. Undefined for 29 February in no near leap year. */
function nearestYear(date: PartialDate, speaking: Anchor, direction: Direction): number | undefined {
  const told = nearestIn(date, speaking, direction);
  const near = nearestIn(date, speaking, "none");
  if (told === undefined || near === undefined || date.day === undefined) return told?.year;
  return told.gap > FAR_DAYS && near.gap <= NEAR_DAYS ? near.year : told.year;
}

function nearestIn(
  date: PartialDate,
  speaking: Anchor,
  direction: Direction,
): { readonly year: number; readonly gap: number } | undefined {
  const { year: now } = dateOfDay(speaking.last);
  let best: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (let year = now - 4; year <= now + 4; year++) {
    if (!isDay(year, date)) continue;
    const first = firstDayOf({ ...date, year });
    const last = lastDayOf({ ...date, year });
    const isPast = first <= speaking.last + SLACK_DAYS;
    const isAhead = last >= speaking.first;
    if (direction === "past" && !isPast) continue;
    if (direction === "future" && !isAhead) continue;
    const gap = first > speaking.last ? first - speaking.last : last < speaking.first ? speaking.first - last : 0;
    if (gap < shortest) {
      best = year;
      shortest = gap;
    }
  }
  return best === undefined ? undefined : { year: best, gap: shortest };
}
