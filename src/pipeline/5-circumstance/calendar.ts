/**
 * Proleptic Gregorian calendar in whole days, without Date: the reading path must not know a clock or a time zone.
 * Day 0 is 1970-01-01. Conversion after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
 */

/** A calendar date that may stop at the month or at the year. */
export interface CalendarDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export const MONDAY = 1;
export const SATURDAY = 6;

export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function dateOfDay(day: number): Required<CalendarDate> {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1 };
}

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** The Monday of the ISO week that holds the day. */
export const mondayOf = (day: number): number => day - ((weekdayOf(day) + 6) % 7);

/** Month counted from year 0, so that months can be added and compared. */
export const monthNumber = (year: number, month: number): number => year * 12 + month - 1;
export const dateOfMonth = (number: number): CalendarDate & { readonly month: number } => ({
  year: Math.floor(number / 12),
  month: (((number % 12) + 12) % 12) + 1,
});

export const firstDayOf = (date: CalendarDate): number => dayNumber(date.year, date.month ?? 1, date.day ?? 1);
export function lastDayOf(date: CalendarDate): number {
  const month = date.month ?? 12;
  return dayNumber(date.year, month, date.day ?? daysInMonth(date.year, month));
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** EDTF of a date at the precision that it has: "2021-07-28", "2021-07" or "2021". */
export function formatDate(date: CalendarDate): string {
  const year = pad(date.year, 4);
  if (date.month === undefined) return year;
  return date.day === undefined ? `${year}-${pad(date.month, 2)}` : `${year}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

export function parseDate(value: string): CalendarDate | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (found === null) return undefined;
  const year = Number(found[1]);
  if (found[2] === undefined) return { year };
  const month = Number(found[2]);
  if (month < 1 || month > 12) return undefined;
  if (found[3] === undefined) return { year, month };
  const day = Number(found[3]);
  return isCalendarDay(year, month, day) ? { year, month, day } : undefined;
}

/** First and last day of an EDTF date or closed interval. */
export function boundsOf(value: string): { readonly first: number; readonly last: number } | undefined {
  const [from = "", to = from] = value.split("/");
  const first = parseDate(from);
  const last = parseDate(to);
  if (first === undefined || last === undefined) return undefined;
  return { first: firstDayOf(first), last: lastDayOf(last) };
}
