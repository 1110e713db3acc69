import { numberAt } from "../numbers.ts";
import { isDigits, type Piece, piecesMatch } from "../pieces.ts";
import { whichOf } from "./dates.ts";
import type { CountedUnit, FoundExpression, TimeExpression, Which } from "./expression.ts";
import type { TimeTables } from "./tables.ts";
import { afterEdge } from "./years.ts";

/** An expression that leans on another day: "yesterday", "earlier this week", "two days later", "in recent months". */
export function periodAt(pieces: readonly Piece[], at: number, tables: TimeTables): FoundExpression | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === "mark") return undefined;
  return (
    deicticAt(pieces, at, tables) ??
    seasonAt(pieces, at, tables) ??
    partOfYearAt(pieces, at, tables) ??
    unitAt(pieces, at, tables) ??
    distanceAt(pieces, at, tables) ??
    stretchAt(pieces, at, tables) ??
    storyAt(pieces, at, tables)
  );
}

const OFFSET: Readonly<Record<Which, -1 | 0 | 1>> = { last: -1, this: 0, next: 1 };
const found = (expression: TimeExpression, from: number, to: number): FoundExpression => ({ expression, from, to });
const lower = (pieces: readonly Piece[], at: number): string => pieces[at]?.lower ?? "";

/** "yesterday", "the day before yesterday", "last night", "this morning", "overnight". */
function deicticAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  if (lower(pieces, start) === "overnight") return found({ kind: "deictic", from: -1, to: 0 }, start, start + 1);
  if (piecesMatch(pieces, start, ["the", "day", "before", "yesterday"])) {
    return found({ kind: "deictic", from: -2, to: -2 }, start, start + 4);
  }
  if (piecesMatch(pieces, start, ["the", "day", "after", "tomorrow"])) {
    return found({ kind: "deictic", from: 2, to: 2 }, start, start + 4);
  }
  const at = ["earlier", "later", "late", "early"].includes(lower(pieces, start)) ? start + 1 : start;
  const days = tables.deictic.get(lower(pieces, at));
  // "USA Today": a capital in the middle of a sentence makes a name of it.
  const isName = at > 0 && /^\p{Lu}/u.test(pieces[at]?.text ?? "") && /^\p{Lu}/u.test(pieces[at - 1]?.text ?? "");
  if (days !== undefined && !isName) {
    const to = tables.part.has(lower(pieces, at + 1)) ? at + 2 : at + 1;
    return found({ kind: "deictic", from: days, to: days }, start, to);
  }
  const which = lower(pieces, at);
  const part = lower(pieces, at + 1);
  if (which === "last" && (part === "night" || part === "evening"))
    return found({ kind: "deictic", from: -1, to: -1 }, start, at + 2);
  if (which === "this" && tables.part.has(part)) return found({ kind: "deictic", from: 0, to: 0 }, start, at + 2);
  return undefined;
}

/** "this week", "late last year", "earlier this month", "the end of the year", "over the weekend". */
function unitAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const edge = lower(pieces, start);
  const part = edge === "earlier" || edge === "later" ? edge : undefined;
  let at = part === undefined ? afterEdge(pieces, start, tables) : start + 1;
  const isEdgeOf = at > start && part === undefined && lower(pieces, at) === "of";
  if (isEdgeOf) at++;
  else if (part !== undefined && lower(pieces, at) === "in") at++;
  // "this past weekend": the last one.
  const pastOne = lower(pieces, at) === "this" && lower(pieces, at + 1) === "past";
  if (pastOne) at++;
  const word = pastOne ? "last" : lower(pieces, at);
  const unit = tables.unit.get(lower(pieces, at + 1));
  const isSingular = !lower(pieces, at + 1).endsWith("s");
  const isUnit = unit === "week" || unit === "month" || unit === "year" || unit === "decade" || unit === "weekend";
  const isQuarter = lower(pieces, at + 1) === "quarter";
  if ((!isUnit && !isQuarter) || !isSingular) return undefined;
  const period = isQuarter ? "quarter" : isUnit ? unit : "week";
  const which = word === "past" ? undefined : word === "the" || word === "current" ? "this" : whichOf(word);
  if (which === undefined) return undefined;
  if (word === "the" && period === "weekend") {
    const before = lower(pieces, start - 1);
    if (
      !["over", "at", "on", "during", "in", "of", "through", "throughout"].includes(before) ||
      lower(pieces, at + 2) === "of"
    )
      return undefined;
    return found({ kind: "period", unit: "weekend", offset: 0, free: true }, start, at + 2);
  }
  // "the year" alone may be any year; "the end of the year", "later in the year" is the one we are in.
  if (word === "the" && !isEdgeOf && part === undefined) return undefined;
  if (word === "the" && ["of", "after", "before", "in"].includes(lower(pieces, at + 2))) return undefined;
  const offset = OFFSET[which];
  if (period === "weekend") {
    const expression: TimeExpression =
      which === "this"
        ? { kind: "period", unit: period, offset, free: true }
        : { kind: "period", unit: period, offset };
    return found(expression, start, at + 2);
  }
  const expression: TimeExpression =
    part === undefined || which !== "this"
      ? { kind: "period", unit: period, offset }
      : { kind: "period", unit: period, offset, part };
  return found(expression, start, at + 2);
}

