import type { Act, Attribution } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { dependents } from "../../doc/tree.ts";
import type { Draft } from "./draft.ts";
import { refuses } from "./frame.ts";
import type { CueLexicon } from "./lexicon.ts";
import { type Quote, quotesIn } from "./quotes.ts";

export function actOf(draft: Draft, lexicon: CueLexicon): Act {
  const { candidate, frame } = draft;
  return lexicon.act(candidate.lemma, candidate.pos, frame) ?? "statement";
}

const NEGATIONS = new Set(["not", "n't", "n’t", "never", "neither", "nor", "no"]);

/** "did not say", "never claimed", "no claim that …"; a denial is an act of its own and not negated. */
export function isNegated(draft: Draft, lexicon: Pick<CueLexicon, "act">): boolean {
  const { sentence, anchor } = draft.candidate;
  const within = sentence.tokens.filter((token) => token.start >= draft.cue[0] && token.end <= draft.cue[1]);
  if (within.some((token) => NEGATIONS.has(token.lemma.toLowerCase()) || NEGATIONS.has(token.form.toLowerCase()))) {
    return true;
  }
  if (within.some((token) => token.index < anchor.index && refuses(token, lexicon))) return true;
  return dependents(sentence, anchor.index, "advmod", "det").some((token) => NEGATIONS.has(token.lemma.toLowerCase()));
}

/** Direct: nine tenths of the letters stand in quotation marks; mixed: some do. */
export function modeOf(text: string, content: readonly Span[], quotes: readonly Quote[]): Attribution["mode"] {
  let inside = 0;
  let all = 0;
  for (const piece of content) {
    const letters = (from: number, to: number): number => text.slice(from, to).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    all += letters(...piece);
    for (const { span } of quotesIn(quotes, piece)) {
      if (span[0] < piece[0] - 1 || span[1] > piece[1] + 1) continue;
      inside += letters(Math.max(span[0], piece[0]), Math.min(span[1], piece[1]));
    }
  }
  if (inside === 0) return "indirect";
  return inside / all >= 0.9 ? "direct" : "mixed";
}
