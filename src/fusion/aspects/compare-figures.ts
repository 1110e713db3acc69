import { QUALIFIER_WORDS } from "../../doc/words.ts";
import { type Days, daysBetween, lengthOf } from "../days.ts";
import { type FigureTopic, whomRelation } from "./figure-question.ts";
import { countOf, disjoint, type Interval, shareOf } from "./interval.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import type { Season } from "./season.ts";
import type { FigureValue, Verdict } from "./types.ts";
import { placeName } from "./words.ts";

/** A figure as somebody states it, with all that decides whether it can be held against another. */
export interface FigureClaim {
  readonly value: FigureValue;
  readonly topic: FigureTopic;
  readonly claimant: string;
  readonly document: string;
  /** Keys of the places counted in, sorted; empty: not said. */
  readonly places: readonly string[];
  /** The stretch that is counted, where the words give one: "in the first half of 2021". */
  readonly period?: Days;
  /** The same without a year, in a report without a date. */
  readonly season?: Season;
  /** The few days on which what is counted happened. */
  readonly happened?: Days;
  /** The day the counting stood at: when it was said, else when it was printed. */
  readonly saidAt?: Days;
}

/** What else is known of the happening that both figures are about. */
export interface Happening {
  /** All places of the happening: a figure without one counts them all. */
  readonly places: readonly string[];
  /** Somebody counts fighters or soldiers among them, so "civilians" are not everybody. */
  readonly armed: boolean;
}

/** A stretch this short is the time of a happening, not a period of counting. */
const FEW_DAYS = 8;

export interface FigureComparison {
  readonly verdict: Verdict;
  readonly reason: string;
}

/**
 * Whether any reading of the words reconciles two figures of one happening. Symmetric. Contradict only where the same
 * thing is counted, in the same place and period, and no number satisfies both.
 */
export function compareFigures(
  a: FigureClaim,
  b: FigureClaim,
  knowledge: AspectKnowledge,
  happening: Happening = { places: [], armed: true },
): FigureComparison {
  const parts = partsRelation(a.topic, b.topic);
  if (parts === "other") return is("different-scope", `“${a.topic.what}” and “${b.topic.what}” are different counts`);
  if ((a.value.unit ?? "") !== (b.value.unit ?? "")) return is("different-scope", "they are in different units");
  const [first, second, what] = commonScale(a.value, b.value);
  if (first === undefined || second === undefined) return is("unknown", "a share and a count of an unknown whole");
  if (what === "share" && !sameShare(a, b)) return is("unknown", "shares of what is not said");
  const scope = joint(parts, whoCounts(a, b, knowledge, happening), whereCounts(a, b, happening), whenCounts(a, b));
  if (scope.relation === "other") return is("different-scope", scope.reason);
  const [part, whole] = scope.relation === "whole" ? [second, first] : [first, second];
  if (scope.relation === "part" || scope.relation === "whole") {
    if (part.low <= whole.high) return is("different-scope", scope.reason);
    const [smaller, larger] = scope.relation === "whole" ? [b, a] : [a, b];
    return mayHaveGrown(larger, smaller)
      ? is("unknown", `${scope.reason}, and the whole was counted earlier`)
      : is("contradict", `a part is larger than the whole: ${scope.reason}`);
  }
  if (!disjoint(first, second)) return is("compatible", agreeing(a.value, b.value));
  if (scope.relation === "unknown") return is("unknown", scope.reason);
  return inTime(a, b, first, second, what);
}

/** "64 percent of the casualties" says nothing without whose: only shares of one whole that is held can be compared. */
const sameShare = ({ topic: a, value: x }: FigureClaim, { topic: b, value: y }: FigureClaim): boolean =>
  (x.of !== undefined && x.of === y.of) ||
  (a.whom === b.whom && a.kind?.question === "controlled" && a.what === b.what);

/** No number satisfies both; the last way out is that time has passed. */
function inTime(a: FigureClaim, b: FigureClaim, first: Interval, second: Interval, what: string): FigureComparison {
  const differ = `no ${what} is both ${spoken(a.value)} and ${spoken(b.value)}`;
  const same = a.claimant === b.claimant;
  const closed = isClosed(a) && isClosed(b);
  const [x, y] = [a.saidAt, b.saidAt];
  const sameDay = x === undefined || y === undefined || daysBetween(x, y) === 0;
  if (same && a.document === b.document && !closed && sameDay) {
    return is("unknown", "the same source gives both in one text, so they count different things or times");
  }
  if (closed) return is("contradict", `${differ}, for the same stretch of time`);
  if (x === undefined || y === undefined) {
    return same ? is("unknown", "the same source, at times that are not known") : is("contradict", differ);
  }
  if (daysBetween(x, y) === 0) {
    return same ? is("contradict", `${differ}, and both are laid to the same source`) : is("contradict", differ);
  }
  if (same) return is("revised", "the same source gives a new number later");
  const [earlier, later] = x.last < y.first ? [first, second] : [second, first];
  if (a.topic.kind?.grows === false) return is("unknown", "the number may have changed between the two days");
  return later.low > earlier.high
    ? is("unknown", "the number may have risen between the two days")
    : is("contradict", `${differ}, and the later is the lower`);
}