interface Count {
  readonly least: number;
  readonly most: number;
  readonly to: number;
}

/** How many units: a number, "a", or a vague word with the range that it can mean. */
function countAt(pieces: readonly Piece[], at: number, tables: TimeTables): Count | undefined {
  for (const { words, least, most } of tables.vague) {
    if (piecesMatch(pieces, at, words)) return { least, most, to: at + words.length };
  }
  const word = lower(pieces, at);
  const number = numberAt(pieces, at, tables.numbers);
  if (number !== undefined) {
    // "two and a half years" and "dozens of years" give no point in time.
    if (number.open || !Number.isInteger(number.value) || number.value > 2000) return undefined;
    return { least: number.value, most: number.value, to: number.to };
  }
  return word === "a" || word === "an" ? { least: 1, most: 1, to: at + 1 } : undefined;
}

/** A unit that days, weeks, months and years can be counted in; 24, 48 and 72 hours are days. */
function countedUnit(
  pieces: readonly Piece[],
  count: Count,
  tables: TimeTables,
): (Count & { unit: CountedUnit }) | undefined {
  const at = lower(pieces, count.to) === "-" ? count.to + 1 : count.to;
  const unit = tables.unit.get(lower(pieces, at));
  const to = at + 1;
  if (unit === "day" || unit === "week" || unit === "month" || unit === "year") return { ...count, unit, to };
  if (unit === "fortnight") return { least: count.least * 2, most: count.most * 2, unit: "week", to };
  if (unit === "decade") return { least: count.least * 10, most: count.most * 10, unit: "year", to };
  if (unit === "hour" && count.least % 24 === 0)
    return { least: count.least / 24, most: count.most / 24, unit: "day", to };
  return undefined;
}

/** "three days ago", "two days later", "a week earlier", "in two weeks", "eight months after". */
function distanceAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const isIn = lower(pieces, start) === "in";
  const count = countAt(pieces, isIn ? start + 1 : start, tables);
  const counted = count === undefined ? undefined : countedUnit(pieces, count, tables);
  if (counted === undefined) return undefined;
  const { unit, to } = counted;
  // "Two decades ago" is said of any year near it.
  const slack = tables.unit.get(lower(pieces, to - 1)) === "decade" ? 2 : 0;
  const least = counted.least - slack;
  const most = counted.most + slack;
  const word = lower(pieces, to);
  if (isIn) {
    if (["of", "after", "before", "later"].includes(word)) return undefined;
    const isTime = /^['’]$/.test(pieces[to]?.text ?? "") && lower(pieces, to + 1) === "time";
    const expression = {
      kind: "distance",
      least,
      most,
      unit,
      direction: 1,
      from: "speaking",
      futureOnly: true,
    } as const;
    return found(expression, start, isTime ? to + 2 : to);
  }
  if (word === "ago")
    return found({ kind: "distance", least, most, unit, direction: -1, from: "speaking" }, start, to + 1);
  if (word === "from" && lower(pieces, to + 1) === "now") {
    return found({ kind: "distance", least, most, unit, direction: 1, from: "speaking" }, start, to + 2);
  }
  const direction =
    word === "later" || word === "afterwards" || word === "afterward"
      ? 1
      : word === "earlier" || word === "before"
        ? -1
        : undefined;
  const isClosed = word === "before" ? endsPhrase(pieces, to + 1) : lower(pieces, to + 1) !== "than";
  if (direction !== undefined && isClosed) {
    return found({ kind: "distance", least, most, unit, direction, from: "story" }, start, to + 1);
  }
  if (word === "after" && least === most && !endsPhrase(pieces, to + 1)) {
    return found({ kind: "elapsed", count: least, unit }, start, to + 1);
  }
  return undefined;
}

/** Nothing follows that "before" or "earlier" could govern or compare with. */
function endsPhrase(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at];
  if (next === undefined || next.kind === "mark") return true;
  return !["DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"].includes(next.token.upos) && next.lower !== "than";
}

/** "the past two weeks", "the last 20 years", "recent days", "the coming weeks". */
function stretchAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const the = lower(pieces, start) === "the" ? start + 1 : start;
  const word = lower(pieces, the);
  const unitNext = tables.unit.get(lower(pieces, the + 1));
  const isCounted = unitNext === "day" || unitNext === "week" || unitNext === "month" || unitNext === "year";
  const isPlural = lower(pieces, the + 1).endsWith("s");
  if (isCounted && isPlural && (word === "recent" || word === "coming")) {
    return found({ kind: "recent", unit: unitNext, direction: word === "recent" ? -1 : 1 }, start, the + 2);
  }
  const direction = word === "past" || word === "last" ? -1 : word === "next" || word === "coming" ? 1 : undefined;
  if (direction === undefined) return undefined;
  if (word === "past" && (isCounted || unitNext === "decade") && !isPlural) {
    const isDecade = unitNext === "decade";
    const unit = isDecade ? "year" : isCounted ? unitNext : "day";
    return found({ kind: "stretch", count: isDecade ? 10 : 1, unit, direction }, start, the + 2);
  }
  const count = countAt(pieces, the + 1, tables);
  const counted = count === undefined ? undefined : countedUnit(pieces, count, tables);
  if (counted === undefined || lower(pieces, counted.to) === "of") return undefined;
  return found({ kind: "stretch", count: counted.most, unit: counted.unit, direction }, start, counted.to);
}

