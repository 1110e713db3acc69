import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";

/** Of the relations that Universal Dependencies draws, the ones that tell how a verb stands in its clause. */
export interface Clause {
  readonly verb: Token;
  readonly passive: boolean;
  /** The head of the verb's own subject phrase, where it has one that means something. */
  readonly subject: number | undefined;
  /** "by X" of a passive. */
  readonly agent: number | undefined;
}

const isSubject = (token: Token): boolean => token.deprel === "nsubj" || token.deprel === "nsubj:outer";

export function clauseOf(sentence: Sentence, index: number): Clause {
  const verb = tokenAt(sentence, index);
  const agent = agentOf(sentence, index);
  const passive = isPassive(sentence, verb) || agent !== undefined;
  const subjects = dependents(sentence, index, "nsubj");
  const own = passive ? subjects[0] : (subjects.find(isSubject) ?? subjects[0]);
  return { verb, passive, subject: own?.index, agent };
}

/** A participle with a passive auxiliary or subject, or one that modifies a noun ("the deal signed by both"). */
export function isPassive(sentence: Sentence, verb: Token): boolean {
  if (verb.xpos !== "VBN" && verb.xpos !== "VBD") return false;
  let active = false;
  for (const index of sentence.children[verb.index] ?? []) {
    const child = tokenAt(sentence, index);
    if (child.deprel === "aux:pass") return true;
    if (child.deprel === "nsubj:pass" || child.deprel === "csubj:pass") return !isFiniteAlone(sentence, verb);
    if (child.deprel === "nsubj" || child.deprel === "obj" || (child.deprel === "aux" && child.lemma === "have")) {
      active = true;
    }
  }
  if (active || verb.xpos !== "VBN") return false;
  if (verb.deprel === "conj" && verb.head >= 0) {
    const first = tokenAt(sentence, verb.head);
    return first.upos === "VERB" && isPassive(sentence, first);
  }
  return verb.deprel === "acl" || verb.deprel === "acl:relcl" || verb.deprel === "advcl" || verb.deprel === "amod";
}

/**
 * "The council called for calm." A main verb in -ed without any auxiliary is active in a full sentence, whatever the
 * parser made of its subject; only headlines leave the auxiliary of a passive out.
 */
function isFiniteAlone(sentence: Sentence, verb: Token): boolean {
  if (!/^(?:root|ccomp|conj|parataxis)$/.test(verb.deprel) || sentence.tokens.at(-1)?.form !== ".") return false;
  return dependent(sentence, verb.index, "aux", "cop") === undefined;
}

function agentOf(sentence: Sentence, index: number): number | undefined {
  const marked = dependent(sentence, index, "obl:agent");
  if (marked !== undefined) return marked.index;
  const verb = tokenAt(sentence, index);
  if (!isPassive(sentence, verb)) return undefined;
  // Parsers confuse the agent with other obliques; "by" after a passive is one unless it counts or dates.
  return dependents(sentence, index, "obl").find(
    (token) =>
      token.index > index &&
      /^(?:PROPN|PRON|NOUN)$/.test(token.upos) &&
      prepositionOf(sentence, token.index)?.lemma === "by" &&
      dependent(sentence, token.index, "nummod") === undefined,
  )?.index;
}

export function prepositionOf(sentence: Sentence, index: number): Token | undefined {
  return dependents(sentence, index, "case").find((token) => token.index < index && token.upos !== "PART");
}

/**
 * Who is meant to do what the verb says, by tree alone: its own subject, or the one it shares through coordination,
 * control ("wants to say"), a participle clause ("…, saying") or the noun it modifies ("a letter saying").
 */
export function doerOf(sentence: Sentence, index: number, depth = 0): number | undefined {
  if (depth > 8) return undefined;
  const { verb, passive, subject, agent } = clauseOf(sentence, index);
  if (passive) return agent ?? (depth > 0 ? (subject ?? inherited(sentence, verb, depth)) : undefined);
  if (subject !== undefined) return isEmpty(sentence, subject) ? undefined : subject;
  return inherited(sentence, verb, depth);
}

