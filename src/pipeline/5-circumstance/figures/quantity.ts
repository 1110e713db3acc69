import { type NumberPhrase, numberAt } from "../numbers.ts";
import { isDash, isDigits, type Piece, piecesMatch } from "../pieces.ts";
import type { Dimension, FigureTables, Qualifier } from "./tables.ts";

/** A number with all that is said about its exactness and its measure, before it is known what is counted. */
export interface Quantity {
  /** Pieces of the whole expression `[from, to)`, qualifiers, currency and unit included. */
  readonly from: number;
  readonly to: number;
  /** The piece of the number that stands in the tree for it: its last one. */
  readonly core: number;
  readonly value: number;
  /** The second number of "between 10 and 15". */
  readonly upper?: number;
  /** "dozens": no upper bound. */
  readonly open: boolean;
  readonly qualifier: Qualifier;
  readonly kind: "count" | "share" | "measure";
  readonly unit?: string;
  readonly dimension?: Dimension;
  /** "three out of four", "15 of the 34": the whole, where it is given right there. */
  readonly whole?: number;
  /** "two-day", "nine-member": joined to its noun by a hyphen. */
  readonly hyphened: boolean;
  readonly spelled: boolean;
}

const CURRENCIES = /^[$€£¥₹]$/;

/** The quantity that starts at piece `at` (with its qualifier), if one does. */
export function quantityAt(pieces: readonly Piece[], at: number, tables: FigureTables): Quantity | undefined {
  const before = qualifierBefore(pieces, at, tables);
  const start = before?.to ?? at;
  const core =
    betweenAt(pieces, start, tables) ??
    fractionAt(pieces, start, before !== undefined, tables) ??
    moneyAt(pieces, start, tables) ??
    plainAt(pieces, start, tables);
  if (core === undefined) return undefined;
  if (pieces[at]?.lower === "over" && start === at + 1 && isPreposition(pieces, at, core)) return undefined;
  const after = qualifierAfter(pieces, core.to, tables);
  const qualifier =
    core.upper !== undefined ? "between" : (before?.qualifier ?? after?.qualifier ?? (core.open ? "about" : "exact"));
  return { ...core, from: at, to: after?.to ?? core.to, qualifier };
}

/** "handed over 30 vehicles", "anger over two raids": not more than thirty, not more than two. */
function isPreposition(pieces: readonly Piece[], at: number, core: Core): boolean {
  const before = pieces[at - 1]?.token;
  if (pieces[at]?.token.deprel === "compound:prt" || (before !== undefined && TAKES_OVER.has(before.lemma)))
    return true;
  return core.kind === "count" && core.spelled && core.value <= 10;
}
const TAKES_OVER = new Set(["hand", "turn", "take", "pass", "sign", "give", "win", "bring"]);

type Core = Omit<Quantity, "qualifier">;

function qualifierBefore(pieces: readonly Piece[], at: number, tables: FigureTables) {
  for (const { words, qualifier } of tables.before.get(pieces[at]?.lower ?? "") ?? []) {
    if (piecesMatch(pieces, at, words)) return { to: at + words.length, qualifier };
  }
  return undefined;
}

function qualifierAfter(pieces: readonly Piece[], at: number, tables: FigureTables) {
  const next = pieces[at];
  if (next?.text === "+" && !next.spaceBefore) return { to: at + 1, qualifier: "at-least" as const };
  for (const { words, qualifier } of tables.after.get(next?.lower ?? "") ?? []) {
    if (piecesMatch(pieces, at, words)) return { to: at + words.length, qualifier };
  }
  return undefined;
}

/** "between 10 and 15", "10 to 15", "10-15"; "from 10 to 15" is left to whoever knows whether it changed. */
function betweenAt(pieces: readonly Piece[], start: number, tables: FigureTables): Core | undefined {
  const isBetween = pieces[start]?.lower === "between";
  const first = currencyNumber(pieces, isBetween ? start + 1 : start, tables);
  if (first === undefined) return undefined;
  const link = pieces[first.to];
  const isLink = isBetween
    ? link?.lower === "and"
    : (link?.lower === "to" && pieces[start - 1]?.lower !== "from") ||
      link?.lower === "or" ||
      (isDash(link) && !link?.spaceBefore && isDigits(pieces[first.to + 1]));
  if (!isLink) return undefined;
  const second = currencyNumber(pieces, first.to + 1, tables);
  if (second === undefined || first.open || second.open) return undefined;
  // "two to three million": the scale belongs to both.
  const scale =
    second.value >= 1000 && first.value < 1000 && second.from + 1 < second.to ? scaleOf(pieces, second, tables) : 1;
  const value = first.value * scale;
  if (value >= second.value) return undefined;
  const rest = withMeasure(pieces, second, tables);
  return { ...rest, from: start, value: rest.kind === "share" ? value / 100 : value, upper: rest.value };
}

function scaleOf(pieces: readonly Piece[], phrase: NumberPhrase, tables: FigureTables): number {
  const last = tables.numbers.get(pieces[phrase.to - 1]?.lower ?? "");
  return last?.kind === "scale" || last?.kind === "suffix" ? last.value : 1;
}

function currencyNumber(pieces: readonly Piece[], at: number, tables: FigureTables): NumberPhrase | undefined {
  return numberAt(pieces, CURRENCIES.test(pieces[at]?.text ?? "") ? at + 1 : at, tables.numbers);
}

