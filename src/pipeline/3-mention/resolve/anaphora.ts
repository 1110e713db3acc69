import { HearsayError } from "../../../errors.ts";
import type { Mention } from "../mention.ts";
import type { Clusters } from "./clusters.ts";
import { forbidden } from "./forbidden.ts";
import { type Antecedent, freshFeatures, pairFeatures, type Scene } from "./pairs.ts";
import { ruled, subjectBefore } from "./rules.ts";

export const PAIR_ROWS = 1 << 17;
export const pairRow = (feature: number): number => feature & (PAIR_ROWS - 1);

/** Scores a set of hashed features; the trained weights are one signed byte a row. */
export type Scorer = (features: readonly number[]) => number;

export function createPairScorer(weights: Uint8Array): Scorer {
  if (weights.length !== PAIR_ROWS) {
    throw new HearsayError("E_MODEL", {
      where: "mention-pairs.bin",
      expected: `${PAIR_ROWS} bytes`,
      got: `${weights.length}`,
      fix: "Install the package again: its model files do not belong together.",
    });
  }
  const values = new Int8Array(weights.buffer, weights.byteOffset, weights.length);
  return (features) => {
    let sum = 0;
    for (const feature of features) sum += values[pairRow(feature)] ?? 0;
    return sum;
  };
}

/** A pronoun looks this many sentences back, a description this many: further back, people repeat a name. */
const PRONOUN_REACH = 4;
const NOMINAL_REACH = 30;
const MOST_OPTIONS = 20;

/** Does this mention look for an antecedent? Names have been joined before, adjectives name their state themselves. */
export const seeks = (mention: Mention): boolean =>
  (mention.form === "pronoun" && mention.grammaticalPerson !== 1) ||
  (mention.form === "nominal" && mention.senses.length === 0);

/** The clusters that a mention may join, nearest first, each by its nearest earlier mention. */
export function antecedents(mention: Mention, mentions: readonly Mention[], clusters: Clusters): readonly Antecedent[] {
  const reach = mention.form === "pronoun" ? PRONOUN_REACH : NOMINAL_REACH;
  const found: Antecedent[] = [];
  const met = new Set([clusters.of[mention.index]]);
  for (let at = mention.index - 1; at >= 0 && found.length < MOST_OPTIONS; at--) {
    const other = mentions[at];
    if (other === undefined || mention.sentence.index - other.sentence.index > reach) break;
    const cluster = clusters.of[at];
    if (cluster === undefined || met.has(cluster)) continue;
    // Whether it may be joined depends on the cluster alone: its earlier mentions need not be asked again.
    met.add(cluster);
    // A pronoun that found nobody is nobody's antecedent, except for the next of its own kind.
    if (!forbidden(mention, cluster)) found.push({ mention: other, cluster, rank: found.length });
  }
  return found;
}

/** Joins pronouns and descriptions to their best antecedent, or leaves them where none beats beginning anew. */
export function resolveAnaphora(mentions: readonly Mention[], clusters: Clusters, scene: Scene, score: Scorer): void {
  for (const mention of mentions) {
    if (!seeks(mention) || clusters.of[mention.index]?.mentions[0] !== mention) continue;
    const ruling = ruled(mention, mentions, clusters, scene.quotes);
    if (ruling !== undefined) {
      clusters.join(ruling.antecedent, mention, ruling.rule);
      continue;
    }
    const options = antecedents(mention, mentions, clusters);
    let best = score(freshFeatures(mention, options, scene));
    let chosen: Antecedent | undefined;
    for (const option of options) {
      const points = score(pairFeatures(mention, option, scene));
      if (points > best) {
        best = points;
        chosen = option;
      }
    }
    const fallback =
      chosen === undefined && mention.form === "pronoun" ? subjectBefore(mention, mentions, clusters) : undefined;
    if (fallback !== undefined) clusters.join(fallback, mention, "subject before");
    if (chosen !== undefined)
      clusters.join(chosen.mention, mention, mention.form === "pronoun" ? "pronoun" : "description");
  }
}
