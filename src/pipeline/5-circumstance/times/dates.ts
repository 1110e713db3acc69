import { isCalendarDay } from "../calendar.ts";
import { isDash, isDigits, type Piece, piecesMatch } from "../pieces.ts";
import type { FoundExpression, PartialDate, TimeExpression, Which } from "./expression.ts";
import type { TimeTables } from "./tables.ts";
import { decadeAt, yearAt } from "./years.ts";

/** An expression that names a place on the calendar: a date in any notation, a weekday, a month, a year, a decade, a named day. */
export function dateAt(pieces: readonly Piece[], at: number, tables: TimeTables): FoundExpression | undefined {
  return (
    namedDayAt(pieces, at, tables) ??
    numericDateAt(pieces, at) ??
    weekdayAt(pieces, at, tables) ??
    writtenDateAt(pieces, at, tables) ??
    decadeAt(pieces, at, tables) ??
    yearAt(pieces, at, tables)
  );
}

function namedDayAt(pieces: readonly Piece[], at: number, tables: TimeTables): FoundExpression | undefined {
  for (const { words, month, day, year } of tables.named.get(pieces[at]?.lower ?? "") ?? []) {
    if (!piecesMatch(pieces, at, words)) continue;
    const isDigitsOnly = words.length === 3 && words[1] === "/";
    if (isDigitsOnly && (pieces[at + 1]?.spaceBefore === true || pieces[at + 3]?.text === "/")) continue;
    const date: PartialDate = year === undefined ? { month, day } : { year, month, day };
    const given = year === undefined ? yearAfter(pieces, at + words.length) : undefined;
    if (given !== undefined) return found({ ...date, year: given.year }, at, given.to);
    // The name may end in a noun that others count ("attacks"): the date is the whole name all the same.
    return found(date, at, at + words.length);
  }
  return undefined;
}

const found = (date: PartialDate, from: number, to: number, which?: Which): FoundExpression => ({
  expression: which === undefined ? { kind: "date", date } : { kind: "date", date, which },
  from,
  to,
});

/** "2021-07-28", "28.07.2021", "28/07/2021"; "05/07/2021" could be May or July and is left alone. */
function numericDateAt(pieces: readonly Piece[], at: number): FoundExpression | undefined {
  if (
    !isDigits(pieces[at]) ||
    (pieces[at - 1]?.spaceBefore === false && /[-/.\p{L}]/u.test(pieces[at - 1]?.text ?? " "))
  )
    return undefined;
  let to = at;
  let text = "";
  while (to < pieces.length && to < at + 7) {
    const piece = pieces[to];
    if (piece === undefined || (to > at && piece.spaceBefore) || !/^[\d./-]+$/.test(piece.text)) break;
    text += piece.text;
    to++;
  }
  while (/[./-]$/.test(text)) {
    text = text.slice(0, -1);
    to--;
  }
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[3]), Number(iso[4]), at, to);
  if (local === null) return undefined;
  const [first, second, year] = [Number(local[1]), Number(local[3]), Number(local[4])];
  if (first > 12 || local[2] === "." || first === second) return calendarDay(year, second, first, at, to);
  return second > 12 ? calendarDay(year, first, second, at, to) : undefined;
}

function calendarDay(year: number, month: number, day: number, from: number, to: number): FoundExpression | undefined {
  return isCalendarDay(year, month, day) ? found({ year, month, day }, from, to) : undefined;
}

/** "Tuesday", "last Tuesday", "Tuesday night", "Tuesday last week", "Tuesday, July 27". A following date wins over the weekday. */
function weekdayAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const which = whichOf(pieces[start]?.lower);
  let at = which === undefined ? start : start + 1;
  const piece = pieces[at];
  if (piece === undefined || !/^\p{Lu}/u.test(piece.text)) return undefined;
  const short = tables.weekdayShort.get(piece.lower);
  const weekday = tables.weekday.get(piece.lower) ?? short;
  if (weekday === undefined || tables.notADay.has(pieces[at - 1]?.lower ?? "")) return undefined;
  at++;
  if (short !== undefined && pieces[at]?.text === ".") at++;
  const afterDay = tables.part.has(pieces[at]?.lower ?? "") ? at + 1 : at;
  const dateStart = pieces[afterDay]?.text === "," ? afterDay + 1 : afterDay;
  const date = writtenDateAt(pieces, pieces[dateStart]?.lower === "the" ? dateStart + 1 : dateStart, tables);
  if (date?.expression.kind === "date" && date.expression.date.day !== undefined) return { ...date, from: start };
  if (short !== undefined) return undefined;
  const week = weekAfter(pieces, afterDay);
  return {
    expression: {
      kind: "weekday",
      weekday,
      ...(which === undefined ? {} : { which }),
      ...(week === undefined ? {} : { week: week.which }),
    },
    from: start,
    to: week?.to ?? afterDay,
  };
}

