import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import {
  agreeingNoun,
  attackAbove,
  isAppeal,
  isMisreadPast,
  isResult,
  isToBlame,
  lateSubject,
  misreadSubject,
  straySubject,
  upToPhrases,
} from "./mend.ts";

/**
 * Who does what in a clause once voice, relatives, control and coordination are undone. All functions give the heads of
 * noun phrases, in text order, and nothing where the tree does not say.
 */

const isRelative = (token: Token): boolean =>
  token.feats["PronType"] === "Rel" ||
  /^(WDT|WP)$/.test(token.xpos) ||
  (token.lemma === "that" && token.upos === "PRON");

export function isPassive(sentence: Sentence, verb: number): boolean {
  const token = tokenAt(sentence, verb);
  if (dependent(sentence, verb, "aux:pass", "csubj:pass") !== undefined || isToBlame(sentence, token)) return true;
  if (isAppeal(sentence, token)) return false;
  if (dependent(sentence, verb, "nsubj:pass") !== undefined) return !isMisreadPast(sentence, token);
  if (token.xpos !== "VBN" && token.feats["Voice"] !== "Pass") return false;
  if (token.deprel.startsWith("conj") && dependent(sentence, verb, "aux", "nsubj", "obj") === undefined) {
    // "were captured and killed": the auxiliary stands only once.
    return tokenAt(sentence, token.head).xpos === "VBN" && isPassive(sentence, token.head);
  }
  return (token.deprel === "acl" || token.deprel === "advcl" || token.deprel === "amod") && !hasPerfect(sentence, verb);
}

const hasPerfect = (sentence: Sentence, verb: number): boolean =>
  dependents(sentence, verb, "aux").some((aux) => aux.lemma === "have");

/** The noun that a relative clause describes, asked from a verb inside it. */
function antecedent(sentence: Sentence, verb: number): number | undefined {
  for (let at = verb, steps = 0; at >= 0 && steps < 6; steps++) {
    const token = tokenAt(sentence, at);
    if (token.deprel === "acl:relcl") return agreeingNoun(sentence, token, token.head);
    if (!/^(conj|xcomp|ccomp)$/.test(token.deprel)) return undefined;
    at = token.head;
  }
  return undefined;
}

function resolved(sentence: Sentence, verb: number, found: readonly Token[]): readonly number[] {
  const heads: number[] = [];
  for (const token of found) {
    if (!isRelative(token)) heads.push(token.index);
    else {
      const noun = antecedent(sentence, verb);
      if (noun !== undefined) heads.push(attackAbove(sentence, verb, token, noun));
    }
  }
  return heads;
}

function enhancedTo(sentence: Sentence, verb: number, deprel: string): readonly Token[] {
  return sentence.enhanced
    .filter((edge) => edge.head === verb && edge.deprel === deprel)
    .map((edge) => tokenAt(sentence, edge.dependent));
}

/** The prepositions of a phrase, lower case: "from inside" gives two, "because of" one. */
export function casesOf(sentence: Sentence, head: number): readonly string[] {
  return dependents(sentence, head, "case").map((token) => {
    const rest = dependents(sentence, token.index, "fixed").map((part) => part.form.toLowerCase());
    return [token.form.toLowerCase(), ...rest].join(" ");
  });
}

export const markOf = (sentence: Sentence, verb: number): string =>
  dependent(sentence, verb, "mark")?.form.toLowerCase() ?? "";

/** Phrases of a verb or noun with one of these prepositions. */
export function phrases(sentence: Sentence, head: number, prepositions: readonly string[]): readonly number[] {
  return dependents(sentence, head, "obl", "nmod")
    .filter((token) => casesOf(sentence, token.index).some((word) => prepositions.includes(word)))
    .map((token) => token.index);
}

