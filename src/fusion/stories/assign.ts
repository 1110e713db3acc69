import { compareText } from "../ids.ts";
import type { EventDigest } from "./event-digest.ts";
import type { LeadDigest } from "./lead-digest.ts";
import { leadLink } from "./lead-link.ts";
import { compatible, JOINED, type StoryLink, storyLink, storyScore } from "./link.ts";

/** What is put into clusters: a report of an event, or the opening of a document. */
export type StoryItem = EventDigest | LeadDigest;

const isLead = (item: StoryItem): item is LeadDigest => item.item.endsWith("#lead");

/** By the day of the report, undated last, then by name: the order in which items are put into clusters. */
export function itemOrder(a: StoryItem, b: StoryItem): number {
  return (
    (a.published?.first ?? Number.MAX_SAFE_INTEGER) - (b.published?.first ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.item, b.item)
  );
}

/** A cluster as it stands before an item comes: what is earlier than the item. */
export interface EarlierCluster {
  /** Its first item's name. */
  readonly id: string;
  /** How many documents tell of it. */
  readonly documents: number;
  /** Those that stand for it: see `representatives`. */
  readonly members: readonly StoryItem[];
}

const FIRST_DOCUMENTS = 4;
const LAST_DOCUMENTS = 8;

/**
 * Those members, in their order, that an item is held against: of the documents that told of it first and last, and its
 * own. What is told a hundred times is told by these as well as by all, and one more report costs what the tenth did.
 */
export function representatives<T extends { readonly document: string }>(
  members: readonly T[],
  own: string,
): readonly T[] {
  const documents = [...new Set(members.map(({ document }) => document))].filter((document) => document !== own);
  if (documents.length <= FIRST_DOCUMENTS + LAST_DOCUMENTS) return members;
  const chosen = new Set([own, ...documents.slice(0, FIRST_DOCUMENTS), ...documents.slice(-LAST_DOCUMENTS)]);
  return members.filter(({ document }) => chosen.has(document));
}

/** How much speaks for two items of different documents telling of one thing, where it is enough to join them. */
export function scoreOf(a: StoryItem, b: StoryItem): number | undefined {
  const score = isLead(a)
    ? isLead(b)
      ? leadLink(a, b)?.score
      : undefined
    : isLead(b)
      ? undefined
      : storyScore(...inOrderOfNames(a, b));
  return score === undefined || score < JOINED ? undefined : score;
}

/** The same with what speaks for it in words. */
export function linkOf(a: StoryItem, b: StoryItem): StoryLink | undefined {
  if (scoreOf(a, b) === undefined) return undefined;
  if (isLead(a)) return isLead(b) ? leadLink(a, b) : undefined;
  return isLead(b) ? undefined : storyLink(...inOrderOfNames(a, b));
}

/** Sums of fractions differ in their last bits with the order of their parts. */
const inOrderOfNames = (a: EventDigest, b: EventDigest): readonly [EventDigest, EventDigest] =>
  a.item < b.item ? [a, b] : [b, a];

/**
 * Background that is told for years, or a war that is told every day without a date, would grow without end: a cluster
 * of so many documents is closed, and the next report begins another.
 */
const MOST_DOCUMENTS = 100;

/**
 * The cluster that an item joins, or its own. Items come one after the other in `itemOrder` (single-pass clustering, as
 * in topic detection: J. Allan et al., SIGIR 1998), so that a cluster is a pure function of the set and a new report
 * moves only what comes after it. Never by blind transitivity: an item joins only if no member rules it out and its
 * best links to each of the other documents that stand for the cluster are on average at least half of what joins two. The strongest link decides
 * among several clusters.
 */
export function clusterFor(
  item: StoryItem,
  clusters: readonly EarlierCluster[],
  scoreWith: ReadonlyMap<string, number>,
): string {
  const open = clusters.flatMap(({ id, documents, members }) => {
    if (documents >= MOST_DOCUMENTS || !members.some((member) => scoreWith.has(member.item))) return [];
    const best = new Map<string, number>();
    for (const member of members) {
      // What one document tells twice is linked where it is; without a link it does not speak against it.
      if (member.document !== item.document && !mayJoin(item, member)) return [];
      best.set(member.document, Math.max(best.get(member.document) ?? 0, scoreWith.get(member.item) ?? 0));
    }
    const strongest = Math.max(...best.values());
    best.delete(item.document);
    const sum = [...best.values()].reduce((total, score) => total + score, 0);
    const enough = strongest > 0 && sum >= (best.size * JOINED) / 2;
    return enough ? [{ id, strongest, mean: best.size === 0 ? 0 : sum / best.size }] : [];
  });
  const [best] = open.toSorted((a, b) => b.strongest - a.strongest || b.mean - a.mean || compareText(a.id, b.id));
  return best?.id ?? item.item;
}

function mayJoin(a: StoryItem, b: StoryItem): boolean {
  if (isLead(a)) return isLead(b) && leadLink(a, b) !== undefined;
  return !isLead(b) && compatible(a, b);
}