/** "half of", "a third of", "two-thirds", "one in five". Bare "third" and "quarter" are more often ordinals and places. */
function fractionAt(
  pieces: readonly Piece[],
  start: number,
  isQualified: boolean,
  tables: FigureTables,
): Core | undefined {
  const word = pieces[start]?.lower ?? "";
  const common = { from: start, open: false, kind: "share", hyphened: false, spelled: true } as const;
  if (word === "half") {
    const next = pieces[start + 1];
    const isShare =
      next?.lower === "of" ||
      ((next?.token.upos === "DET" || next?.token.xpos === "PRP$") && next.lower !== "a") ||
      isQualified;
    if (!isShare || next === undefined || isDash(next) || next.lower === "an" || next.lower === "a") return undefined;
    return { ...common, to: start + 1, core: start, value: 0.5 };
  }
  const numerator = word === "a" ? { value: 1, to: start + 1 } : numberAt(pieces, start, tables.numbers);
  if (numerator === undefined || numerator.value > 10 || numerator.value < 1) return undefined;
  const at = isDash(pieces[numerator.to]) ? numerator.to + 1 : numerator.to;
  const denominator = tables.fractions.get(pieces[at]?.lower ?? "");
  if (denominator !== undefined && numerator.value < denominator) {
    const isPlural = pieces[at]?.lower.endsWith("s") === true;
    if (numerator.value === 1 ? pieces[at + 1]?.lower !== "of" && word === "a" : !isPlural) return undefined;
    return { ...common, to: at + 1, core: at, value: numerator.value / denominator };
  }
  // "one in five", "three out of four"
  const isOutOf = piecesMatch(pieces, numerator.to, ["out", "of"]);
  const isIn = pieces[numerator.to]?.lower === "in" || piecesMatch(pieces, numerator.to, ["out", "of", "every"]);
  if (word === "a" || (!isOutOf && !isIn)) return undefined;
  const whole = numberAt(pieces, numerator.to + (isOutOf ? (isIn ? 3 : 2) : 1), tables.numbers);
  if (whole === undefined || whole.value > 10 || whole.value <= numerator.value || whole.open) return undefined;
  const isRatio = isIn || whole.value <= 10;
  if (!isRatio || tables.units.has(pieces[whole.to]?.lower ?? "")) return undefined;
  return { ...common, to: whole.to, core: whole.to - 1, value: numerator.value / whole.value };
}

function moneyAt(pieces: readonly Piece[], start: number, tables: FigureTables): Core | undefined {
  const isUs = pieces[start]?.text === "US" && pieces[start + 1]?.text === "$";
  const at = isUs ? start + 1 : start;
  const currency = pieces[at];
  if (currency === undefined || !CURRENCIES.test(currency.text)) return undefined;
  const number = numberAt(pieces, at + 1, tables.numbers);
  if (number === undefined) return undefined;
  const unit = tables.units.get(currency.text);
  const isHyphened = isDash(pieces[number.to]) && pieces[number.to]?.spaceBefore === false;
  return {
    from: start,
    to: number.to,
    core: number.to - 1,
    value: number.value,
    open: false,
    kind: "measure",
    dimension: "money",
    hyphened: isHyphened,
    spelled: false,
    ...(unit === undefined ? {} : { unit: unit.unit }),
  };
}

function plainAt(pieces: readonly Piece[], start: number, tables: FigureTables): Core | undefined {
  const number = numberAt(pieces, start, tables.numbers);
  return number === undefined ? undefined : withMeasure(pieces, number, tables);
}

/** Takes a percent sign or a unit behind the number in: "47 %", "30 square kilometres", "two-day", "millions of dollars". */
function withMeasure(pieces: readonly Piece[], number: NumberPhrase, tables: FigureTables): Core {
  const { from, value, open } = number;
  const spelled = pieces[from]?.kind === "word";
  const hyphened =
    isDash(pieces[number.to]) &&
    pieces[number.to]?.spaceBefore === false &&
    pieces[number.to + 1]?.spaceBefore === false;
  const core = { from, core: number.to - 1, value, open, hyphened, spelled };
  let at = hyphened ? number.to + 1 : number.to;
  const word = pieces[at]?.lower;
  if (word === "%" || word === "percent" || (word === "per" && pieces[at + 1]?.lower === "cent")) {
    const to = word === "per" ? at + 2 : at + 1;
    const points = /^points?$/.test(pieces[to]?.lower ?? "");
    if (points) return { ...core, to: to + 1, core: to, kind: "measure", unit: "percentage points" };
    return { ...core, to, core: to - 1, value: value / 100, kind: "share" };
  }
  if (open && word === "of") at++;
  if (pieces[at]?.lower === "metric") at++;
  const square = pieces[at]?.lower === "square" || pieces[at]?.lower === "sq" ? 1 : 0;
  const isNational = pieces[at]?.lower === "us" || pieces[at]?.lower === "american" ? 1 : 0;
  const unit = tables.units.get(pieces[at + square + isNational]?.lower ?? "");
  if (unit === undefined || CURRENCIES.test(pieces[at + square]?.text ?? ""))
    return { ...core, to: number.to, kind: "count" };
  const to = at + square + isNational + 1;
  if (square === 1)
    return { ...core, to, core: to - 1, kind: "measure", unit: `square ${unit.unit}`, dimension: "area" };
  return { ...core, to, core: to - 1, kind: "measure", unit: unit.unit, dimension: unit.dimension };
}