function agents(sentence: Sentence, verb: number): readonly number[] {
  // Parsers take other phrases for agents too: "called on troops".
  const marked = dependents(sentence, verb, "obl:agent")
    .filter((token) => casesOf(sentence, token.index).every((word) => word === "by"))
    .map((token) => token.index);
  if (marked.length > 0) return marked;
  const own = phrases(sentence, verb, ["by"]);
  if (own.length > 0) return own;
  // "were captured and executed by troops": the agent stands after the last verb only.
  const next = dependents(sentence, verb, "conj").find(
    (token) => token.upos === "VERB" && isPassive(sentence, token.index),
  );
  if (next !== undefined && dependent(sentence, next.index, "nsubj", "nsubj:pass") === undefined)
    return agents(sentence, next.index);
  // "was given aid by Romania": the tree may hang the agent on the noun before it.
  return subtree(sentence, verb, (token) => CLAUSE.test(token.deprel)).filter(
    (index) => index > verb && casesOf(sentence, index).includes("by"),
  );
}

const CLAUSE = /^(acl|acl:relcl|advcl|ccomp|parataxis|conj|csubj|nsubj|nsubj:pass)$/;

/** The subject as it stands: whoever "was ordered", whoever "ordered". */
function surfaceSubjects(sentence: Sentence, verb: number, depth: number): readonly number[] {
  if (!isPassive(sentence, verb)) return subjects(sentence, verb, depth);
  const own = dependents(sentence, verb, "nsubj:pass");
  return own.length > 0 ? resolved(sentence, verb, own) : objects(sentence, verb, depth);
}

/** Verbs whose object does what the infinitive says: "urged Somalia to", "saw troops shell"; others keep their subject: "opened fire to". */
const OBJECT_CONTROL = new Set(
  (
    "urge ask tell order command instruct direct persuade convince force compel cause allow permit enable help encourage invite want need " +
    "expect require advise warn pressure pressurise pressurize press push call lead prompt get make let see hear watch find catch teach train " +
    "authorise authorize beg implore beseech exhort entreat request forbid prevent stop ban bar block keep dissuade deter recruit hire pay " +
    "elect appoint assign leave drive oblige obligate coax incite provoke tempt lure trick accuse charge suspect convict blame condemn " +
    "criticise criticize denounce arrest jail punish sanction thank praise fault rebuke censure sue acquit indict know believe consider report " +
    "signal influence empower obligate trust enjoin summon send dispatch like prefer hate wish favour favor"
  ).split(" "),
);
/** A pronoun or name as object of a verb that hands its object on: an infinitive behind it is what they do, no description. */
export function isControlledObject(sentence: Sentence, noun: Token): boolean {
  if ((noun.upos !== "PRON" && noun.upos !== "PROPN") || !/^i?obj$/.test(noun.deprel) || noun.head < 0) return false;
  return OBJECT_CONTROL.has(tokenAt(sentence, noun.head).lemma);
}

const MESSAGES = new Set([
  "statement",
  "letter",
  "declaration",
  "message",
  "petition",
  "communique",
  "communiqué",
  "tweet",
  "resolution",
  "appeal",
  "note",
  "video",
]);
const OBJECT_MARKS = new Set(["of", "from", "for", "into"]);

/** "raided the camp of the sect, killing two" hung on the sect: the verb in whose object or phrase the noun stands. */
function governingVerb(sentence: Sentence, noun: number): number | undefined {
  let token = tokenAt(sentence, noun);
  while (token.head >= 0 && /^(nmod|appos|conj|compound|flat)/.test(token.deprel))
    token = tokenAt(sentence, token.head);
  const verb = token.head < 0 ? undefined : sentence.tokens[token.head];
  return verb?.upos === "VERB" && /^(obj|obl)/.test(token.deprel) ? verb.index : undefined;
}