/** "It" and "there" that fill a subject's place are nobody. */
function isEmpty(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  return token.deprel === "expl" || token.lemma === "there";
}

function inherited(sentence: Sentence, verb: Token, depth: number): number | undefined {
  if (verb.head < 0) return undefined;
  const head = tokenAt(sentence, verb.head);
  switch (verb.deprel) {
    case "conj":
    case "parataxis":
    case "cop":
    case "aux":
      return isPredicate(sentence, head) ? doerOf(sentence, head.index, depth + 1) : undefined;
    case "xcomp": {
      const object = dependent(sentence, head.index, "obj", "iobj");
      if (object !== undefined && object.index < verb.index && head.lemma !== "promise") return object.index;
      return doerOf(sentence, head.index, depth + 1);
    }
    case "advcl":
      return isPredicate(sentence, head) ? doerOf(sentence, head.index, depth + 1) : possessor(sentence, head.index);
    case "acl":
      if (verb.xpos === "VBG") {
        return isAction(sentence, head) ? ownerOf(sentence, head.index, depth) : head.index;
      }
      return ownerOf(sentence, head.index, depth);
    case "acl:relcl":
      return head.index;
    default:
      return undefined;
  }
}

/** A noun under a preposition of manner or time ("by saying", "in a bid to say") lends its own doer. */
function isAction(sentence: Sentence, noun: Token): boolean {
  return dependent(sentence, noun.index, "nmod:poss") !== undefined && noun.upos === "NOUN";
}

export function isPredicate(sentence: Sentence, token: Token): boolean {
  return (
    token.upos === "VERB" || token.upos === "AUX" || dependent(sentence, token.index, "nsubj", "cop") !== undefined
  );
}

export function possessor(sentence: Sentence, index: number): number | undefined {
  return dependent(sentence, index, "nmod:poss")?.index;
}

/** Whose claim, plan or call it is: a possessive, an of/by/from phrase, or the doer of the verb that carries the noun. */
export function ownerOf(sentence: Sentence, index: number, depth = 0): number | undefined {
  if (depth > 8) return undefined;
  const owner = possessor(sentence, index);
  if (owner !== undefined) return owner;
  for (const modifier of dependents(sentence, index, "nmod")) {
    const preposition = prepositionOf(sentence, modifier.index)?.lemma;
    if (preposition === "by" || preposition === "from" || (preposition === "among" && modifier.upos !== "PRON")) {
      return modifier.index;
    }
  }
  const noun = tokenAt(sentence, index);
  if (noun.head < 0) return undefined;
  const head = tokenAt(sentence, noun.head);
  if (noun.deprel === "conj") return ownerOf(sentence, head.index, depth + 1);
  if (noun.deprel === "obj" || noun.deprel === "xcomp" || noun.deprel === "obl") {
    return doerOf(sentence, head.index, depth + 1);
  }
  return undefined;
}

/**
 * "The museum, Obi said, honours …": between commas right beside the verb stands who says it, whatever the parser took
 * for the subject.
 */
export function insertedBy(sentence: Sentence, verb: Token): number | undefined {
  if (sentence.tokens[verb.index + 1]?.form !== ",") return undefined;
  let at = verb.index - 1;
  while (/^(?:AUX|ADV|PART)$/.test(sentence.tokens[at]?.upos ?? "")) at--;
  const last = at;
  while (/^(?:PROPN|PRON|NOUN|DET|ADJ|NUM|X)$/.test(sentence.tokens[at]?.upos ?? "") && last - at < 6) at--;
  if (at === last || at < 1 || sentence.tokens[at]?.form !== ",") return undefined;
  return sentence.tokens
    .slice(at + 1, last + 1)
    .find((token) => (token.head <= at || token.head > last) && /^(?:PROPN|PRON|NOUN)$/.test(token.upos))?.index;
}
