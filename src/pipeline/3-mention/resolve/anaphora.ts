import { HearsayError } from "../../../errors.ts";
import type { Mention } from "../mention.ts";
import type { Clusters } from "./clusters.ts";
import { forbidden } from "./forbidden.ts";
import { type Antecedent, freshFeatures, pairFeatures, type Scene } from "./pairs.ts";

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
    // A pronoun that found nobody is nobody's antecedent, except for the next of its own kind.
    const option: Antecedent = { mention: other, cluster, rank: found.length };
    if (forbidden(mention, option)) continue;
    met.add(cluster);
    found.push(option);
  }
  return found;
}

/** Joins pronouns and descriptions to their best antecedent, or leaves them where none beats beginning anew. */
export function resolveAnaphora(mentions: readonly Mention[], clusters: Clusters, scene: Scene, score: Scorer): void {
  for (const mention of mentions) {
    if (!seeks(mention) || clusters.of[mention.index]?.mentions[0] !== mention) continue;
    const country = isTheCountry(mention) ? countryInFocus(mention, mentions, clusters) : undefined;
    if (country !== undefined) {
      clusters.join(country, mention, "the country in focus");
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
    if (chosen !== undefined)
      clusters.join(chosen.mention, mention, mention.form === "pronoun" ? "pronoun" : "description");
  }
}

/** "the country", "their nation" without more words: some state that the text is about. */
const isTheCountry = (mention: Mention): boolean =>
  mention.form === "nominal" &&
  mention.kind === "state" &&
  mention.number === "singular" &&
  mention.definite &&
  mention.tokens[1] - mention.tokens[0] <= 2 &&
  mention.tokens[1] === mention.head + 1;

/**
 * The state in focus: each earlier mention counts by nearness, a place named counts more than a party that acts (one
 * goes on about "the country" that something happens in), and the subject of the same sentence hardly ("Iran wants to
 * control the country" is not about Iran).
 */
function countryInFocus(mention: Mention, mentions: readonly Mention[], clusters: Clusters): Mention | undefined {
  const weights = new Map<Clusters["of"][number], { weight: number; nearest: Mention }>();
  for (let at = mention.index - 1; at >= 0; at--) {
    const other = mentions[at];
    const cluster = clusters.of[at];
    if (other === undefined || cluster === undefined) continue;
    const distance = mention.sentence.index - other.sentence.index;
    if (distance > NOMINAL_REACH) break;
    if (other.kind !== "state" || other.number === "plural" || cluster.senses.length !== 1) continue;
    const sameSubject = distance === 0 && /^nsubj/.test(other.sentence.tokens[other.head]?.deprel ?? "");
    const weight =
      ((other.located ? 2 : other.form === "adjective" ? 0.7 : 1) * (sameSubject ? 0.2 : 1)) / (1 + distance);
    const held = weights.get(cluster);
    weights.set(cluster, { weight: (held?.weight ?? 0) + weight, nearest: held?.nearest ?? other });
  }
  let best: { weight: number; nearest: Mention } | undefined;
  for (const option of weights.values()) if (best === undefined || option.weight > best.weight) best = option;
  return best?.nearest;
}
