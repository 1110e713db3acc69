import type { DateValue, Relation, RelationType } from "../../doc/reading.ts";
import type { Sentence } from "../../doc/token.ts";
import { tokenAt, tokenOver } from "../../doc/tree.ts";
import { type Annotations, attributionAt } from "../annotations.ts";
import type { RelationDraft } from "./draft.ts";

/** What may stand at the ends of a relation; types that are not listed take any two actors. */
const PEOPLE = new Set(["person", "people", "office", "unknown"]);
const BODIES = new Set([
  "armed-group",
  "party",
  "international-organisation",
  "organisation",
  "company",
  "media",
  "government",
  "office",
]);
const GROUND = new Set(["state", "place"]);

function isPossible({ type, from, to }: RelationDraft): boolean {
  switch (type) {
    case "officeHolderOf":
    case "spokespersonOf":
      return (PEOPLE.has(from.kind) || from.kind === "office") && to.kind !== "person" && to.kind !== "people";
    case "leaderOf":
      // "Iran's leaders" say no more than "Iran".
      if (from.kind === "people" && to.kind === "state") return false;
      return to.kind !== "person" && (PEOPLE.has(from.kind) || from.kind === "state");
    case "memberOf":
      return BODIES.has(to.kind);
    case "partOf":
      return from.kind !== "person" && to.kind !== "person" && to.kind !== "people";
    case "operatesIn":
    case "basedIn":
      return GROUND.has(to.kind) && from.kind !== "state";
    case "controls":
      return from.kind !== "place" && (GROUND.has(to.kind) || to.kind === "government");
    case "borders":
      return GROUND.has(from.kind) && GROUND.has(to.kind);
    default:
      return from.kind !== "place" && to.kind !== "place";
  }
}

/** Checks, dates and numbers the drafts: one relation for each type, pair, status and speaker, at its first words. */
export function commit(annotations: Annotations, drafts: readonly RelationDraft[]): readonly Relation[] {
  const ordered = drafts.filter(isPossible).toSorted((a, b) => a.evidence[0] - b.evidence[0] || a.at - b.at);
  const seen = new Set<string>();
  const relations: Relation[] = [];
  for (const draft of ordered) {
    const attribution = attributionAt(annotations.attributions, draft.at)?.id;
    const [from, to] =
      isMutual(draft.type) && draft.to.id < draft.from.id ? [draft.to.id, draft.from.id] : [draft.from.id, draft.to.id];
    const key = `${draft.type} ${from} ${to} ${draft.status} ${attribution ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    relations.push({
      id: `r${relations.length + 1}`,
      type: draft.type,
      from: draft.from.id,
      to: draft.to.id,
      evidence: draft.evidence,
      ...datesOf(annotations, draft),
      status: draft.status,
      ...(attribution === undefined ? {} : { attribution }),
      by: draft.by,
      certainty: draft.certainty,
    });
  }
  return relations;
}

const isMutual = (type: RelationType): boolean =>
  type === "alliedWith" ||
  type === "hostileTo" ||
  type === "tiesWith" ||
  type === "negotiatesWith" ||
  type === "borders";

/** Relations that begin with an act: a day beside them is their first. */
const BEGUN_BY_ACT = new Set<RelationType>([
  "designatesAsTerrorist",
  "delisted",
  "recognises",
  "hosts",
  "negotiatesWith",
]);

/** "since 2014", "from 1996 to 2001", and the day of the act by which a relation began. */
function datesOf(annotations: Annotations, { site, type }: RelationDraft): Pick<Relation, "since" | "until"> {
  if (site === undefined) return {};
  const { sentence } = site;
  for (const time of annotations.times) {
    if (time.span === undefined || time.span[0] < sentence.span[0] || time.span[1] > sentence.span[1]) continue;
    if (!isBeside(sentence, site, time)) continue;
    const words = annotations.text.slice(...time.span).toLowerCase();
    const [from = "", to = ""] = time.value.split("/");
    if (words.startsWith("since")) return { since: { ...time, value: from, precision: precisionOf(from) } };
    if (words.startsWith("until") || words.startsWith("till"))
      return { until: { ...time, value: to, precision: precisionOf(to) } };
    if (words.startsWith("from") && to !== "" && from !== "") {
      return {
        since: { ...time, value: from, precision: precisionOf(from) },
        until: { ...time, value: to, precision: precisionOf(to) },
      };
    }
    if (BEGUN_BY_ACT.has(type) && !time.value.includes("..")) return { since: time };
  }
  return {};
}

const precisionOf = (value: string): DateValue["precision"] =>
  value.length === 4 ? "year" : value.length === 7 ? "month" : "day";

/** The time hangs on the word that states the relation or on its verb, directly or by one noun. */
function isBeside(
  sentence: Sentence,
  site: { readonly trigger: number; readonly support?: number },
  { span }: DateValue,
): boolean {
  for (let token = tokenOver(sentence, span?.[0] ?? 0), steps = 0; token !== undefined && steps < 4; steps++) {
    if (token.head === site.trigger || token.head === site.support) return true;
    if (token.head < 0 || tokenAt(sentence, token.head).upos === "VERB") return false;
    token = tokenAt(sentence, token.head);
  }
  return false;
}
