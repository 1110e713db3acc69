import type { Sentence, Token } from "../../doc/token.ts";
import { conjuncts, dependents, tokenAt } from "../../doc/tree.ts";
import { casesOf } from "./clause.ts";
import type { Test } from "./frame.ts";
import type { EventLexicon } from "./lexicon.ts";
import type { Cast } from "./sides.ts";

/** Does a phrase pass the test of a frame? By its words or by the kind of actor that it names. */
export function testHead(sentence: Sentence, head: number, test: Test, lexicon: EventLexicon, cast: Cast): boolean {
  if (test.words.size > 0 && conjuncts(sentence, head).some((part) => testWord(sentence, part, test, lexicon)))
    return true;
  if (test.kinds.size === 0) return false;
  return cast.named(sentence, head).some((actor) => test.kinds.has("actor") || test.kinds.has(actor.kind));
}

/** The word itself; what "a series of", "700 kg of" count; what a "programme", "agreement", "effort" is about. */
function testWord(sentence: Sentence, index: number, test: Test, lexicon: EventLexicon): boolean {
  const token = tokenAt(sentence, index);
  if (lemmasOf(token).some((lemma) => test.words.has(lemma))) return true;
  if (isIn(lexicon, "quantity", token)) {
    const counted = dependents(sentence, index, "nmod").some(
      (noun) => casesOf(sentence, noun.index).includes("of") && testWord(sentence, noun.index, test, lexicon),
    );
    if (counted) return true;
  }
  return (
    isIn(lexicon, "container", token) &&
    dependents(sentence, index, "compound").some((noun) => lemmasOf(noun).some((lemma) => test.words.has(lemma)))
  );
}

export const isIn = (lexicon: EventLexicon, name: string, token: Token): boolean =>
  lexicon.classes.get(name)?.has(token.lemma.toLowerCase()) === true;

/** The lemma, and what it would be if the lemmatiser cut too much or too little of a rare word ("upgrad", "expelle"). */
export function lemmasOf(token: Token): readonly string[] {
  const lemma = token.lemma.toLowerCase();
  if (token.upos === "VERB")
    return [
      lemma,
      `${lemma}e`,
      lemma.replace(/(.)\1?e$/, "$1"),
      lemma.replace(/e$/, ""),
      lemma.replace(/(.)\1$/, "$1"),
    ];
  return lemma.endsWith("ies")
    ? [lemma, `${lemma.slice(0, -3)}y`]
    : lemma.endsWith("s")
      ? [lemma, lemma.slice(0, -1)]
      : [lemma];
}
