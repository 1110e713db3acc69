import { isDash, type Piece, piecesMatch } from "../pieces.ts";
import { dateAt } from "./dates.ts";
import type { FoundExpression, Signal, TimeExpression } from "./expression.ts";
import { periodAt } from "./periods.ts";
import type { TimeTables } from "./tables.ts";

const SIGNALS: ReadonlyMap<string, Signal> = new Map([
  ["since", "since"],
  ["until", "until"],
  ["till", "until"],
  ["before", "before"],
  ["after", "after"],
]);

/**
 * The time expressions of a sentence, longest first from the left, never overlapping. A recogniser of our own: chrono-node
 * (measured on the same sentences) sees no bare years, decades, seasons, quarters or year ranges, takes the verb "march"
 * for a month, and joins neither "July 28 and 29" nor "earlier this week"; reports are full of these.
 */
export function timeExpressionsIn(pieces: readonly Piece[], tables: TimeTables): readonly FoundExpression[] {
  const found: FoundExpression[] = [];
  if (!pieces.some((piece) => piece.kind === "number" || tables.triggers.has(piece.lower))) return found;
  let at = 0;
  while (at < pieces.length) {
    const expression = expressionAt(pieces, at, tables);
    if (expression === undefined) {
      at++;
      continue;
    }
    found.push(withSignal(pieces, expression, found.at(-1)?.to ?? 0));
    at = expression.to;
  }
  return found;
}

function singleAt(pieces: readonly Piece[], at: number, tables: TimeTables): FoundExpression | undefined {
  return dateAt(pieces, at, tables) ?? periodAt(pieces, at, tables);
}

/** One expression, or two joined to a range: "from A to B", "between A and B", "A–B", "A and B" where B follows A at once. */
function expressionAt(pieces: readonly Piece[], at: number, tables: TimeTables): FoundExpression | undefined {
  const opener = pieces[at]?.lower;
  const opens = opener === "between" || opener === "from";
  const first = singleAt(pieces, opens ? at + 1 : at, tables);
  if (first === undefined) return undefined;
  const link = pieces[first.to];
  const linkWord = link?.lower;
  const joins =
    isDash(link) ||
    linkWord === "to" ||
    linkWord === "through" ||
    (opener === "from" && (linkWord === "until" || linkWord === "till")) ||
    linkWord === "and";
  if (joins) {
    const second = singleAt(pieces, first.to + 1, tables);
    if (second !== undefined) {
      const joined = rangeOf(first.expression, second.expression);
      const isRange = linkWord === "and" ? opener === "between" || (joined !== undefined && follows(joined)) : true;
      if (joined !== undefined && isRange) return { expression: joined, from: opens ? at : first.from, to: second.to };
    }
  }
  return opens ? undefined : first;
}

type Range = TimeExpression & { readonly kind: "range" };

/** The two ends are of one kind; what the first leaves open ("July 28" of "July 28 to August 2, 2021") the second gives. */
function rangeOf(from: TimeExpression, to: TimeExpression): Range | undefined {
  if (from.kind === "weekday" && to.kind === "weekday") return { kind: "range", from, to };
  if (from.kind !== "date" || to.kind !== "date") return undefined;
  if ((from.date.day === undefined) !== (to.date.day === undefined)) return undefined;
  if ((from.date.month === undefined) !== (to.date.month === undefined)) return undefined;
  const year = from.date.year ?? to.date.year;
  const first: TimeExpression = year === undefined ? from : { kind: "date", date: { ...from.date, year } };
  return { kind: "range", from: first, to };
}

/** "July 28 and 29", "Monday and Tuesday", "2019 and 2020": two neighbours told as one stretch. */
function follows({ from, to }: Range): boolean {
  if (from.kind === "weekday" && to.kind === "weekday") return (from.weekday + 1) % 7 === to.weekday;
  if (from.kind !== "date" || to.kind !== "date") return false;
  const [a, b] = [from.date, to.date];
  if (a.day !== undefined && b.day !== undefined) return a.month === b.month && b.day === a.day + 1;
  if (a.month !== undefined && b.month !== undefined) return b.month === a.month + 1;
  return a.year !== undefined && b.year === a.year + 1;
}

/** Takes a preposition before the expression in, where it changes what is dated: "since April" is not April. */
function withSignal(pieces: readonly Piece[], found: FoundExpression, floor: number): FoundExpression {
  const before = pieces[found.from - 1];
  const signal =
    before === undefined || found.from - 1 < floor
      ? undefined
      : piecesMatch(pieces, found.from - 2, ["prior", "to"])
        ? "before"
        : SIGNALS.get(before.lower);
  if (signal === undefined || found.expression.kind === "elapsed" || governsMore(pieces, found)) return found;
  return { ...found, from: found.from - (before?.lower === "to" ? 2 : 1), signal };
}

/** In "after the 2020 deal" and "since Tuesday's attack" the preposition belongs to the deal and the attack. */
function governsMore(pieces: readonly Piece[], { from, to }: FoundExpression): boolean {
  const last = pieces[to - 1];
  const next = pieces[to];
  if (last === undefined || next === undefined) return false;
  if (/^['’]/.test(next.text)) return true;
  const { token } = last;
  return token.head > token.index && next.token.index <= token.head && next.kind === "word" && from < to
    ? token.deprel !== "nsubj" && !token.deprel.startsWith("obl") && !token.deprel.startsWith("advmod")
    : false;
}
