import type { Sentence, Token } from "../../../doc/token.ts";
import { tokenAt } from "../../../doc/tree.ts";

/** Relations by which a dependent belongs to the noun phrase of its head. */
const INSIDE = new Set([
  "det",
  "det:predet",
  "amod",
  "nummod",
  "compound",
  "flat",
  "nmod:poss",
  "nmod:unmarked",
  "nmod:desc",
  "nmod:npmod",
  "nmod:tmod",
  "nmod",
  "fixed",
  "goeswith",
  "case",
  "advmod",
  "reparandum",
]);

/** A reduced relative clause this long or longer is left out like a full one: readers of the span want the name of the thing. */
const SHORT_CLAUSE = 4;

const relation = (token: Token): string =>
  token.deprel.startsWith("flat") ? "flat" : token.deprel.startsWith("compound") ? "compound" : token.deprel;

/** Does the dependent belong to the phrase of `head`? */
function belongs(sentence: Sentence, head: number, child: Token): boolean {
  const name = relation(child);
  if (!INSIDE.has(name)) return name === "acl" && child.index > head && size(sentence, child.index) < SHORT_CLAUSE;
  // "in Kabul": the preposition heads no part of the phrase; "'s" is the possessor's own and left out as well.
  if (name === "case") return false;
  if (name === "advmod") return child.index < head && isPartOfQuantity(sentence, child);
  return true;
}

/** "more than 40 people", "almost all of them": the adverb counts, it does not modify the clause. */
function isPartOfQuantity(sentence: Sentence, adverb: Token): boolean {
  const after = sentence.tokens[adverb.index + 1];
  return after !== undefined && (after.upos === "NUM" || after.upos === "ADJ" || after.upos === "DET");
}

function size(sentence: Sentence, index: number): number {
  let count = 1;
  for (const child of sentence.children[index] ?? []) count += size(sentence, child);
  return count;
}

/** "the town on Monday": an adverbial of time that the parser hung on the noun. */
const TIME =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|dawn|dusk|noon|midday|midnight|night|morning|afternoon|evening|week|weekend|month|year|yesterday|today|tomorrow|(19|20)\d\d)$/i;

const isOfPhrase = (sentence: Sentence, index: number): boolean =>
  (sentence.children[index] ?? []).some(
    (at) => tokenAt(sentence, at).deprel === "case" && /^(of|for)$/i.test(tokenAt(sentence, at).form),
  );

const mark = (token: Token | undefined): boolean => token !== undefined && token.upos === "PUNCT";

/**
 * The tokens, half-open, of the noun phrase of a head: with determiners, titles, modifiers and prepositional phrases
 * (a name keeps only those with "of" and "for": "the Taliban in their agreement" is a parse gone wrong), without relative clauses, appositions and conjuncts. Always one run without gaps.
 */
export function phraseOf(
  sentence: Sentence,
  head: number,
  includePhrases: boolean,
): readonly [start: number, end: number] {
  const inside = new Set<number>();
  const collect = (index: number, top: boolean): void => {
    inside.add(index);
    for (const at of sentence.children[index] ?? []) {
      const child = tokenAt(sentence, at);
      if (top ? belongs(sentence, index, child) : !/^(acl:relcl|appos|parataxis|punct|dep|advcl)/.test(child.deprel)) {
        if (child.index > index && relation(child) === "nmod" && TIME.test(child.lemma)) continue;
        if (child.index > index && relation(child) === "nmod" && !(includePhrases || (top && isOfPhrase(sentence, at))))
          continue;
        collect(at, false);
      }
    }
  };
  collect(head, true);
  let start = head;
  for (let at = head - 1; at >= 0; at--) {
    if (inside.has(at)) start = at;
    else if (!(mark(sentence.tokens[at]) && inside.has(at - 1))) break;
  }
  let end = head + 1;
  for (let at = head + 1; at < sentence.tokens.length; at++) {
    if (inside.has(at)) end = at + 1;
    else if (!(mark(sentence.tokens[at]) && sentence.tokens[at]?.form !== "," && inside.has(at + 1))) break;
  }
  // A clitic or a preposition never ends a phrase, nor does one begin it.
  while (end > head + 1 && isEdge(sentence.tokens[end - 1])) end--;
  while (start < head && isEdge(sentence.tokens[start]) && !isBound(sentence, start)) start++;
  return [start, end];
}

/** "at least six people": here the preposition belongs to the number. */
const isBound = ({ tokens }: Sentence, at: number): boolean =>
  /^at (?:least|most)$/i.test(`${tokens[at]?.form} ${tokens[at + 1]?.form}`);

const isEdge = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.upos === "ADP" || token.upos === "PUNCT" || token.upos === "CCONJ" || token.xpos === "POS");
