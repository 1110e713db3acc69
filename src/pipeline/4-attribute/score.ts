import type { Draft } from "./draft.ts";
import type { CueLexicon } from "./lexicon.ts";
import { traitsOf } from "./traits.ts";

/**
 * How likely the draft attributes its content, 0 to 1: the counted rate of its lemma in its frame, moved by what a small
 * logistic model has learned about sources, verb forms and lengths.
 */
export function likelihoodOf(draft: Draft, lexicon: CueLexicon): number {
  const { candidate, frame } = draft;
  const counted = lexicon.likelihood(candidate.lemma, candidate.pos, frame);
  // What is hardly ever a cue need not be looked at closer: most candidates end here.
  if (counted < 0.03) return counted;
  let sum =
    (lexicon.traits.get("lexical") ?? 1) * Math.log(counted / (1 - counted)) + (lexicon.traits.get("bias") ?? 0);
  for (const trait of traitsOf(draft)) sum += lexicon.traits.get(trait) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
