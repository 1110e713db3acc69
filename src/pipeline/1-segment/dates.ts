import { z } from "zod";
import type { DateValue } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";

export interface FoundDate {
  readonly value: string;
  readonly precision: "day" | "month" | "year";
  readonly span: Span;
}

export interface DateReader {
  /** The first full date (with its year) in `text[start, end)`. */
  find(text: string, start: number, end: number): FoundDate | undefined;
  /** What a caller gave as date of publication: ISO 8601, RFC 2822, or a date in words. Undefined when it is none. */
  parse(given: string): Pick<DateValue, "value" | "precision"> | undefined;
  /** Source of a pattern for a date with or without a year, as datelines have it. No groups. */
  readonly datelineSource: string;
  /** Source of a pattern for the name of a weekday. No groups. */
  readonly weekdaySource: string;
}

const wordRow = z.object({ word: z.string(), kind: z.string(), value: z.string().exactOptional() });

/** Dates as bylines, datelines and metadata give them; running text is read by a later component. */
export function dateReader(resources: Resources): DateReader {
  const name = "times/words.tsv";
  const rows = parseTable(name, resources.lexicon(name), wordRow);
  const months = new Map(
    rows
      .filter(({ kind }) => kind === "month" || kind === "month-short")
      .map((row) => [row.word.replace(/\.$/, ""), Number(row.value)] as const),
  );
  const weekdays = rows
    .filter(({ kind }) => kind === "weekday" || kind === "weekday-short")
    .map((row) => row.word.replace(/\.$/, ""));
  const month = `(?:${alternatives([...months.keys()])})\\.?`;
  const weekdaySource = `(?:${alternatives(weekdays)})\\.?(?![\\p{L}])`;
  const day = "\\d{1,2}(?:st|nd|rd|th)?";
  const end = "(?![\\p{L}\\p{N}])";
  const start = "(?<![\\p{L}\\p{N}])";
  const inWords = new RegExp(
    `${start}(?:(?<m1>${month})\\s+(?<d1>${day}),?\\s+(?<y1>\\d{4})|(?<d2>${day})(?:\\s+of)?\\s+(?<m2>${month}),?\\s+(?<y2>\\d{4})|(?<y3>\\d{4})-(?<m3>\\d{2})-(?<d3>\\d{2})|(?<a>\\d{1,2})[/.](?<b>\\d{1,2})[/.](?<y4>\\d{4}))(?!\\d)`,
    "diu",
  );
  const read = (groups: Readonly<Record<string, string | undefined>>): string | undefined => {
    const { y1, y2, y3, y4, a, b } = groups;
    if (y4 !== undefined) return numeric(Number(y4), Number(a), Number(b));
    const written = groups["m1"] ?? groups["m2"];
    const number = written === undefined ? Number(groups["m3"]) : months.get(written.toLowerCase().replace(/\.$/, ""));
    const which = groups["d1"] ?? groups["d2"] ?? groups["d3"] ?? "";
    return calendarDay(Number(y1 ?? y2 ?? y3), number ?? 0, Number.parseInt(which, 10));
  };
  const find: DateReader["find"] = (text, from, to) => {
    const found = inWords.exec(text.slice(from, to));
    const value = found?.groups === undefined ? undefined : read(found.groups);
    if (found === null || value === undefined) return undefined;
    return { value, precision: "day", span: [from + found.index, from + found.index + found[0].length] };
  };
  return {
    find,
    parse: (given) => {
      const text = given.trim();
      const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/.exec(text);
      if (iso !== null) return fromIso(iso[1] ?? "", iso[2], iso[3]);
      const compact = /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/.exec(text);
      if (compact !== null) return fromIso(compact[1] ?? "", compact[2], compact[3]);
      const found = text.length > 100 ? undefined : find(text, 0, text.length);
      return found === undefined ? undefined : { value: found.value, precision: found.precision };
    },
    datelineSource: `(?:${weekdaySource},?\\s+)?(?:${month}\\s+${day}|${day}\\s+${month})(?:,?\\s+\\d{4})?${end}`,
    weekdaySource,
  };
}

/** Either case without the flag, so that a source can be part of a pattern that minds capitals. */
function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/\p{L}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`))
    .join("|");
}

function fromIso(
  year: string,
  month: string | undefined,
  day: string | undefined,
): Pick<DateValue, "value" | "precision"> | undefined {
  if (month === undefined) return { value: year, precision: "year" };
  if (day === undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? { value: `${year}-${month}`, precision: "month" } : undefined;
  const value = calendarDay(Number(year), Number(month), Number(day));
  return value === undefined ? undefined : { value, precision: "day" };
}

/** "07/28/2021" and "28.07.2021" say themselves which is the month; "07/08/2021" does not, and nothing is guessed. */
function numeric(year: number, first: number, second: number): string | undefined {
  if (first === second || second > 12) return calendarDay(year, first, second);
  return first > 12 ? calendarDay(year, second, first) : undefined;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || !(day >= 1 && day <= days)) return undefined;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
