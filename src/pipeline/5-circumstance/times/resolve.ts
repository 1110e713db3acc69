import type { DateValue } from "../../../doc/reading.ts";
import {
  boundsOf,
  dateOfDay,
  dateOfMonth,
  dayNumber,
  firstDayOf,
  formatDate,
  isCalendarDay,
  lastDayOf,
  mondayOf,
  monthNumber,
  SATURDAY,
  weekdayOf,
} from "../calendar.ts";
import type { CountedUnit, PartialDate, Signal, TimeExpression, Which } from "./expression.ts";
import type { TimeTables } from "./tables.ts";
import type { Direction } from "./tense.ts";

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
type Value = Pick<DateValue, "value" | "precision">;

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

const day = (number: number): Value => ({ value: formatDate(dateOfDay(number)), precision: "day" });

function days(first: number, last: number, precision: DateValue["precision"] = "interval"): Value {
  if (first === last) return day(first);
  return { value: `${formatDate(dateOfDay(first))}/${formatDate(dateOfDay(last))}`, precision };
}

function months(first: number, last: number, precision: DateValue["precision"] = "interval"): Value {
  const from = formatDate(dateOfMonth(first));
  return first === last
    ? { value: from, precision: "month" }
    : { value: `${from}/${formatDate(dateOfMonth(last))}`, precision };
}

function years(first: number, last: number): Value {
  const from = formatDate({ year: first });
  return first === last
    ? { value: from, precision: "year" }
    : { value: `${from}/${formatDate({ year: last })}`, precision: "interval" };
}

function monthOf(number: number): number {
  const { year, month } = dateOfDay(number);
  return monthNumber(year, month);
}

function unitOf(number: number, unit: CountedUnit): Value {
  if (unit === "day") return day(number);
  if (unit === "week") return week(mondayOf(number));
  return unit === "month"
    ? months(monthOf(number), monthOf(number))
    : years(dateOfDay(number).year, dateOfDay(number).year);
}

const week = (monday: number): Value => days(monday, monday + 6, "week");

/** A point some units away, as precise as its unit: "two months ago" is a month. */
function distance(from: number, least: number, most: number, unit: CountedUnit, direction: -1 | 1): Value | undefined {
  const [near, far] = direction < 0 ? [-most, -least] : [least, most];
  if (unit === "day") return days(from + near, from + far);
  if (unit === "week") {
    const first = mondayOf(from + near * 7);
    const last = mondayOf(from + far * 7);
    return first === last ? week(first) : days(first, last + 6);
  }
  if (unit === "month") return months(monthOf(from) + near, monthOf(from) + far);
  const { year } = dateOfDay(from);
  return year + near < 1 ? undefined : years(year + near, year + far);
}

/** All the time up to, or from, the day of speaking. */
function stretch(from: number, count: number, unit: CountedUnit, direction: -1 | 1): Value | undefined {
  const [first, last] = direction < 0 ? [-count, 0] : [0, count];
  if (unit === "day") return days(from + first, from + last);
  if (unit === "week") return days(from + first * 7, from + last * 7);
  if (unit === "month") return months(monthOf(from) + first, monthOf(from) + last);
  const { year } = dateOfDay(from);
  return year + first < 1 ? undefined : years(year + first, year + last);
}

type Weekday = TimeExpression & { readonly kind: "weekday" };
type Period = TimeExpression & { readonly kind: "period" };
const WEEKS: Readonly<Record<Which, number>> = { last: -7, this: 0, next: 7 };

/** "on Tuesday": the last one, today included; the coming one under a verb of the future. "Next Tuesday" is next week's. */
function weekday(from: number, { weekday: wanted, which, week: inWeek }: Weekday, direction: Direction): Value {
  const offset = (wanted + 6) % 7;
  if (inWeek !== undefined) return day(mondayOf(from) + WEEKS[inWeek] + offset);
  const back = (((weekdayOf(from) - wanted) % 7) + 7) % 7;
  const ahead = (7 - back) % 7;
  if (which === "last") return day(from - (back === 0 ? 7 : back));
  if (which === "next") return day(mondayOf(from) + 7 + offset);
  if (direction === "future" || (direction === "present" && ahead > 0)) return day(from + ahead);
  return day(from - back);
}

function period(from: number, { unit, offset, part, free }: Period, direction: Direction): Value | undefined {
  const { year, month } = dateOfDay(from);
  if (unit === "weekend") return weekend(from, offset, free === true, direction);
  if (unit === "week") {
    const monday = mondayOf(from) + offset * 7;
    if (part === "earlier") return days(monday, from, "week");
    return part === "later" ? days(from, monday + 6, "week") : week(monday);
  }
  if (unit === "month") {
    const number = monthNumber(year, month) + offset;
    if (part === "earlier") return days(firstDayOf({ year, month }), from);
    return part === "later" ? days(from, lastDayOf({ year, month })) : months(number, number);
  }
  if (unit === "quarter") {
    const first = monthNumber(year, month - ((month - 1) % 3)) + offset * 3;
    return months(first, first + 2, "quarter");
  }
  if (unit === "decade") {
    const first = year - (year % 10) + offset * 10;
    return years(first, first + 9);
  }
  if (part === "earlier") return days(dayNumber(year, 1, 1), from);
  return part === "later" ? days(from, dayNumber(year, 12, 31)) : years(year + offset, year + offset);
}

/** Saturday and Sunday. "Over the weekend" is the last one, the running one included, unless the verb looks ahead. */
function weekend(from: number, offset: -1 | 0 | 1, free: boolean, direction: Direction): Value {
  const running = mondayOf(from) + 5;
  const isRunning = weekdayOf(from) === SATURDAY || weekdayOf(from) === 0;
  const looksAhead = direction === "future" || direction === "present";
  const saturday = free ? (isRunning || looksAhead ? running : running - 7) : offset > 0 ? running + 7 : running - 7;
  const isNextOfWeekday = offset > 0 && !isRunning;
  return days(isNextOfWeekday ? running : saturday, (isNextOfWeekday ? running : saturday) + 1);
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

/** Past: the last such date; future: the next one; else the nearest. Undefined for 29 February in no near leap year. */
function nearestYear(date: PartialDate, speaking: Anchor, direction: Direction): number | undefined {
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
  return best;
}
