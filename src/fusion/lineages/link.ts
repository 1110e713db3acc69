import { daysBetween, daysOf } from "../days.ts";
import { type Comparison, compare } from "./compare.ts";
import type { Credit, LineageDigest } from "./digest.ts";
import { olderFirst } from "./group.ts";
import { reasonOf } from "./reason.ts";
import type { LineageLink, LinkKind } from "./types.ts";

/**
 * Share of the shorter text that has to stand in the other. Set on 924 campaign reports by eight publishers, where no
 * two independent ones of more than 40 content words share over 0.31 and no copy less than 0.82, and on reports written
 * for the purpose, where heavily reworded copies come down to 0.54.
 */
const LEAST_SHARE = 0.5;
const LEAST_SHARE_OF_LONG = 0.45;
const LONG_WORDS = 60;
/** The words of two sentences: fewer in common is what two briefs on one accident have. */
const LEAST_FOUND = 24;
/** A brief that is the same word for word may be this short. */
const LEAST_VERBATIM = 12;

/**
 * A text that was rewritten word by word and clause by clause keeps hardly a sentence, but all that it tells: the same
 * names and numbers, no others, and most of the vocabulary, in as many words. Independent reports come to 0.64 and 0.32.
 */
const RETOLD_WORDS = 60;
const LEAST_RETOLD_FACTS = 0.75;
const LEAST_RETOLD_SIMILARITY = 0.4;
const MOST_RETOLD_LENGTH = 1.4;
const RETOLD_DAYS = 3;

/** Where a credit names the source, the text need only show that it is this report that is meant. */
const LEAST_CREDITED_SHARE = 0.2;
const LEAST_CREDITED_FOUND = 10;
const LEAST_CREDITED_FACTS = 0.7;
const FEWEST_CREDITED_FACTS = 8;
/** Two happenings of one day in one country have most names in common, and hardly two numbers. */
const FEWEST_CREDITED_NUMBERS = 2;
const LEAST_CONTRIBUTED_SHARE = 0.35;
/** Days between a wire and its print. */
const WIRE_DAYS = 2;

/** Reports in a series (every month's unemployment) have the words in common and not the numbers. */
const FEWEST_NUMBERS = 4;
const LEAST_SAME_NUMBERS = 1 / 3;
/** Within these days another outlet's different numbers are an edited copy's. */
const SERIES_DAYS = 3;

/** What makes a passage worth telling: two sentences word for word, or a third of the text in like words. */
const PASSAGE_SENTENCES = 2;
const PASSAGE_WORDS = 12;
const LEAST_PASSAGE_SHARE = 0.1;
const PASSAGE_SHARE = 0.33;

const NEARLY_ALL = 0.8;
const MUCH_LONGER = 1.7;

/** How two documents are related, if they are. Pure, and the same for (b, a). */
export function lineageLink(a: LineageDigest, b: LineageDigest): LineageLink | undefined {
  if (a.document === b.document) return undefined;
  const comparison = compare(a, b);
  const credit = creditBetween(a, b);
  const kind = kindOf(a, b, comparison, credit);
  if (kind === undefined) return undefined;
  const { original, copy, ordered } = orderOf(a, b, credit);
  return {
    original: original.document,
    copy: copy.document,
    ordered,
    kind,
    joins: kind !== "shared-passage",
    share: comparison.words === 0 ? 0 : Math.round((comparison.found / comparison.words) * 1000) / 1000,
    reason: reasonOf({ original, copy, kind, comparison, credit, days: gapOf(a, b) }),
  };
}

/** What the credits of two documents say of each other. */
export interface CreditBetween {
  /** The document that credits the other's outlet; undefined where both credit a third. */
  readonly by?: LineageDigest;
  readonly credit: Credit;
}

function creditBetween(a: LineageDigest, b: LineageDigest): CreditBetween | undefined {
  const [first, second] = a.document < b.document ? [a, b] : [b, a];
  const between = [
    ...first.credits.filter(({ outlet }) => outlet === second.outlet?.key).map((credit) => ({ by: first, credit })),
    ...second.credits.filter(({ outlet }) => outlet === first.outlet?.key).map((credit) => ({ by: second, credit })),
    ...first.credits
      .filter(({ outlet }) => second.credits.some((other) => other.outlet === outlet))
      .map((credit) => {
        const other = second.credits.find(({ outlet }) => outlet === credit.outlet) ?? credit;
        return { credit: rank(credit) >= rank(other) ? credit : other };
      }),
  ];
  return between.sort((x, y) => rank(x.credit) - rank(y.credit))[0];
}

const rank = ({ kind }: Credit): number => ["republished", "wire", "contribution"].indexOf(kind);

