import type { Sentence } from "../../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../../doc/tree.ts";
import { type Draft, wordSpan } from "./draft.ts";
import { PRONOUNS } from "./pronouns.ts";

export function pronounMention(sentence: Sentence, index: number): Draft | undefined {
  const token = tokenAt(sentence, index);
  if (token.upos !== "PRON" && token.upos !== "DET") return undefined;
  const noun = token.form.toLowerCase();
  const pronoun = PRONOUNS.get(noun);
  if (pronoun === undefined || token.deprel === "expl" || (noun === "it" && isPleonastic(sentence, index)))
    return undefined;
  if (token.form === "US") return undefined;
  const span = wordSpan(sentence, index);
  return {
    sentence,
    head: index,
    tokens: [index, index + 1],
    span,
    headSpan: span,
    form: "pronoun",
    coarse: noun === "it" || noun === "its" || noun === "itself" ? "organisation" : "person",
    senses: [],
    ...(pronoun.gender === undefined ? {} : { gender: pronoun.gender }),
    number: pronoun.number,
    grammaticalPerson: pronoun.grammaticalPerson,
    definite: true,
    noun,
    located: false,
    by: "pronoun",
  };
}

/** "it is clear that", "it rained", "it took years to": the pronoun means nobody. */
function isPleonastic(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  const governor = sentence.tokens[token.head];
  if (governor === undefined) return false;
  if (dependent(sentence, governor.index, "csubj") !== undefined) return true;
  const copular = dependent(sentence, governor.index, "cop") !== undefined;
  if (copular && governor.upos === "ADJ" && dependents(sentence, governor.index, "ccomp", "xcomp", "advcl").length > 0)
    return true;
  return (
    /^(rain|snow|seem|appear|turn|take|happen)$/.test(governor.lemma) &&
    dependents(sentence, governor.index, "ccomp", "xcomp", "advcl").length > 0
  );
}
