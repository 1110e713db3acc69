import type { Sentence, Token } from "../../../doc/token.ts";
import { dependent, dependents, isWithin, tokenAt } from "../../../doc/tree.ts";
import type { Piece } from "../pieces.ts";
import type { Quantity } from "./quantity.ts";

/** The noun that a number counts, and the noun phrase around it. */
export interface Counted {
  readonly noun: Token;
  /** Indices of the words of the phrase, without gaps; number, determiners and relative clauses left out. */
  readonly words: readonly number[];
}

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
    const head = outermost(sentence, tokenAt(sentence, own.head));
    // "on The 411, Blige sings": no comma stands between a number and what it counts.
    if (sentence.tokens.slice(own.index + 1, own.head).some((token) => token.form === ",")) return undefined;
    const behind = behindHyphens(sentence, head);
    if (isNominal(behind) && behind.index - own.index <= 8) return behind;
  }
  return followingNoun(sentence, pieces, quantity);
}

/** "250 state-of-the-art ventilators", "500 regime troops": the number counts the head of the compound, whatever it hangs on. */
function outermost(sentence: Sentence, noun: Token): Token {
  let token = noun;
  while ((token.deprel === "compound" || token.deprel === "amod") && token.head > token.index)
    token = tokenAt(sentence, token.head);
  return isNominal(token) ? token : noun;
}

/** "250 state-of-the-art ventilators": the noun behind a run of words that hyphens tie together. */
function behindHyphens(sentence: Sentence, noun: Token): Token {
  let at = noun.index;
  while (isHyphen(sentence.tokens[at + 1]) && !tokenAt(sentence, at).spaceAfter) at += 2;
  if (at === noun.index) return noun;
  for (let next = at + 1; next < sentence.tokens.length; next++) {
    const token = tokenAt(sentence, next);
    if (isNominal(token) && token.xpos !== "NN") return token;
    if (token.upos !== "ADJ" && token.upos !== "NOUN") break;
  }
  return noun;
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
  return noun === undefined ? undefined : outermost(sentence, noun);
}

/**
 * The counted noun with the adjectives and compounds before it, and nouns counted with it: "CIA officers and contractors".
 * Nothing before word `after` is taken in: that is the number's side.
 */
export function countedPhrase(sentence: Sentence, noun: Token, after: number): Counted {
  let first = noun.index;
  while (first - 1 >= after && isBeforeNoun(sentence, first - 1, noun.index)) first--;
  let last = noun.index;
  if (noun.xpos === "NNS") {
    for (const other of dependents(sentence, noun.index, "conj")) {
      if (!isCountedToo(sentence, noun, other)) break;
      last = other.index;
    }
  }
  const words: number[] = [];
  for (let at = first; at <= last; at++) words.push(at);
  return { noun, words };
}

/** A modifier of the noun, or a word that hyphens tie to one ("state-of-the-art"). */
function isBeforeNoun(sentence: Sentence, index: number, noun: number): boolean {
  const token = tokenAt(sentence, index);
  const next = sentence.tokens[index + 1];
  const isTied = (isHyphen(token) || isHyphen(next)) && !token.spaceAfter;
  if (isTied) return true;
  const isModifier =
    ["ADJ", "NOUN", "PROPN"].includes(token.upos) || token.deprel === "amod" || /^(?:VBN|VBG)$/.test(token.xpos);
  return isModifier && token.deprel !== "nmod:poss" && isWithin(sentence, index, noun);
}

const isHyphen = (token: Token | undefined): boolean => token !== undefined && /^[-‐‑–]$/.test(token.form);

/**
 * "CIA officers and contractors" are counted together. "Three soldiers and two civilians" are not, nor "300 tents, food and
 * medicine", nor what a parser joins by a mere comma.
 */
function isCountedToo(sentence: Sentence, noun: Token, other: Token): boolean {
  if (other.index < noun.index || (other.xpos !== "NNS" && other.upos !== "ADJ") || hasNumber(sentence, other))
    return false;
  const between = sentence.tokens.slice(noun.index + 1, other.index);
  if (between.some((token) => token.upos === "NUM" || token.upos === "VERB")) return false;
  const joined = [...between, ...sentence.tokens.slice(other.index + 1, other.index + 8)];
  return joined.some(
    (token) =>
      token.deprel === "cc" && (token.head === other.index || tokenAt(sentence, token.head).head === noun.index),
  );
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
