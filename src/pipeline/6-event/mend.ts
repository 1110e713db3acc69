import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";

/** Frequent faults of statistical parsers on news, seen from the sentence: what a correct tree would say. */

/**
 * "Mali called on France." with "called" taken for a participle: a full sentence needs "was" for its passive, only
 * headlines ("Two soldiers killed in blast") go without.
 */
export function isMisreadPast(sentence: Sentence, token: Token): boolean {
  if (!/^(root|conj|ccomp|parataxis)$/.test(token.deprel) || dependent(sentence, token.index, "aux") !== undefined)
    return false;
  return sentence.tokens.slice(-2).some((last) => /^[.!?]$/.test(last.form));
}

/**
 * "Britain mobilized reservists", "police on Saturday detained dozens": a past form right after a noun phrase that the
 * parser takes for a participle of the noun behind it. A true one stands after a determiner, adjective or hyphen.
 * Gives the noun phrase before it: the subject.
 */
export function misreadSubject(sentence: Sentence, verb: number): number | undefined {
  const token = tokenAt(sentence, verb);
  if (token.upos !== "VERB" || token.deprel !== "amod" || token.head < verb || !/^VB[ND]$/.test(token.xpos))
    return undefined;
  let at = verb - 1;
  while (at > 0 && TIME_WORD.test(tokenAt(sentence, at).form)) at--;
  const before = sentence.tokens[at];
  if (before === undefined || (before.upos !== "NOUN" && before.upos !== "PROPN")) return undefined;
  let top = before;
  for (
    let head = sentence.tokens[top.head];
    head !== undefined && head.index < verb && head.upos !== "VERB";
    head = sentence.tokens[top.head]
  ) {
    top = head;
  }
  return top.index;
}

const TIME_WORD = /^(on|today|yesterday|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this|last|week|month|year)$/;

/** "Officials said Togo had accused Ghana" with "Togo" hung on "said": a second subject, between verb and clause, is the clause's. */
export function straySubject(sentence: Sentence, verb: number): Token | undefined {
  const clause = dependent(sentence, verb, "ccomp");
  if (
    clause === undefined ||
    clause.index < verb ||
    dependent(sentence, clause.index, "nsubj", "nsubj:pass") !== undefined
  )
    return undefined;
  const found = dependents(sentence, verb, "nsubj");
  const last = found.at(-1);
  return found.length > 1 && last !== undefined && last.index > verb && last.index < clause.index ? last : undefined;
}

/** "kidnapped up to 16 advisers": the parser takes "to" for a preposition, but the phrase is bare. */
export const upToPhrases = (sentence: Sentence, verb: number): readonly number[] =>
  dependents(sentence, verb, "obl")
    .filter((token) =>
      dependents(sentence, token.index, "case").some(
        (word) =>
          word.form.toLowerCase() === "to" &&
          sentence.tokens[word.index - 1]?.form.toLowerCase() === "up" &&
          sentence.tokens[word.index + 1]?.upos === "NUM",
      ),
    )
    .map((token) => token.index);

/**
 * "shelled the market, killing dozens, as civilians fled": the parser gives "killing" the subject of the clause behind it.
 * A participle has its subject before it ("with troops shelling") or shares that of the verb that it follows.
 */
export const lateSubject = (sentence: Sentence, verb: number, subject: Token): boolean =>
  subject.index > verb && isBareParticiple(sentence, tokenAt(sentence, verb));

const isBareParticiple = (sentence: Sentence, token: Token): boolean =>
  token.xpos === "VBG" &&
  /^(advcl|acl|xcomp)$/.test(token.deprel) &&
  dependent(sentence, token.index, "aux", "cop") === undefined;

/** ", killing dozens": a participle that a comma sets off behind its verb tells what that verb's doer did. */
export const isResult = (sentence: Sentence, token: Token): boolean =>
  token.head >= 0 &&
  token.head < token.index &&
  isBareParticiple(sentence, token) &&
  sentence.tokens[token.index - 1]?.form === ",";

/**
 * "the attack on the leader's shrine that killed 17": what kills is the attack, though the tree hangs the clause on the
 * last noun. Only for what an attack does to people and things, and not after "who".
 */
export function attackAbove(sentence: Sentence, verb: number, pronoun: Token, noun: number): number {
  if (pronoun.deprel !== "nsubj" || !/^(that|which)$/i.test(pronoun.form)) return noun;
  if (!HARM.has(tokenAt(sentence, verb).lemma)) return noun;
  let token = tokenAt(sentence, noun);
  while (token.head >= 0 && /^(nmod|appos|compound|flat)/.test(token.deprel)) {
    token = tokenAt(sentence, token.head);
    if (isAttack(token)) return token.index;
  }
  // "condemned the attack by rebels on a base that killed 17": the phrase may hang on the verb.
  const beside =
    token.head >= 0 && token.deprel.startsWith("obl") ? dependents(sentence, token.head, "obj", "nsubj:pass") : [];
  return beside.find((other) => other.index < noun && isAttack(other))?.index ?? noun;
}

const isAttack = (token: Token): boolean => token.upos === "NOUN" && ATTACK.has(token.lemma);

const HARM = new Set("kill wound injure maim hurt destroy damage leave claim displace devastate".split(" "));
const ATTACK = new Set(
  (
    "attack raid strike airstrike assault offensive bombardment bombing shelling ambush blast explosion massacre shooting " +
    "incursion invasion onslaught barrage clash crash fire siege"
  ).split(" "),
);

/**
 * "the parliament called on troops to leave" with "called" for a participle of the parliament: whoever stands behind "on"
 * is called on, so the verb is active. "Troops called on Tuesday" names no such one.
 */
export const isAppeal = (sentence: Sentence, verb: Token): boolean =>
  verb.lemma === "call" &&
  dependents(sentence, verb.index, "obl", "nmod").some(
    (phrase) =>
      !TIME_WORD.test(phrase.form) &&
      dependents(sentence, phrase.index, "case").some((word) => /^(on|upon)$/i.test(word.form)),
  ) &&
  dependent(sentence, verb.index, "aux:pass") === undefined;

/** "The rebels were to blame": active in form, but the subject is whom the blame falls on. */
export const isToBlame = (sentence: Sentence, token: Token): boolean =>
  token.lemma === "blame" &&
  token.xpos === "VB" &&
  dependent(sentence, token.index, "cop") !== undefined &&
  dependent(sentence, token.index, "obj") === undefined;

/**
 * "endeared the countries to Moscow, which has stopped exports": the verb is singular, the noun that the tree gives to the
 * clause is not. The singular name right before the relative pronoun is meant.
 */
export function agreeingNoun(sentence: Sentence, verb: Token, noun: number): number {
  const plural = /^NNP?S$/.test(tokenAt(sentence, noun).xpos);
  const subject = dependent(sentence, verb.index, "nsubj", "nsubj:pass");
  if (!plural || subject === undefined || !/^(which|who|that)$/.test(subject.lemma)) return noun;
  const finite = dependents(sentence, verb.index, "aux", "cop").find((aux) => /^VB[DZP]$/.test(aux.xpos)) ?? verb;
  const singular = finite.xpos === "VBZ" || finite.form === "was";
  let before = subject.index - 1;
  while (before > noun && /^[,–—-]$/.test(tokenAt(sentence, before).form)) before--;
  const near = tokenAt(sentence, before);
  return singular && before > noun && near.xpos === "NNP" ? near.index : noun;
}
