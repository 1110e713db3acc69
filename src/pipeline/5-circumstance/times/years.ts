import { isDash, isDigits, type Piece } from "../pieces.ts";
import type { FoundExpression } from "./expression.ts";
import type { TimeTables } from "./tables.ts";

/** Words that a year stands behind. */
const BEFORE_YEAR = new Set(
  "in since until till by from during before after of through between to and around circa year early late mid pre post".split(
    " ",
  ),
);
/** Of these, the ones behind which a number before a plural noun is still a year ("in 2020 elections were held"). */
const SURE_BEFORE_YEAR = new Set([
  "in",
  "since",
  "until",
  "till",
  "during",
  "early",
  "late",
  "mid",
  "year",
  "pre",
  "post",
]);

/** "2009", "mid-2019", "2020-21": four digits that their neighbours show to be a year and no count. */
export function yearAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  const at = afterEdge(pieces, start, tables);
  const piece = pieces[at];
  if (!isDigits(piece) || !/^(?:1[5-9]|20)\d\d$/.test(piece.text)) return undefined;
  const before = pieces[at - 1];
  const next = pieces[at + 1];
  if (next !== undefined && !next.spaceBefore && (next.kind !== "mark" || /[%:/+$°]/.test(next.text))) return undefined;
  if (before !== undefined && !piece.spaceBefore && !/[(["“‘]/.test(before.text) && !isYearDash(pieces, at))
    return undefined;
  if (!looksLikeYear(pieces, at)) return undefined;
  const year = Number(piece.text);
  const second = pieces[at + 2];
  if (isDash(next) && isDigits(second) && !second.spaceBefore && /^\d\d$/.test(second.text)) {
    const until = year - (year % 100) + Number(second.text);
    if (until > year && until - year < 20) {
      return {
        expression: {
          kind: "range",
          from: { kind: "date", date: { year } },
          to: { kind: "date", date: { year: until } },
        },
        from: start,
        to: at + 3,
      };
    }
  }
  return { expression: { kind: "date", date: { year } }, from: start, to: at + 1 };
}

/** "early 2019", "mid-2019": the edge belongs to the expression and leaves the year as it is. */
export function afterEdge(pieces: readonly Piece[], start: number, tables: TimeTables): number {
  if (!tables.edge.has(pieces[start]?.lower ?? "")) return start;
  return isDash(pieces[start + 1]) ? start + 2 : start + 1;
}

/** A dash in front of a year is fine between years and after "mid", "pre", "post". */
function isYearDash(pieces: readonly Piece[], at: number): boolean {
  if (!isDash(pieces[at - 1])) return false;
  const before = pieces[at - 2];
  return before !== undefined && (/^(?:1[5-9]|20)\d\d$/.test(before.text) || BEFORE_YEAR.has(before.lower));
}

function looksLikeYear(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const before = pieces[at - 1];
  const next = pieces[at + 1];
  if (piece === undefined) return false;
  const isCount =
    next?.kind === "word" &&
    next.token.xpos === "NNS" &&
    piece.token.deprel === "nummod" &&
    (Number(piece.text) % 100 === 0 || !SURE_BEFORE_YEAR.has(before?.lower ?? ""));
  const isDetermined =
    before !== undefined &&
    (/^['’]s?$/.test(before.text) || ["DET", "ADJ"].includes(before.token.upos) || isPossessive(before));
  if (isDetermined && next?.kind === "word" && ["NOUN", "PROPN", "ADJ"].includes(next.token.upos)) {
    // "a further 1553 refugees", "the 2000 villagers"; but "the 2004 elections".
    const isOld = Number(piece.text) < 1900;
    return !((Number(piece.text) % 100 === 0 || isOld) && next.token.xpos === "NNS");
  }
  if (isCount) return false;
  const second = pieces[at + 2];
  if (
    isDash(next) &&
    !next?.spaceBefore &&
    isDigits(second) &&
    !second.spaceBefore &&
    /^(?:19|20)\d\d$/.test(second.text)
  ) {
    return Number(second.text) > Number(piece.text);
  }
  if (before !== undefined && BEFORE_YEAR.has(before.lower)) return true;
  if (isYearDash(pieces, at)) return true;
  if (next !== undefined && /^['’]s$/.test(next.text)) return true;
  return /[([]/.test(before?.text ?? "") && (/[)\],]/.test(next?.text ?? "") || isDash(next));
}

const isPossessive = (piece: Piece): boolean => piece.token.xpos === "PRP$";

/** "the 1990s", "the late 1980s", "the '90s"; "in his 30s" is an age. */
export function decadeAt(pieces: readonly Piece[], start: number, tables: TimeTables): FoundExpression | undefined {
  let at = afterEdge(pieces, start, tables);
  const apostrophe = /^['’‘]$/.test(pieces[at]?.text ?? "");
  if (apostrophe) at++;
  const piece = pieces[at];
  const ending = pieces[at + 1];
  if (!isDigits(piece) || ending?.lower !== "s" || ending.spaceBefore) return undefined;
  const value = Number(piece.text);
  // "the 1800s" are a century and "the 1900s" may be one; "the 2000s" are told of their first ten years.
  if (/^(?:1[5-9])00$/.test(piece.text)) return span(value, value + 99, start, at + 2);
  if (/^(?:1[5-9]|20)\d0$/.test(piece.text)) return span(value, value + 9, start, at + 2);
  const before = pieces[start - 1];
  const isNamed = apostrophe || before?.lower === "the" || at > start;
  if (!/^[2-9]0$/.test(piece.text) || !isNamed || (before !== undefined && isPossessive(before))) return undefined;
  return span(1900 + value, 1909 + value, start, at + 2);
}

const span = (first: number, last: number, from: number, to: number): FoundExpression => ({
  expression: { kind: "years", first, last },
  from,
  to,
});
