import type { Sentence, Token } from "../../../doc/token.ts";
import { dependent, tokenAt } from "../../../doc/tree.ts";
import type { Verbs } from "../knowledge/verbs.ts";
import { nounAt, type Words } from "./features.ts";

/** How a name that can be a place or the body that sits there is used. */
export type Use = "place" | "actor" | "modifier";

const PLACE_PREPOSITIONS = new Set(
  "in at near inside outside into through throughout across around towards toward via within along beyond off onto amid beneath under over on".split(
    " ",
  ),
);
/** "on Syria", "over Iran": talk about a state, not a spot on it; a city is attacked all the same. */
const TOPIC = new Set(["on", "over", "under", "around"]);

/**
 * Is a state's, city's or building's name used for the place or for those who act there? "in China" is a place, "China
 * said" an actor, "to China" depends on the verb: one travels to a place and sends aid to a state.
 */
export function useOf(sentence: Sentence, index: number, verbs: Verbs, words: Words): Use {
  let token = tokenAt(sentence, index);
  // "Syria, Iraq and Iran": a conjunct is used as the first is, unless it brings a preposition of its own.
  for (let steps = 0; token.deprel === "conj" && steps < 20; steps++) {
    if (dependent(sentence, token.index, "case") !== undefined) break;
    token = tokenAt(sentence, token.head);
  }
  const governor: Token | undefined = sentence.tokens[token.head];
  const { deprel } = token;
  if (deprel === "amod" || deprel.startsWith("compound") || deprel === "nmod:desc" || deprel === "nmod:unmarked")
    return "modifier";
  if (deprel === "nmod:poss") {
    return governor !== undefined && isPlaceNoun(sentence, governor.index, words) ? "place" : "actor";
  }
  if (deprel.startsWith("appos")) {
    // "Herat, Afghanistan": the state only says where the town lies.
    const town = governor !== undefined && governor.upos === "PROPN" && words.places.find(governor.form) !== undefined;
    return governor !== undefined && (town || isPlaceNoun(sentence, governor.index, words)) ? "place" : "actor";
  }
  const preposition = dependent(sentence, token.index, "case")?.lemma.toLowerCase();
  if (preposition !== undefined) {
    if (PLACE_PREPOSITIONS.has(preposition) && !TOPIC.has(preposition)) return "place";
    if (governor === undefined) return "actor";
    const lemma = governor.lemma.toLowerCase();
    // "from Sudan to Chad": a way leads between places.
    if (preposition === "to") return verbs.moves.has(lemma) || governor.upos === "PROPN" ? "place" : "actor";
    if (preposition === "from") return verbs.gets.has(lemma) ? "actor" : "place";
    if (preposition === "of") return isPlaceNoun(sentence, governor.index, words) ? "place" : "actor";
    if (preposition === "for") return verbs.moves.has(lemma) ? "place" : "actor";
    return "actor";
  }
  if (deprel.startsWith("nsubj") && governor !== undefined) {
    if (dependent(sentence, governor.index, "cop") !== undefined && isPlaceNoun(sentence, governor.index, words))
      return "place";
    return "actor";
  }
  if (deprel === "obj" && governor !== undefined)
    return verbs.holds.has(governor.lemma.toLowerCase()) ? "place" : "actor";
  if (deprel.startsWith("obl") || deprel === "parataxis" || deprel === "root" || deprel === "list" || deprel === "dep")
    return "place";
  return "actor";
}

function isPlaceNoun(sentence: Sentence, index: number, words: Words): boolean {
  const noun = nounAt(sentence, index, words.knowledge.nouns);
  return noun?.kind.startsWith("place:") === true;
}
