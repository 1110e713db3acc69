import type { Gender, Mention } from "../mention.ts";

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
      for (const mention of from.mentions) of[mention.index] = into;
    },
    all: () => [...new Set(of)].sort((x, y) => (x.mentions[0]?.index ?? 0) - (y.mentions[0]?.index ?? 0)),
  };
}
