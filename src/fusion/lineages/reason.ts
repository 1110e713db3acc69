import type { Comparison } from "./compare.ts";
import type { Credit, LineageDigest } from "./digest.ts";
import type { LinkKind } from "./types.ts";

export interface ReasonFacts {
  readonly original: LineageDigest;
  readonly copy: LineageDigest;
  readonly kind: LinkKind;
  readonly comparison: Comparison;
  readonly credit: { readonly by?: LineageDigest; readonly credit: Credit } | undefined;
  /** Between the dates of publication, where both are known. */
  readonly days: number | undefined;
}

/** Says in words what two documents share: "9 of Steppe Courier's 11 sentences stand in Meridian Wire's report of a day earlier". */
export function reasonOf(facts: ReasonFacts): string {
  const { original, copy, kind, comparison } = facts;
  const parts =
    kind === "version"
      ? ["two versions of one page"]
      : kind === "same-agency-id"
        ? [`${nameOf(original)} and ${nameOf(copy)} carry the same agency number, ${commonId(original, copy)}`]
        : [isByFacts(comparison) ? factsInCommon(facts) : sentencesInCommon(facts)];
  if (kind === "shared-passage") parts.push("a passage in common, not a common report");
  if (kind !== "version") parts.push(...creditWords(facts), ...ownerWords(original, copy));
  return parts.join("; ");
}

/** With less of its text found in sentences a copy was known by its words as a whole. */
const LITTLE = 0.45;

/** No sentence stands in the other: names and numbers are what the two have in common. */
const isByFacts = ({ matched, found, sameFacts }: Comparison): boolean => matched === 0 && found < sameFacts;

function sentencesInCommon({ original, copy, kind, comparison, days }: ReasonFacts): string {
  const { shorter, longer, matched, sentences, verbatim } = comparison;
  const much = matched === sentences && sentences > 1 ? `all ${sentences}` : `${matched} of ${sentences}`;
  const side = longer === original ? "earlier" : "later";
  const isOwn = original.outlet !== undefined && original.outlet.key === copy.outlet?.key;
  const where = isOwn ? ownReport(side, days) : `${possessive(nameOf(longer))} report ${whenWords(side, days)}`;
  if (matched === 0) {
    const share = Math.round((100 * comparison.found) / comparison.words);
    return `${share} % of the words of ${nameOf(shorter)} stand in like sentences of ${where}`;
  }
  if (kind === "edited-copy" && comparison.found < LITTLE * comparison.words) {
    const [facts, words] = [comparison.factSimilarity, comparison.wordSimilarity].map((part) => Math.round(100 * part));
    return `${nameOf(shorter)} tells the same in changed words as ${where}: ${facts} % of the names and numbers and ${words} % of all words are the same`;
  }
  const share =
    matched === sentences ? "" : ` (${Math.round((100 * comparison.found) / comparison.words)} % of the words)`;
  return `${much} sentences of ${nameOf(shorter)}${share} stand in ${where}, ${wordForWord(verbatim, matched)}${otherNumbers(comparison)}`;
}

function ownReport(side: "earlier" | "later", days: number | undefined): string {
  if (days === undefined || days === 0) return `another report of its own${days === 0 ? " of the same day" : ""}`;
  return `${side === "earlier" ? "an earlier" : "a later"} report of its own, ${days === 1 ? "a day" : `${days} days`} ${side}`;
}

function wordForWord(verbatim: number, matched: number): string {
  if (verbatim === 0) return "in changed words";
  return verbatim >= matched ? "word for word" : `${verbatim} of them word for word`;
}

const otherNumbers = ({ numbers, sameNumbers }: Comparison): string =>
  numbers - sameNumbers >= 2 ? `, with ${numbers - sameNumbers} of ${numbers} numbers changed` : "";

function factsInCommon({ original, copy, comparison }: ReasonFacts): string {
  const { sameFacts, facts, shorter } = comparison;
  const other = shorter === original ? copy : original;
  return `${sameFacts} of ${facts} names and numbers of ${nameOf(shorter)} stand in ${possessive(nameOf(other))} report`;
}

function creditWords({ original, copy, credit }: ReasonFacts): readonly string[] {
  if (credit === undefined || original.outlet?.key === copy.outlet?.key) return [];
  const { by, credit: given } = credit;
  if (by === undefined) return [`both credit ${given.name}`];
  if (given.kind === "republished") return [`${nameOf(by)} says that ${given.name} published it first`];
  return [`${nameOf(by)} credits ${given.name}${given.kind === "contribution" ? " with a part" : ""}`];
}

/** Told beside what the texts share, and never a reason by itself. */
function ownerWords({ outlet: a }: LineageDigest, { outlet: b }: LineageDigest): readonly string[] {
  const isOneOwner = a?.owner !== undefined && a.owner.key === b?.owner?.key && a.key !== b.key;
  return isOneOwner ? [`both outlets belong to ${a.owner.name}`] : [];
}

const commonId = (a: LineageDigest, b: LineageDigest): string =>
  a.agencyIds.find((id) => b.agencyIds.includes(id)) ?? "";

function whenWords(side: "earlier" | "later", days: number | undefined): string {
  if (days === undefined) return "of an unknown day";
  if (days === 0) return "of the same day";
  return days === 1 ? `of a day ${side}` : `of ${days} days ${side}`;
}

const nameOf = ({ outlet }: LineageDigest): string => outlet?.name ?? "a document without a named outlet";
const possessive = (name: string): string => (name.endsWith("s") ? `${name}'` : `${name}'s`);