/** "(of) last week", "this week", "next week" behind a weekday. */
function weekAfter(pieces: readonly Piece[], start: number): { which: Which; to: number } | undefined {
  const at = pieces[start]?.lower === "of" ? start + 1 : start;
  const which = whichOf(pieces[at]?.lower);
  return which !== undefined && pieces[at + 1]?.lower === "week" ? { which, to: at + 2 } : undefined;
}

export function whichOf(word: string | undefined): Which | undefined {
  if (word === "last" || word === "past") return "last";
  if (word === "next" || word === "coming") return "next";
  return word === "this" ? "this" : undefined;
}

const ORDINAL = /^(?:st|nd|rd|th)$/;

/** A day of the month in digits, with or without its ordinal ending. */
function dayOfMonthAt(pieces: readonly Piece[], at: number): { readonly day: number; readonly to: number } | undefined {
  const piece = pieces[at];
  if (!isDigits(piece) || !/^\d{1,2}$/.test(piece.text)) return undefined;
  const day = Number(piece.text);
  if (day < 1 || day > 31) return undefined;
  const next = pieces[at + 1];
  const isOrdinal = next !== undefined && !next.spaceBefore && ORDINAL.test(next.lower);
  if (next !== undefined && !next.spaceBefore && next.kind === "word" && !isOrdinal) return undefined;
  return { day, to: isOrdinal ? at + 2 : at + 1 };
}

interface Month {
  readonly month: number;
  readonly to: number;
  /** An abbreviation, or a word that is also a verb or a first name: needs a day, a year or a fitting preposition. */
  readonly doubtful: boolean;
}

function monthAt(pieces: readonly Piece[], at: number, tables: TimeTables): Month | undefined {
  const piece = pieces[at];
  if (piece === undefined || !/^\p{Lu}/u.test(piece.text)) return undefined;
  const full = tables.month.get(piece.lower);
  if (full !== undefined) return { month: full, to: at + 1, doubtful: true };
  const short = tables.monthShort.get(piece.lower);
  if (short === undefined) return undefined;
  return { month: short, to: pieces[at + 1]?.text === "." ? at + 2 : at + 1, doubtful: true };
}

/** A year right behind a date: "July 28, 2021", "July 2021", "July of 2021", "July this year". */
function yearAfter(
  pieces: readonly Piece[],
  start: number,
): { readonly year: number; readonly to: number } | undefined {
  const at = pieces[start]?.text === "," || pieces[start]?.lower === "of" ? start + 1 : start;
  const piece = pieces[at];
  if (!isDigits(piece) || !/^(?:1\d|20)\d\d$/.test(piece.text)) return undefined;
  // "on July 28, 2000 people": a year closes its phrase, a count is followed by what it counts.
  const next = pieces[at + 1];
  if (pieces[start]?.text === "," && next?.kind === "word" && next.token.xpos === "NNS") return undefined;
  return { year: Number(piece.text), to: at + 1 };
}

function relativeYearAfter(
  pieces: readonly Piece[],
  start: number,
): { readonly which: Which; readonly to: number } | undefined {
  const at = pieces[start]?.text === "," || pieces[start]?.lower === "of" ? start + 1 : start;
  const which = whichOf(pieces[at]?.lower);
  return which !== undefined && pieces[at + 1]?.lower === "year" ? { which, to: at + 2 } : undefined;
}

/** Words before a bare month that make it a time: "in May", "last March", "the June meeting". */
const BEFORE_MONTH = new Set(
  "in since until till by from during of before after last next this early late mid for through between and to around about the a an each every on - – end beginning start its their".split(
    " ",
  ),
);

/** A date with a month in words, in either order, with or without day and year; also "26–28 July" and "July 28 and 29". */
function writtenDateAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  return dayFirstAt(pieces, start, tables) ?? monthFirstAt(pieces, start, tables);
}

function dayFirstAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const first = dayOfMonthAt(pieces, start);
  if (first === undefined) return undefined;
  const list = moreDays(pieces, first);
  for (const [last, at] of [...list].reverse().concat([[first.day, first.to]])) {
    const month = monthAt(pieces, pieces[at]?.lower === "of" ? at + 1 : at, tables);
    if (month === undefined) continue;
    return dayRange(pieces, month.month, first.day, last, start, month.to, last !== first.day);
  }
  return undefined;
}

function monthFirstAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const which = start === 0 ? whichOf(pieces[start]?.lower) : whichOf(pieces[start]?.text);
  const month = monthAt(pieces, which === undefined ? start : start + 1, tables);
  if (month === undefined) return undefined;
  const the = pieces[month.to]?.lower === "the" ? month.to + 1 : month.to;
  const first = dayOfMonthAt(pieces, the);
  if (first !== undefined && which === undefined) {
    const [last, to] = moreDays(pieces, first).at(-1) ?? [first.day, first.to];
    return dayRange(pieces, month.month, first.day, last, start, to, last !== first.day);
  }
  const year = yearAfter(pieces, month.to);
  if (year !== undefined && pieces[month.to]?.text !== ",")
    return found({ year: year.year, month: month.month }, start, year.to);
  const relative = relativeYearAfter(pieces, month.to);
  if (relative !== undefined) {
    return {
      expression: { kind: "date", date: { month: month.month }, ofYear: relative.which },
      from: start,
      to: relative.to,
    };
  }
  if (which !== undefined) return found({ month: month.month }, start, month.to, which);
  if (!isPlainMonth(pieces, start, month, tables)) return undefined;
  return found({ month: month.month }, start, month.to);
}

function isPlainMonth(pieces: readonly Piece[], start: number, month: Month, tables: TimeTables): boolean {
  const { token, lower } = pieces[start] ?? { token: undefined, lower: "" };
  if (token === undefined || token.upos === "AUX" || token.upos === "VERB") return false;
  const next = pieces[month.to];
  // "Theresa May", "June Smith": a capitalised neighbour makes a name of it, unless a preposition says otherwise.
  const before = pieces[start - 1];
  const isShort = tables.monthShort.has(lower);
  if (before !== undefined && BEFORE_MONTH.has(before.lower)) {
    const isArticle = before.lower === "the" || before.lower === "a" || before.lower === "an";
    return !isArticle || (next?.kind === "word" && !isShort);
  }
  return !isShort && next !== undefined && /^['’]s$/.test(next.text) && before?.token.upos !== "PROPN";
}

/** "–28", "and 29", ", 27 and 28" after a first day: each further day with the place behind it. */
function moreDays(
  pieces: readonly Piece[],
  { day: first, to: start }: { readonly day: number; readonly to: number },
): readonly (readonly [day: number, to: number])[] {
  const days: [number, number][] = [];
  let day = first;
  let at = start;
  for (;;) {
    const link = pieces[at];
    const two = link?.text === "," && pieces[at + 1]?.lower === "and" ? 2 : 1;
    const isLink = isDash(link) || ["to", "and", "or", "through", "until", ","].includes(link?.lower ?? "");
    const next = isLink ? dayOfMonthAt(pieces, at + two) : undefined;
    if (next === undefined || next.day <= day || countsSomething(pieces, next.to)) break;
    days.push([next.day, next.to]);
    day = next.day;
    at = next.to;
  }
  return days;
}

/** "on July 28 and 12 people were killed": a number before a noun is no day. */
function countsSomething(pieces: readonly Piece[], after: number): boolean {
  const next = pieces[after];
  return next?.kind === "word" && ["NN", "NNS", "JJ"].includes(next.token.xpos);
}

function dayRange(
  pieces: readonly Piece[],
  month: number,
  first: number,
  last: number,
  from: number,
  end: number,
  isRange: boolean,
): FoundExpression | undefined {
  const given = yearAfter(pieces, end);
  const relative = given === undefined ? relativeYearAfter(pieces, end) : undefined;
  const to = given?.to ?? relative?.to ?? end;
  const year = given === undefined ? {} : { year: given.year };
  if (!isCalendarDay(given?.year ?? 2000, month, first) || !isCalendarDay(given?.year ?? 2000, month, last))
    return undefined;
  const single = (day: number): TimeExpression => {
    const date = { ...year, month, day };
    return relative === undefined ? { kind: "date", date } : { kind: "date", date, ofYear: relative.which };
  };
  if (!isRange) return { expression: single(first), from, to };
  return last < first ? undefined : { expression: { kind: "range", from: single(first), to: single(last) }, from, to };
}