/** A stretch of time is stated: nobody is added to it later. */
const isClosed = ({ period, season }: FigureClaim): boolean => period !== undefined || season !== undefined;

/** The first was counted before the second, or nobody knows when. */
function mayHaveGrown(earlier: FigureClaim, later: FigureClaim): boolean {
  if (isClosed(earlier) && isClosed(later)) return false;
  return earlier.saidAt === undefined || later.saidAt === undefined || earlier.saidAt.last < later.saidAt.first;
}

type Relation = "same" | "part" | "whole" | "other" | "unknown";
interface Scope {
  readonly relation: Relation;
  readonly reason: string;
}

/** Several scopes at once: one part and one whole leave nothing to compare. */
function joint(...scopes: readonly Scope[]): Scope {
  const other = scopes.find(({ relation }) => relation === "other");
  if (other !== undefined) return other;
  const [part, whole] = ["part", "whole"].map((wanted) => scopes.find(({ relation }) => relation === wanted));
  if (part !== undefined && whole !== undefined)
    return { relation: "other", reason: `${part.reason}; ${whole.reason}` };
  const unknown = scopes.find(({ relation }) => relation === "unknown");
  if (unknown !== undefined && (part ?? whole) !== undefined) return { ...unknown, relation: "other" };
  return part ?? whole ?? unknown ?? { relation: "same", reason: "" };
}

function partsRelation(a: FigureTopic, b: FigureTopic): Scope | "other" {
  if (a.what === b.what) return { relation: "same", reason: "" };
  if (b.kind?.parts.includes(a.what) === true) return { relation: "part", reason: `${b.what} include the ${a.what}` };
  if (a.kind?.parts.includes(b.what) === true) return { relation: "whole", reason: `${a.what} include the ${b.what}` };
  return "other";
}

function whoCounts(a: FigureClaim, b: FigureClaim, knowledge: AspectKnowledge, { armed }: Happening): Scope {
  const relation = whomRelation(a.topic, b.topic, knowledge);
  const [x, y] = [a.topic.whom ?? "people", b.topic.whom ?? "people"];
  if (relation === "same" && x !== y && armed && a.topic.kind !== undefined) {
    const civilian = [x, y].map((whom) => /\b(?:civilian|bystander|noncombatant)/.test(whom));
    if (civilian[0] !== civilian[1]) {
      return { relation: civilian[0] === true ? "part" : "whole", reason: "civilians are not all who are counted" };
    }
  }
  const reasons: Readonly<Record<Relation, string>> = {
    same: "",
    part: `${x} are some of the ${y}`,
    whole: `${y} are some of the ${x}`,
    other: `${x} and ${y} are not the same`,
    unknown: `${x} and ${y} may not be the same`,
  };
  return { relation, reason: reasons[relation] };
}

function whereCounts(a: FigureClaim, b: FigureClaim, happening: Happening): Scope {
  const same: Scope = { relation: "same", reason: "" };
  const [x, y] = [a.places, b.places];
  if (equal(x, y)) return same;
  if (x.length === 0 || y.length === 0) {
    const named = x.length === 0 ? y : x;
    // A figure without a place counts the happening as a whole.
    if (happening.places.length > 0 && happening.places.every((place) => named.includes(place))) return same;
    return { relation: "unknown", reason: `only one of the two says where: ${placesIn(named)}` };
  }
  if (x.every((place) => y.includes(place))) return { relation: "part", reason: places(x, y) };
  if (y.every((place) => x.includes(place))) return { relation: "whole", reason: places(y, x) };
  return { relation: "other", reason: `${placesIn(x)} is not ${placesIn(y)}` };
}

const placesIn = (names: readonly string[]): string => names.map(placeName).join(", ");
const equal = (x: readonly string[], y: readonly string[]): boolean =>
  x.length === y.length && x.every((place, index) => place === y[index]);