/** Who does what a clause without subject of its own tells. */
function controllers(sentence: Sentence, verb: number, depth: number): readonly number[] {
  if (depth > 5) return [];
  const token = tokenAt(sentence, verb);
  const head = token.head;
  if (head < 0) return [];
  const governor = tokenAt(sentence, head);
  const mark = markOf(sentence, verb);
  if (token.deprel === "conj") return surfaceSubjects(sentence, head, depth + 1);
  if (token.deprel === "xcomp" || (token.deprel === "advcl" && OBJECT_MARKS.has(mark))) {
    if (governor.upos === "VERB" && OBJECT_CONTROL.has(governor.lemma)) {
      const object = isPassive(sentence, head) ? [] : objects(sentence, head, depth + 1);
      if (object.length > 0) return object;
    }
    return surfaceSubjects(sentence, head, depth + 1);
  }
  if (token.deprel === "advcl" && mark === "to" && /^(call|appeal)$/.test(governor.lemma)) {
    // "called on France to withdraw": whoever is called on does it.
    const called = phrases(sentence, head, ["on", "upon", "to"]);
    if (called.length > 0) return called;
  }
  const stray = token.deprel === "ccomp" ? straySubject(sentence, head) : undefined;
  if (stray !== undefined) return [stray.index];
  if (token.deprel === "advcl" || token.deprel === "ccomp" || token.deprel === "parataxis") {
    // A participle before or after its clause shares the subject; a finite clause has its own.
    if (token.deprel !== "advcl" && token.feats["VerbForm"] === "Fin") return [];
    // "were attacked by police, injuring dozens": the doer of the passive, never whoever suffered it.
    if (isResult(sentence, token) && isPassive(sentence, head)) return agents(sentence, head);
    return governor.upos === "VERB" || governor.upos === "ADJ" || dependent(sentence, head, "cop") !== undefined
      ? surfaceSubjects(sentence, head, depth + 1)
      : [];
  }
  if (token.deprel === "acl") {
    // "accused Azerbaijan of shelling" with the clause hung on the name.
    const above = governor.head < 0 ? undefined : tokenAt(sentence, governor.head);
    if (OBJECT_MARKS.has(mark) && governor.deprel === "obj" && above !== undefined && OBJECT_CONTROL.has(above.lemma))
      return [head];
    if (mark !== "to" && dependent(sentence, verb, "mark") === undefined) {
      if (token.xpos === "VBN") return isAppeal(sentence, token) ? [head] : [];
      const main = isResult(sentence, token) ? governingVerb(sentence, head) : undefined;
      if (main !== undefined)
        return isPassive(sentence, main) ? agents(sentence, main) : surfaceSubjects(sentence, main, depth + 1);
      // "issued a statement urging": who issued it urges.
      const issuing = MESSAGES.has(governor.lemma) && governor.deprel === "obj" && governor.head >= 0;
      return issuing ? surfaceSubjects(sentence, governor.head, depth + 1) : [head];
    }
    // "will not allow anybody to attack" with the infinitive hung on the pronoun.
    if (isControlledObject(sentence, governor)) return [head];
    // "a plan to attack", "Libya's offer to leave": whoever has the plan, else whoever made it.
    const owner = dependents(sentence, head, "nmod:poss");
    if (owner.length > 0) return owner.map((noun) => noun.index);
    const maker = phrases(sentence, head, ["by", "of"]);
    if (maker.length > 0) return maker;
    return governor.head >= 0 &&
      tokenAt(sentence, governor.head).upos === "VERB" &&
      /^(obj|obl|nsubj:pass)/.test(governor.deprel)
      ? surfaceSubjects(sentence, governor.head, depth + 1)
      : [];
  }
  return [];
}

/** The logical subject: nsubj of the active, the by-agent of the passive, shared and controlled ones. */
export function subjects(sentence: Sentence, verb: number, depth = 0): readonly number[] {
  if (depth > 5) return [];
  const misread = misreadSubject(sentence, verb);
  if (misread !== undefined) return [misread];
  if (isPassive(sentence, verb)) return agents(sentence, verb);
  const stray = straySubject(sentence, verb);
  const own = dependents(sentence, verb, "nsubj").filter(
    (token) => token.index !== stray?.index && !lateSubject(sentence, verb, token),
  );
  if (own.length > 0) return resolved(sentence, verb, own);
  const added = enhancedTo(sentence, verb, "nsubj");
  if (added.length > 0) return resolved(sentence, verb, added);
  const counted = upToPhrases(sentence, verb).filter((index) => index < verb);
  if (counted.length > 0) return counted;
  return controllers(sentence, verb, depth);
}

