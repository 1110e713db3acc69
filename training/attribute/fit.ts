/** A candidate as the learner sees it. */
export interface Example {
  readonly right: boolean;
  /** Log odds by the table of cues, counted without the texts that are learned from. */
  readonly lexical: number;
  readonly traits: readonly string[];
}

/**
 * Logistic regression with an L2 penalty by full-batch gradient ascent: no order, no chance, the same weights on every
 * run. Weights are hundredths of log odds; "lexical" scales the table's log odds, "bias" is added to all.
 */
export function fitTraits(examples: readonly Example[], penalty = 20, rounds = 400): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  let scale = 1;
  let bias = 0;
  const size = examples.length;
  for (let round = 0; round < rounds; round++) {
    const rate = 2 / (1 + round / 100);
    const gradient = new Map<string, number>();
    let ofScale = 0;
    let ofBias = 0;
    for (const { right, lexical, traits } of examples) {
      let sum = scale * lexical + bias;
      for (const trait of traits) sum += weights.get(trait) ?? 0;
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      ofScale += error * lexical;
      ofBias += error;
      for (const trait of traits) gradient.set(trait, (gradient.get(trait) ?? 0) + error);
    }
    bias += (rate * ofBias) / size;
    scale += (0.1 * rate * (ofScale - 5 * penalty * (scale - 1))) / size;
    for (const [trait, slope] of gradient) {
      const old = weights.get(trait) ?? 0;
      weights.set(trait, old + (3 * rate * (slope - penalty * old)) / size);
    }
  }
  const rounded = [...weights, ["bias", bias] as const, ["lexical", scale] as const].map(
    ([trait, weight]) => [trait, Math.round(100 * weight)] as const,
  );
  return new Map(rounded.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