const places = (part: readonly string[], whole: readonly string[]): string =>
  `one counts ${placesIn(part)} alone, the other ${placesIn(whole)}`;

function whenCounts(a: FigureClaim, b: FigureClaim): Scope {
  const days = onDays(a, b);
  if (days !== undefined) return days;
  const [x, y] = [a.period, b.period];
  const months = inSeason(a, b) ?? inSeason(b, a);
  if (months !== undefined) return months;
  if (x === undefined && y === undefined) return { relation: "same", reason: "" };
  if (x === undefined || y === undefined) {
    // A few days are those of the happening itself; "this year" is more than it.
    const stated = x ?? y;
    // A stock of things ("20 groups") is counted at a time, not over one.
    if (stated === undefined || lengthOf(stated) <= FEW_DAYS || a.topic.kind === undefined)
      return { relation: "same", reason: "" };
    return { relation: "unknown", reason: "only one of the two says for which time" };
  }
  if (x.first === y.first && x.last === y.last) return { relation: "same", reason: "" };
  const reason = "they count different stretches of time";
  if (y.first <= x.first && x.last <= y.last) return { relation: "part", reason };
  if (x.first <= y.first && y.last <= x.last) return { relation: "whole", reason };
  return { relation: "other", reason };
}

/** "In the first half of the year" without a year, against one with a year, or against another without. */
function inSeason(a: FigureClaim, b: FigureClaim): Scope | undefined {
  if (a.season === undefined) return undefined;
  const other = b.season ?? (b.period && monthsOf(b.period));
  if (other === undefined) return undefined;
  return a.season.first === other.first && a.season.last === other.last
    ? { relation: "same", reason: "" }
    : { relation: "other", reason: "they count different months" };
}

/** Months of a year, 1 to 12; undefined for more than a year. */
export const monthsOf = ({ first, last }: Days): Pick<Season, "first" | "last"> | undefined => {
  const [from, to] = [monthOf(first), monthOf(last)];
  return lengthOf({ first, last }) > 366 ? undefined : { first: from, last: to };
};

/** 1 to 12, of a day since 1970. */
const monthOf = (day: number): number => new Date(day * 86_400_000).getUTCMonth() + 1;

/** What happened on other days is another count: "seven on Saturday alone". A day within two or three is the same. */
function onDays(a: FigureClaim, b: FigureClaim): Scope | undefined {
  const [x, y] = [a.period ?? a.happened, b.period ?? b.happened];
  if (x === undefined || y === undefined || (a.period !== undefined && b.period !== undefined)) return undefined;
  if (daysBetween(x, y) > 0) return { relation: "other", reason: "they count what happened on different days" };
  const reason = "one counts a day, the other a longer time";
  if (lengthOf(x) < lengthOf(y) && lengthOf(y) > FEW) return { relation: "part", reason };
  if (lengthOf(y) < lengthOf(x) && lengthOf(x) > FEW) return { relation: "whole", reason };
  return { relation: "same", reason: "" };
}

/** "Over the weekend" is as good as "on Saturday". */
const FEW = 3;

function commonScale(a: FigureValue, b: FigureValue): readonly [Interval | undefined, Interval | undefined, string] {
  const counts = [countOf(a), countOf(b)] as const;
  if (counts[0] !== undefined && counts[1] !== undefined) return [...counts, "number"];
  const shares = [shareOf(a), shareOf(b)] as const;
  return shares[0] !== undefined && shares[1] !== undefined ? [...shares, "share"] : [undefined, undefined, "number"];
}

function agreeing(a: FigureValue, b: FigureValue): string {
  const equalNumbers = a.low === b.low && a.high === b.high && a.share === b.share && a.qualifier === b.qualifier;
  return equalNumbers ? "the same number" : `${spoken(a)} and ${spoken(b)} can both be so`;
}

/** "at least 12", "nearly 50 % of 34", "2 to 3". */
export function spoken({ low, high, share, of, qualifier, unit }: FigureValue): string {
  const whole = of === undefined ? "" : ` of ${of}`;
  const measure = unit === undefined ? "" : ` ${unit}`;
  if (share !== undefined) return `${QUALIFIER_WORDS[qualifier]}${Math.round(share * 1000) / 10} %${whole}`;
  const number =
    low !== undefined && high !== undefined && low !== high ? `${low} to ${high}` : String(low ?? high ?? "");
  const word = qualifier === "about" && high === undefined ? "at least some " : QUALIFIER_WORDS[qualifier];
  return `${word}${number}${whole}${measure}`;
}

const is = (verdict: Verdict, reason: string): FigureComparison => ({ verdict, reason });
