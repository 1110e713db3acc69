import type { Sentence } from "../../doc/token.ts";
import type { EventLexicon } from "./lexicon.ts";

/** Several events of a sentence ask for the same. */
const read = new WeakMap<Sentence, readonly string[]>();

/** The contexts for which the words of a sentence speak, sorted; PLOVER means them for a paragraph, a sentence is the safer part of it. */
export function contextsOf(sentence: Sentence, lexicon: EventLexicon): readonly string[] {
  const known = read.get(sentence);
  if (known !== undefined) return known;
  const found = new Set<string>();
  let previous = "";
  for (const token of sentence.tokens) {
    const lemma = token.lemma.toLowerCase();
    for (const context of lexicon.contexts.get(lemma) ?? []) found.add(context);
    for (const context of lexicon.contexts.get(`${previous} ${lemma}`) ?? []) found.add(context);
    previous = lemma;
  }
  const contexts = [...found].sort();
  read.set(sentence, contexts);
  return contexts;
}
