import type { Draft } from "./draft.ts";
import type { CueLexicon } from "./lexicon.ts";

/** How likely the draft attributes its content, 0 to 1. */
export function likelihoodOf(draft: Draft, lexicon: CueLexicon): number {
  const { candidate, frame } = draft;
  return lexicon.likelihood(candidate.lemma, candidate.pos, frame);
}
