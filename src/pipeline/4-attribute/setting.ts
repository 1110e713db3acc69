import type { Attribution } from "../../doc/reading.ts";
import { dependents, subtree, tokenAt } from "../../doc/tree.ts";
import { prepositionOf } from "./clause.ts";
import type { Draft } from "./draft.ts";
import type { CueLexicon } from "./lexicon.ts";

/** "in a statement", "on Twitter", "at a rally in Ohio": through what and on what occasion it was said, in its own words. */
export function settingsOf(text: string, draft: Draft, lexicon: CueLexicon): Pick<Attribution, "medium" | "occasion"> {
  const { sentence, anchor, content } = draft.candidate;
  const told = new Set(content);
  const found: { medium?: string; occasion?: string } = {};
  for (const phrase of dependents(sentence, anchor.index, "obl", "nmod")) {
    const preposition = prepositionOf(sentence, phrase.index);
    if (preposition === undefined || told.has(phrase.index)) continue;
    const kind = lexicon.settings.get(phrase.lemma.toLowerCase());
    if (kind === undefined || found[kind] !== undefined) continue;
    const words = subtree(sentence, phrase.index, (token) =>
      /^(?:acl|advcl|appos|parataxis)/.test(token.deprel),
    ).filter((index) => index > preposition.index && !told.has(index));
    const first = words[0];
    if (first === undefined) continue;
    let last = first;
    for (const index of words) if (index === last + 1) last = index;
    while (last > first && tokenAt(sentence, last).upos === "PUNCT") last--;
    found[kind] = text.slice(tokenAt(sentence, first).start, tokenAt(sentence, last).end);
  }
  return found;
}
