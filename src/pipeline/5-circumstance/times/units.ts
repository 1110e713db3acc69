import type { DateValue } from "../../../doc/reading.ts";
import {
  dateOfDay,
  dateOfMonth,
  dayNumber,
  firstDayOf,
  formatDate,
  lastDayOf,
  mondayOf,
  monthNumber,
  SATURDAY,
  weekdayOf,
} from "../calendar.ts";
import type { CountedUnit, TimeExpression, Which } from "./expression.ts";
import type { Direction } from "./tense.ts";

/** What units of time mean seen from a day: each function gives a value as precise as its unit. */
export type Value = Pick<DateValue, "value" | "precision">;

export const day = (number: number): Value => ({ value: formatDate(dateOfDay(number)), precision: "day" });

export function days(first: number, last: number, precision: DateValue["precision"] = "interval"): Value {
  if (first === last) return day(first);
  return { value: `${formatDate(dateOfDay(first))}/${formatDate(dateOfDay(last))}`, precision };
}

export function months(first: number, last: number, precision: DateValue["precision"] = "interval"): Value {
  const from = formatDate(dateOfMonth(first));
  return first === last
    ? { value: from, precision: "month" }
    : { value: `${from}/${formatDate(dateOfMonth(last))}`, precision };
}

export function years(first: number, last: number): Value {
  const from = formatDate({ year: first });
  return first === last
    ? { value: from, precision: "year" }
    : { value: `${from}/${formatDate({ year: last })}`, precision: "interval" };
}

function monthOf(number: number): number {
  const { year, month } = dateOfDay(number);
  return monthNumber(year, month);
}

export function unitOf(number: number, unit: CountedUnit): Value {
  if (unit === "day") return day(number);
  if (unit === "week") return week(mondayOf(number));
  return unit === "month"
    ? months(monthOf(number), monthOf(number))
    : years(dateOfDay(number).year, dateOfDay(number).year);
}

export const week = (monday: number): Value => days(monday, monday + 6, "week");

/** A point some units away, as precise as its unit: "two months ago" is a month. */
export function distance(
  from: number,
  least: number,
  most: number,
  unit: CountedUnit,
  direction: -1 | 1,
): Value | undefined {
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
export function stretch(from: number, count: number, unit: CountedUnit, direction: -1 | 1): Value | undefined {
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
export function weekday(from: number, { weekday: wanted, which, week: inWeek }: Weekday, direction: Direction): Value {
  const offset = (wanted + 6) % 7;
  if (inWeek !== undefined) return day(mondayOf(from) + WEEKS[inWeek] + offset);
  const back = (((weekdayOf(from) - wanted) % 7) + 7) % 7;
  const ahead = (7 - back) % 7;
  if (which === "last") return day(from - (back === 0 ? 7 : back));
  if (which === "next") return day(mondayOf(from) + 7 + offset);
  if (direction === "future" || (direction === "present" && ahead > 0)) return day(from + ahead);
  return day(from - back);
}

export function period(from: number, { unit, offset, part, free }: Period, direction: Direction): Value | undefined {
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
