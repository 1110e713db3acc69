import { compareText } from "../ids.ts";
import type { EventDigest } from "./event-digest.ts";
import type { LeadDigest } from "./lead-digest.ts";
import { leadLink } from "./lead-link.ts";
import { compatible, JOINED } from "./link.ts";

export interface ScoredPair {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** What hangs together by any link: the smallest part of a library that can be told apart into stories by itself. */
export interface Component {
  readonly events: readonly EventDigest[];
  readonly leads: readonly LeadDigest[];
  /** Between events and between leads of different documents. */
  readonly links: readonly ScoredPair[];
  /** Speech acts and what they are about, within documents. */
  readonly acts: readonly { readonly act: string; readonly about: string }[];
}

export interface StoryGroup {
  /** Items of events and of leads, sorted. */
  readonly items: readonly string[];
  /** The events, parted by happening: only within one can reports contradict each other. */
  readonly happenings: readonly (readonly string[])[];
}

/**
 * Parts a component into stories. A pure function of the set: equal links are taken in the order of their items' names.
 *
 * 1. Events become happenings by their links (see `agglomerate`).
 * 2. Speech acts follow what they are about, if all that their group holds are acts and half of them point there.
 * 3. Openings of documents are joined in the same way as events; where they agree, the happenings that they open with
 *    are one story, as far as most of the documents that tell of a happening are among them.
 */
export function storiesIn({ events, leads, links, acts }: Component): readonly StoryGroup[] {
  const happenings = agglomerate(events, links, compatible);
  followContent(happenings, acts);
  const openings = agglomerate(leads, links, (a, b) => leadLink(a, b) !== undefined);
  const documentOf = new Map([...events, ...leads].map(({ item, document }) => [item, document]));
  const mainOf = new Map(leads.map(({ item, main }) => [item, main]));

  const stories = new Map<string, { items: string[]; happenings: Set<readonly string[]> }>();
  for (const members of new Set(happenings.values())) {
    const story = { items: [...members], happenings: new Set([members]) };
    for (const item of members) stories.set(item, story);
  }
  for (const opening of new Set(openings.values())) {
    const documents = new Set(opening.map((lead) => documentOf.get(lead)));
    const story = { items: [...opening], happenings: new Set<readonly string[]>() };
    for (const main of opening.flatMap((lead) => mainOf.get(lead) ?? []).toSorted(compareText)) {
      const members = happenings.get(main) ?? [];
      const told = new Set(members.map((item) => documentOf.get(item)));
      if (2 * [...told].filter((document) => documents.has(document)).length < told.size) continue;
      const other = stories.get(main);
      if (other === undefined || other === story) continue;
      story.items.push(...other.items);
      for (const happening of other.happenings) story.happenings.add(happening);
      for (const item of other.items) stories.set(item, story);
    }
    for (const item of story.items) stories.set(item, story);
  }
  return [...new Set(stories.values())].map((story) => ({
    items: story.items.toSorted(compareText),
    happenings: [...story.happenings]
      .map((items) => items.toSorted(compareText))
      .toSorted((a, b) => compareText(a[0] ?? "", b[0] ?? "")),
  }));
}

/**
 * Never by blind transitivity: the strongest link is followed first, and two groups become one only if nothing in one is
 * ruled out by something in the other and their links are, on average over all pairs of different documents, at least
 * half of what joins two. (Average-link clustering with cannot-link constraints; K. Wagstaff et al., ICML 2001.)
 */
function agglomerate<Item extends { readonly item: string; readonly document: string }>(
  items: readonly Item[],
  links: readonly ScoredPair[],
  mayJoin: (a: Item, b: Item) => boolean,
): Map<string, readonly string[]> {
  const known = new Map(items.map((item) => [item.item, item]));
  const group = new Map<string, readonly string[]>(items.map(({ item }) => [item, [item]]));
  const scores = new Map(links.map(({ a, b, score }) => [pairKey(a, b), score]));
  const ordered = links
    .filter(({ a, b }) => known.has(a) && known.has(b))
    .toSorted((one, other) => other.score - one.score || compareText(pairKey(one.a, one.b), pairKey(other.a, other.b)));
  for (const { a, b } of ordered) {
    const [mine, other] = [group.get(a) ?? [], group.get(b) ?? []];
    if (mine !== other && fits(mine, other)) merge(group, mine, other);
  }
  return group;

  function fits(mine: readonly string[], other: readonly string[]): boolean {
    let sum = 0;
    let pairs = 0;
    for (const one of mine) {
      for (const two of other) {
        const [a, b] = [known.get(one), known.get(two)];
        // What one document tells twice is one happening only where another document tells it as one.
        if (a === undefined || b === undefined || a.document === b.document) continue;
        if (!mayJoin(a, b)) return false;
        sum += scores.get(pairKey(one, two)) ?? 0;
        pairs++;
      }
    }
    return sum >= (pairs * JOINED) / 2;
  }
}

function followContent(group: Map<string, readonly string[]>, acts: Component["acts"]): void {
  const about = new Map(acts.map((pair) => [pair.act, pair.about]));
  for (const act of [...about.keys()].toSorted(compareText)) {
    const [mine, other] = [group.get(act) ?? [], group.get(about.get(act) ?? "") ?? []];
    if (mine === other || other.length === 0 || !mine.every((item) => about.has(item))) continue;
    const pointing = mine.filter((item) => other.includes(about.get(item) ?? ""));
    if (2 * pointing.length >= mine.length) merge(group, other, mine);
  }
}

function merge(group: Map<string, readonly string[]>, mine: readonly string[], other: readonly string[]): void {
  const joined = [...mine, ...other];
  for (const item of joined) group.set(item, joined);
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
