import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { CueLexicon } from "./lexicon.ts";

/**
 * "spoke of nine dead in the valley" by the surface: parsers make of the number, the adjective that stands for people
 * and the preposition whatever they like.
 */
export function harmedAfter(sentence: Sentence, verb: Token, tallies: CueLexicon["tallies"]): readonly number[] {
  if (sentence.tokens[verb.index + 1]?.lemma.toLowerCase() !== "of") return [];
  const found: number[] = [];
  let number = false;
  for (let at = verb.index + 2; at < sentence.tokens.length; at++) {
    const token = tokenAt(sentence, at);
    if (number && tallies.get(token.lemma.toLowerCase()) === "harmed") {
      for (let end = at; isPlain(sentence.tokens[end]); end++) found.push(end);
      return found;
    }
    if (!/^(?:NUM|NOUN|ADJ|ADV|ADP)$/.test(token.upos) || found.length > 5) return [];
    number ||= token.upos === "NUM";
    found.push(at);
  }
  return [];
}

/** A word of the noun phrase, or of where that was; when it was said begins with another preposition. */
const isPlain = (token: Token | undefined): boolean =>
  token !== undefined &&
  !/^(?:PUNCT|CCONJ|SCONJ|AUX|PRON)$/.test(token.upos) &&
  (token.upos !== "ADP" || token.lemma.toLowerCase() === "in");

export const isCount = (noun: Token, tallies: CueLexicon["tallies"]): boolean =>
  tallies.get(noun.lemma.toLowerCase()) === "tally";

/** A noun of counting with its number ("a toll of nine"), or people by number and by what became of them ("nine dead"). */
export function isTally(sentence: Sentence, head: Token, tallies: CueLexicon["tallies"]): boolean {
  if (isCount(head, tallies)) {
    return dependents(sentence, head.index, "nmod").some((token) =>
      subtree(sentence, token.index).some((index) => sentence.tokens[index]?.upos === "NUM"),
    );
  }
  if (dependent(sentence, head.index, "nummod") === undefined) return false;
  return [head, ...dependents(sentence, head.index, "amod", "acl")].some(
    (token) => tallies.get(token.lemma.toLowerCase()) === "harmed",
  );
}