function kindOf(
  a: LineageDigest,
  b: LineageDigest,
  comparison: Comparison,
  between: CreditBetween | undefined,
): LinkKind | undefined {
  if (a.page !== undefined && a.page === b.page) return "version";
  if (a.agencyIds.some((id) => b.agencyIds.includes(id))) return "same-agency-id";
  const { words, found, sentences, verbatim, matched, opening, longerWords } = comparison;
  const share = words === 0 ? 0 : found / words;
  const isSameOutlet = a.outlet !== undefined && a.outlet.key === b.outlet?.key;
  const isVerbatim = verbatim === sentences && found >= LEAST_VERBATIM;
  const isLike = found >= LEAST_FOUND && share >= (words >= LONG_WORDS ? LEAST_SHARE_OF_LONG : LEAST_SHARE);
  if (isVerbatim || (isLike && opening && !isSeries(a, b, comparison, isSameOutlet))) {
    if (between !== undefined && between.credit.kind !== "contribution" && !isSameOutlet) {
      return between.credit.kind === "republished" ? "republished" : "credited-wire";
    }
    if (isSameOutlet) return "update";
    if (longerWords > MUCH_LONGER * words) return "partial-copy";
    return verbatim >= NEARLY_ALL * sentences ? "copy" : "edited-copy";
  }
  if (between !== undefined && !isSameOutlet && isCredited(a, b, comparison, between, share)) {
    return between.credit.kind === "republished" ? "republished" : "credited-wire";
  }
  if (!isSameOutlet && isRetold(comparison) && (gapOf(a, b) ?? Number.POSITIVE_INFINITY) <= RETOLD_DAYS) {
    return "edited-copy";
  }
  const isPassage =
    (verbatim >= PASSAGE_SENTENCES && found >= PASSAGE_WORDS && share >= LEAST_PASSAGE_SHARE) ||
    (matched >= PASSAGE_SENTENCES && found >= LEAST_FOUND && share >= PASSAGE_SHARE);
  return isPassage ? "shared-passage" : undefined;
}

const isRetold = (comparison: Comparison): boolean =>
  comparison.words >= RETOLD_WORDS &&
  comparison.longerWords <= MOST_RETOLD_LENGTH * comparison.words &&
  comparison.factSimilarity >= LEAST_RETOLD_FACTS &&
  comparison.wordSimilarity >= LEAST_RETOLD_SIMILARITY &&
  comparison.openingFacts;

/** Same form, other numbers: in one outlet, or after some days, the next report of a series and no copy. */
function isSeries(a: LineageDigest, b: LineageDigest, comparison: Comparison, isSameOutlet: boolean): boolean {
  const { numbers, sameNumbers } = comparison;
  if (numbers < FEWEST_NUMBERS || sameNumbers >= LEAST_SAME_NUMBERS * numbers) return false;
  return isSameOutlet || (gapOf(a, b) ?? Number.POSITIVE_INFINITY) > SERIES_DAYS;
}

/**
 * Credited, and about the same: like sentences, or within two days the same names and numbers. Two papers that print one
 * agency's report of one happening, each cut and rewritten beyond recognition, still have one source for it; counted as
 * two they would confirm each other. Where only a contribution is credited, the text has to show it.
 */
function isCredited(
  a: LineageDigest,
  b: LineageDigest,
  { found, opening, facts, sameFacts, sameFactNumbers }: Comparison,
  { credit }: CreditBetween,
  share: number,
): boolean {
  if (credit.kind === "contribution") return opening && share >= LEAST_CONTRIBUTED_SHARE && found >= LEAST_FOUND;
  if (opening && share >= LEAST_CREDITED_SHARE && found >= LEAST_CREDITED_FOUND) return true;
  return (
    (gapOf(a, b) ?? Number.POSITIVE_INFINITY) <= WIRE_DAYS &&
    sameFacts >= FEWEST_CREDITED_FACTS &&
    sameFacts >= LEAST_CREDITED_FACTS * facts &&
    sameFactNumbers >= FEWEST_CREDITED_NUMBERS
  );
}

/** Days between the dates of publication, where both are known. */
function gapOf(a: LineageDigest, b: LineageDigest): number | undefined {
  const [x, y] = [a, b].map(({ published }) => (published === undefined ? undefined : daysOf(published)));
  return x === undefined || y === undefined ? undefined : daysBetween(x, y);
}

/** A credit says who was first, else the date; on one day an agency is taken to be before those who print it. */
function orderOf(
  a: LineageDigest,
  b: LineageDigest,
  between: CreditBetween | undefined,
): { readonly original: LineageDigest; readonly copy: LineageDigest; readonly ordered: boolean } {
  const [older, newer] = olderFirst(a, b) <= 0 ? [a, b] : [b, a];
  if (between?.by !== undefined && a.outlet?.key !== b.outlet?.key) {
    const original = between.by === a ? b : a;
    return { original, copy: between.by, ordered: true };
  }
  const gap = gapOf(a, b);
  if (gap !== undefined && gap > 0) return { original: older, copy: newer, ordered: true };
  const [x, y] = [older.outlet?.agency === true, newer.outlet?.agency === true];
  return x === y
    ? { original: older, copy: newer, ordered: false }
    : x
      ? { original: older, copy: newer, ordered: true }
      : { original: newer, copy: older, ordered: true };
}
