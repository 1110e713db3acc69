import type { Sentence, Token } from "../../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../../doc/tree.ts";
import type { Piece } from "../pieces.ts";
import type { Quantity } from "./quantity.ts";

/** The noun that a number counts, and the noun phrase around it. */
export interface Counted {
  readonly noun: Token;
  /** Indices of the words of the phrase, number and determiners left out, relative clauses too. */
  readonly words: readonly number[];
}

const MODIFIERS = new Set(["compound", "amod", "flat", "punct", "nmod:poss", "conj", "cc", "fixed"]);

/** The word that stands in the tree for the quantity: the one of its words that hangs outside of it. */
export function quantityToken(pieces: readonly Piece[], { from, to, core }: Quantity): Token | undefined {
  const indices = new Set(pieces.slice(from, to).map((piece) => piece.token.index));
  const last = pieces[core]?.token;
  if (last !== undefined && !indices.has(last.head)) return last;
  for (let at = to - 1; at >= from; at--) {
    const token = pieces[at]?.token;
    if (token !== undefined && !indices.has(token.head) && !["ADP", "ADV", "PUNCT"].includes(token.upos)) return token;
  }
  return last;
}

/** What "of" governs behind a quantity: "dozens of people", "half of the districts", "15 of the 34 provinces". */
export function complementOf(sentence: Sentence, pieces: readonly Piece[], quantity: Quantity): Token | undefined {
  const next = pieces[quantity.to];
  if (next?.lower !== "of") return undefined;
  const of = next.token;
  const head = of.head >= 0 ? tokenAt(sentence, of.head) : undefined;
  if (head !== undefined && head.index > of.index && of.deprel === "case") return head;
  return undefined;
}

/** The noun that the number modifies, by the tree; by the words that follow where the tree attaches the number elsewhere. */
export function countedBy(sentence: Sentence, pieces: readonly Piece[], quantity: Quantity): Token | undefined {
  const complement = complementOf(sentence, pieces, quantity);
  if (complement !== undefined) return complement;
  const own = quantityToken(pieces, quantity);
  if (own === undefined) return undefined;
  if (
    ["nummod", "compound", "amod", "det", "nmod:poss", "nmod:unmarked", "obl:unmarked"].includes(own.deprel) &&
    own.head > own.index
  ) {
    const head = tokenAt(sentence, own.head);
    if (isNominal(head) && head.index - own.index <= 8) return head;
  }
  return followingNoun(sentence, pieces, quantity);
}

const isNominal = (token: Token): boolean =>
  token.upos === "NOUN" ||
  token.upos === "PROPN" ||
  (token.upos === "ADJ" && ["dead", "wounded", "injured", "missing", "other"].includes(token.lemma));

/** The last noun of an unbroken run of adjectives and nouns right behind the number. */
function followingNoun(sentence: Sentence, pieces: readonly Piece[], { to }: Quantity): Token | undefined {
  let noun: Token | undefined;
  const first = pieces[to]?.token;
  if (first === undefined || pieces[to]?.kind !== "word") return undefined;
  for (let at = first.index; at < sentence.tokens.length; at++) {
    const token = tokenAt(sentence, at);
    if (token.upos === "NOUN" || token.upos === "PROPN") noun = token;
    else if (noun !== undefined || (token.upos !== "ADJ" && token.xpos !== "VBN")) break;
    if (noun !== undefined && token.head < at && token.deprel !== "compound" && token.deprel !== "flat") break;
  }
  return noun;
}

/** Compounds, adjectives and joined nouns around a counted noun: "CIA officers and contractors". */
export function countedPhrase(sentence: Sentence, noun: Token, after: number): Counted {
  const words = new Set<number>([noun.index]);
  const open = [noun.index];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of sentence.children[next] ?? []) {
      const token = tokenAt(sentence, child);
      if (
        child < after ||
        !MODIFIERS.has(token.deprel.startsWith("nmod:poss") ? token.deprel : (token.deprel.split(":")[0] ?? ""))
      )
        continue;
      // "three soldiers and two civilians": the second noun has its own number.
      if (token.deprel === "conj" && (!isNominal(token) || hasNumber(sentence, token))) continue;
      if (token.deprel === "punct" && child > noun.index) continue;
      words.add(child);
      open.push(child);
    }
  }
  const sorted = [...words].sort((a, b) => a - b);
  // A comma, "and" or hyphen at the edge has lost what it joined.
  while (sorted.length > 1 && ["PUNCT", "CCONJ"].includes(tokenAt(sentence, sorted.at(-1) ?? 0).upos)) sorted.pop();
  while (sorted.length > 1 && ["PUNCT", "CCONJ"].includes(tokenAt(sentence, sorted[0] ?? 0).upos)) sorted.shift();
  return { noun, words: sorted };
}

const hasNumber = (sentence: Sentence, token: Token): boolean =>
  dependents(sentence, token.index, "nummod").length > 0 ||
  dependents(sentence, token.index, "det").some(
    (det) => det.lemma === "a" || det.lemma === "the" || det.lemma === "some",
  );

/** "the two sides", "these three men": known already, so the number states nothing new. */
export function isDefinite(sentence: Sentence, noun: Token): boolean {
  const det = dependent(sentence, noun.index, "det");
  return (
    (det !== undefined && ["the", "this", "that", "these", "those", "both", "all"].includes(det.form.toLowerCase())) ||
    dependent(sentence, noun.index, "nmod:poss") !== undefined
  );
}