/** The logical object: obj of the active, the subject of the passive, the noun of a participle ("troops sent by"). */
export function objects(sentence: Sentence, verb: number, depth = 0): readonly number[] {
  if (depth > 5) return [];
  const own = dependents(sentence, verb, "obj");
  if (own.length > 0) return resolved(sentence, verb, own);
  const person = dependents(sentence, verb, "iobj");
  if (person.length > 0) return resolved(sentence, verb, person);
  if (misreadSubject(sentence, verb) !== undefined) return [tokenAt(sentence, verb).head];
  if (isPassive(sentence, verb)) {
    const subject = dependents(sentence, verb, isToBlame(sentence, tokenAt(sentence, verb)) ? "nsubj" : "nsubj:pass");
    if (subject.length > 0) return resolved(sentence, verb, subject);
    const added = enhancedTo(sentence, verb, "nsubj:pass");
    if (added.length > 0) return resolved(sentence, verb, added);
    const token = tokenAt(sentence, verb);
    if (token.deprel === "acl" || token.deprel === "amod") return [token.head];
    return controllers(sentence, verb, depth + 1);
  }
  const added = enhancedTo(sentence, verb, "obj");
  if (added.length > 0) return resolved(sentence, verb, added);
  const counted = upToPhrases(sentence, verb).filter((index) => index > verb);
  if (counted.length > 0) return counted;
  // "reject proposed changes": a participle that the parser takes for a clause.
  const participle = dependents(sentence, verb, "xcomp").find(
    (token) => token.index === verb + 1 && token.xpos === "VBN",
  );
  if (participle !== undefined) return dependents(sentence, participle.index, "obj").map((token) => token.index);
  return [...gap(sentence, verb), ...sharedObject(sentence, verb)];
}

/** "the weapons (that) Iran sent": the clause has a subject of its own and lacks the object. */
function gap(sentence: Sentence, verb: number): readonly number[] {
  const token = tokenAt(sentence, verb);
  if (token.deprel !== "acl:relcl") return [];
  const subject = dependent(sentence, verb, "nsubj");
  if (subject === undefined || isRelative(subject)) return [];
  const others = dependents(sentence, verb, "obl", "advmod").some((child) => isRelative(child) || child.xpos === "WRB");
  return others ? [] : [token.head];
}

/** "captured and killed three men": the object stands after the last verb only. */
function sharedObject(sentence: Sentence, verb: number): readonly number[] {
  const next = dependents(sentence, verb, "conj").find((token) => token.upos === "VERB" && token.index - verb <= 3);
  if (
    next === undefined ||
    dependents(sentence, verb, "obl", "xcomp", "ccomp").some((token) => token.index < next.index)
  )
    return [];
  return isPassive(sentence, next.index) ? [] : dependents(sentence, next.index, "obj").map((token) => token.index);
}

/** The indirect object, and the subject of "was given aid". */
export function indirectObjects(sentence: Sentence, verb: number): readonly number[] {
  const own = dependents(sentence, verb, "iobj");
  if (own.length > 0) return own.map((token) => token.index);
  // "promised Haiti 50 million dollars": a name before the number is no part of the amount.
  for (const object of dependents(sentence, verb, "obj")) {
    const names = dependents(sentence, object.index, "compound", "nmod:desc").filter(
      (token) => token.upos === "PROPN" && sentence.tokens[token.index + 1]?.upos === "NUM",
    );
    if (names.length > 0) return names.map((token) => token.index);
  }
  return isPassive(sentence, verb) && dependent(sentence, verb, "obj") !== undefined
    ? resolved(sentence, verb, dependents(sentence, verb, "nsubj:pass"))
    : [];
}
