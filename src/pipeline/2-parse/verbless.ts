import type { Token } from "../../doc/token.ts";

/**
 * "Turkish jets struck targets in the north." News is full of a plain subject, a verb in the past and a bare object, and the
 * net, which met few such, takes all three for one long noun phrase, so that nobody did anything. A whole sentence that is
 * nothing but a noun phrase, in which a word that can be a past tense follows a noun, has its verb there: so it is in
 * every such sentence of the development sets.
 */
export function repairVerbless(
  tokens: readonly Token[],
  lemmatise: (form: string, xpos: string) => string,
): readonly Token[] {
  const object = tokens.find(({ head }) => head < 0);
  if (object === undefined || !NOUN.test(object.upos) || tokens.at(-1)?.form !== ".") return tokens;
  const below = tokens.filter(({ head }) => head === object.index);
  if (below.some(({ deprel }) => OF_A_PREDICATE.test(deprel))) return tokens;
  const verb = below.find((token) => token.index < object.index && canBePast(tokens, token));
  const subject = verb === undefined ? undefined : topBefore(tokens, verb);
  if (verb === undefined || subject === undefined) return tokens;
  return tokens.map((token) => {
    if (token === object) return { ...token, head: verb.index, deprel: "obj" };
    if (token === verb) {
      const lemma = lemmatise(token.form, "VBD");
      return { ...token, lemma, upos: "VERB", xpos: "VBD", feats: PAST, head: -1, deprel: "root" };
    }
    if (token === subject) return { ...token, head: verb.index, deprel: "nsubj" };
    if (token.head !== object.index && token.head !== verb.index) return token;
    const preposition = token.deprel === "nmod" ? prepositionOf(tokens, token) : undefined;
    if (token.index < verb.index) {
      if (preposition !== undefined) return { ...token, head: verb.index, deprel: "obl" };
      return { ...token, head: OF_A_NOUN.test(token.deprel) ? subject.index : verb.index };
    }
    if (token.index < object.index) return token;
    if (preposition !== undefined && WHEN.test(preposition)) return { ...token, head: verb.index, deprel: "obl" };
    return OF_A_CLAUSE.test(token.deprel) && !isListed(token) ? { ...token, head: verb.index } : token;
  });
}

const NOUN = /^(?:NOUN|PROPN)$/;
const OF_A_PREDICATE = /^(?:nsubj|csubj|expl|cop|aux|case)/;
const OF_A_NOUN = /^(?:det|amod|compound|nmod|nummod|flat)/;
const OF_A_CLAUSE = /^(?:punct|conj|parataxis|advcl|obl|ccomp|advmod)/;
/** What hangs on a thing with one of these would be a rare thing: the deed was before dawn, not the villages. */
const WHEN = /^(?:before|after|during|since|until)$/;
const PAST = { Mood: "Ind", Number: "Sing", Person: "3", Tense: "Past", VerbForm: "Fin" };

/** "Villages and camps" are one object; "struck targets and killed six" are two deeds. */
const isListed = ({ deprel, upos }: Token): boolean => deprel === "conj" && upos !== "VERB";

const prepositionOf = (tokens: readonly Token[], noun: Token): string | undefined =>
  tokens.find(({ head, deprel, index }) => head === noun.index && deprel === "case" && index < noun.index)?.lemma;

function canBePast(tokens: readonly Token[], { index, form, xpos, deprel }: Token): boolean {
  const before = tokens[index - 1];
  return (
    /^\p{Ll}/u.test(form) &&
    (/ed$/.test(form) || /^VB[DN]$/.test(xpos)) &&
    /^(?:amod|compound|nmod|acl)/.test(deprel) &&
    before !== undefined &&
    NOUN.test(before.upos)
  );
}

/** The head of the noun phrase that ends before the verb. */
function topBefore(tokens: readonly Token[], verb: Token): Token | undefined {
  let top = tokens[verb.index - 1];
  for (let steps = 0; top !== undefined && top.head >= 0 && top.head < verb.index && steps < verb.index; steps++)
    top = tokens[top.head];
  return top;
}