/** "the next day", "a day earlier", "the previous week", "the same day", "that year": the day that the story has reached. */
function storyAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const isThe = lower(pieces, start) === "the";
  const at = isThe ? start + 1 : start;
  const word = lower(pieces, at);
  const noun = lower(pieces, at + 1);
  const unit = tables.unit.get(noun) ?? (tables.part.has(noun) ? "day" : undefined);
  const isCounted = (unit === "day" || unit === "week" || unit === "month" || unit === "year") && !noun.endsWith("s");
  const step = (direction: -1 | 1, of: CountedUnit, to: number) =>
    found({ kind: "distance", least: 1, most: 1, unit: of, direction, from: "story" }, start, to);
  if (isCounted) {
    if (isThe && (word === "following" || (word === "next" && unit === "day"))) return step(1, unit, at + 2);
    if (isThe && word === "previous") return step(-1, unit, at + 2);
    if ((isThe && word === "same") || word === "that") return found({ kind: "same", unit }, start, at + 2);
  }
  if (
    isThe &&
    (word === "day" || word === "week" || word === "month" || word === "year") &&
    endsPhrase(pieces, at + 2)
  ) {
    const isOwn = tables.unit.get(word);
    if (isOwn === "day" || isOwn === "week" || isOwn === "month" || isOwn === "year") {
      if (noun === "before") return step(-1, isOwn, at + 2);
      if (noun === "after") return step(1, isOwn, at + 2);
    }
  }
  return undefined;
}

/** "spring 2020", "the summer of 2014", "last winter". "Fall" needs a year or "last". */
function seasonAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  let at = afterEdge(pieces, start, tables);
  const which = whichOf(lower(pieces, at));
  if (which !== undefined) at++;
  const month = tables.season.get(lower(pieces, at));
  if (month === undefined) return undefined;
  const of = lower(pieces, at + 1) === "of" ? at + 2 : at + 1;
  const year = pieces[of];
  if (isDigits(year) && /^(?:1[5-9]|20)\d\d$/.test(year.text)) {
    return found({ kind: "season", month, year: Number(year.text) }, start, of + 1);
  }
  const relative = whichOf(lower(pieces, of));
  if (relative !== undefined && lower(pieces, of + 1) === "year") return undefined;
  return which === undefined ? undefined : found({ kind: "season", month, which }, start, at + 1);
}

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
  ["last", 4],
  ["final", 4],
]);

/** "the first quarter of 2021", "the second half of the year", "the first six months of this year", "Q3 2021". */
function partOfYearAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const short =
    /^q$/.test(lower(pieces, start)) && !(pieces[start + 1]?.spaceBefore ?? true)
      ? Number(lower(pieces, start + 1))
      : 0;
  if (short >= 1 && short <= 4) return withYear(pieces, start, start + 2, short * 3 - 2, short * 3, "quarter");
  const ordinal = ORDINALS.get(lower(pieces, start));
  if (ordinal === undefined) return undefined;
  const noun = lower(pieces, start + 1);
  if (noun === "quarter") return withYear(pieces, start, start + 2, ordinal * 3 - 2, ordinal * 3, "quarter");
  if (noun === "half" && ordinal <= 2)
    return withYear(pieces, start, start + 2, ordinal * 6 - 5, ordinal * 6, "interval");
  if (ordinal !== 1) return undefined;
  const count = countAt(pieces, start + 1, tables);
  if (count === undefined || count.least !== count.most || count.most > 11 || lower(pieces, count.to) !== "months")
    return undefined;
  return withYear(pieces, start, count.to + 1, 1, count.most, "interval");
}

function withYear(
  pieces: readonly Piece[],
  from: number,
  start: number,
  first: number,
  last: number,
  precision: "quarter" | "interval",
): FoundExpression | undefined {
  const of = lower(pieces, start) === "of" || lower(pieces, start) === "in" ? start + 1 : start;
  const months = { kind: "months", first, last, precision } as const;
  const year = pieces[of];
  if (isDigits(year) && /^(?:1[5-9]|20)\d\d$/.test(year.text))
    return found({ ...months, year: Number(year.text) }, from, of + 1);
  const word = lower(pieces, of);
  const which = word === "the" ? "this" : whichOf(word);
  if (which === undefined || lower(pieces, of + 1) !== "year") return undefined;
  return found({ ...months, which }, from, of + 2);
}
