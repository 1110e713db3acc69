import type { Coarse, Gender, Mention } from "../mention.ts";

/** Why two mentions were taken for one: shown by --explain. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

/** Mentions that mean the same, growing while a document is resolved. */
export interface Cluster {
  readonly mentions: Mention[];
  readonly links: Link[];
  /** Knowledge-base ids that the names can mean; one: known, several: undecided. */
  senses: readonly string[];
  gender?: Gender;
  /** What a body of state is in charge of. Persons have none here: a minister may change from one ministry to another. */
  portfolio?: string;
}

export interface Clusters {
  /** The cluster of each mention, by the mention's index. */
  readonly of: Cluster[];
  /** Joins the clusters of two mentions; the earlier one stays. */
  join(a: Mention, b: Mention, rule: string): void;
  all(): readonly Cluster[];
}

export function startClusters(mentions: readonly Mention[]): Clusters {
  const of = mentions.map(
    (mention): Cluster => ({
      mentions: [mention],
      links: [],
      senses: mention.senses,
      ...(mention.gender === undefined ? {} : { gender: mention.gender }),
      ...(mention.portfolio === undefined || mention.coarse === "person" ? {} : { portfolio: mention.portfolio }),
    }),
  );
  return {
    of,
    join(a, b, rule) {
      const [first, second] = [of[a.index], of[b.index]];
      if (first === undefined || second === undefined || first === second) return;
      // Two known actors never become one, whatever grammar or scores suggest.
      if (
        first.senses.length > 0 &&
        second.senses.length > 0 &&
        !first.senses.some((sense) => second.senses.includes(sense))
      )
        return;
      // The interior ministry is not the defence ministry.
      if (first.portfolio !== undefined && second.portfolio !== undefined && first.portfolio !== second.portfolio)
        return;
      const [into, from] =
        (first.mentions[0]?.index ?? 0) < (second.mentions[0]?.index ?? 0) ? [first, second] : [second, first];
      into.mentions.push(...from.mentions);
      into.mentions.sort((x, y) => x.index - y.index);
      into.links.push(...from.links, { from: b.index, to: a.index, rule });
      if (into.senses.length === 0) into.senses = from.senses;
      else if (from.senses.length > 0) {
        const shared = into.senses.filter((sense) => from.senses.includes(sense));
        if (shared.length > 0) into.senses = shared;
      }
      if (into.gender === undefined && from.gender !== undefined) into.gender = from.gender;
      if (into.portfolio === undefined && from.portfolio !== undefined) into.portfolio = from.portfolio;
      for (const mention of from.mentions) of[mention.index] = into;
    },
    all: () => [...new Set(of)].sort((x, y) => (x.mentions[0]?.index ?? 0) - (y.mentions[0]?.index ?? 0)),
  };
}

/** How many mentions of `cluster` stand before a mention; they are in text order. */
export function countBefore(cluster: Cluster, index: number): number {
  let low = 0;
  let high = cluster.mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cluster.mentions[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a cluster is like as a whole: the first of its phrases, one pronoun of each form, and what is true of some of the
 * phrases. Thousands of links are checked against it in a document, and it changes with each join only.
 */
export interface Summary {
  readonly size: number;
  readonly anchors: readonly Mention[];
  readonly pronouns: readonly Mention[];
  /** The sorts of thing that the phrases are of. */
  readonly coarse: readonly Coarse[];
  readonly countries: readonly string[];
  /** One person, alone. */
  readonly person: boolean;
  /** Somebody who is no body of people: no "it" means him. */
  readonly someone: boolean;
  /** Several, told by a description. */
  readonly several: boolean;
  readonly state: boolean;
  readonly group: boolean;
}

/** A state in a long document has hundreds of mentions; the first ones tell all that agreement asks for. */
const MOST_ANCHORS = 16;
const summaries = new WeakMap<Cluster, Summary>();

export function summaryOf(cluster: Cluster): Summary {
  const known = summaries.get(cluster);
  if (known !== undefined && known.size === cluster.mentions.length) return known;
  const anchors: Mention[] = [];
  const pronouns = new Map<string, Mention>();
  for (const mention of cluster.mentions) {
    if (mention.form !== "pronoun") {
      if (anchors.length < MOST_ANCHORS || (mention.form === "name" && !anchors.some((held) => held.form === "name")))
        anchors.push(mention);
    } else if (!pronouns.has(mention.noun)) pronouns.set(mention.noun, mention);
  }
  const summary = { size: cluster.mentions.length, anchors, pronouns: [...pronouns.values()], ...traitsOf(anchors) };
  summaries.set(cluster, summary);
  return summary;
}

function traitsOf(anchors: readonly Mention[]): Omit<Summary, "size" | "anchors" | "pronouns"> {
  return {
    coarse: [...new Set(anchors.map(({ coarse }) => coarse))],
    countries: [...new Set(anchors.flatMap(({ country }) => country ?? []))],
    person: anchors.some(isOnePerson),
    someone: anchors.some(({ coarse, kind }) => coarse === "person" && kind !== "armed-group" && kind !== "government"),
    several: anchors.some(({ number, form }) => number === "plural" && form !== "name"),
    state: anchors.some(({ kind }) => kind === "state"),
    group: anchors.some(isGroup),
  };
}

export const isOnePerson = ({ coarse, kind, number }: Mention): boolean =>
  coarse === "person" && kind !== "people" && number === "singular";

export const isGroup = ({ kind }: Mention): boolean =>
  kind === "armed-group" ||
  kind === "people" ||
  kind === "government" ||
  kind === "party" ||
  kind === "state" ||
  kind === "organisation";
