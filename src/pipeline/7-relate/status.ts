import type { Relation, Status } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import type { EventLexicon } from "../6-event/lexicon.ts";
import { statusOf } from "../6-event/status.ts";
import type { RelationLexicon } from "./lexicon.ts";

const FORMER = new Set(["former", "ex", "erstwhile", "onetime", "one-time", "past", "previous", "ousted", "deposed"]);
const GIVEN = new Set(["despite", "after", "following", "amid", "during", "since"]);
const STATUS: Readonly<Record<Status, Relation["status"]>> = {
  occurred: "asserted",
  ongoing: "asserted",
  planned: "promised",
  threatened: "hypothetical",
  hypothetical: "hypothetical",
  denied: "denied",
  negated: "denied",
};

/**
 * Whether the relation is said to hold, to have held, to be promised, possible or not so. `carrier` is the verb that the
 * relation is the object of, where there is one.
 */
export function statusAt(
  sentence: Sentence,
  trigger: Token,
  support: number | undefined,
  carrier: Carrier | undefined,
  events: EventLexicon,
): Relation["status"] {
  const adjectives = dependents(sentence, trigger.index, "amod").map((token) => token.form.toLowerCase());
  if (adjectives.some((word) => FORMER.has(word))) return "former";
  if (carrier?.ends === true) {
    // To promise the end of ties presupposes the ties; the end itself is what is promised.
    const end = statusOf(sentence, carrier.verb.index, events, undefined);
    if (end === "occurred" || end === "ongoing") return "former";
    return end === "planned" ? "promised" : "asserted";
  }
  // "despite the attack on", "after the talks with": given as known, whatever the verb above says.
  const isGiven = dependents(sentence, trigger.index, "case").some(({ form }) => GIVEN.has(form.toLowerCase()));
  if (trigger.upos === "NOUN" && isGiven) return "asserted";
  if (carrier !== undefined) return STATUS[statusOf(sentence, carrier.verb.index, events, undefined)];
  return STATUS[statusOf(sentence, trigger.index, events, support)];
}

export interface Carrier {
  readonly verb: Token;
  readonly ends: boolean;
}

export function carrierOf(sentence: Sentence, trigger: Token, lexicon: RelationLexicon): Carrier | undefined {
  if (trigger.head < 0 || !/^(?:obj|nsubj:pass)$/.test(trigger.deprel)) return undefined;
  const verb = tokenAt(sentence, trigger.head);
  // "has ties": parsers call the full verb an auxiliary too.
  if (verb.upos !== "VERB" && verb.upos !== "AUX") return undefined;
  const lemma = verb.lemma.toLowerCase();
  const particle = dependent(sentence, verb.index, "compound:prt")?.lemma.toLowerCase();
  // Lemmas of rare verbs have an e too much or too little ("severe" of "severed").
  const names = [particle === undefined ? lemma : `${lemma} ${particle}`, lemma, lemma.replace(/e$/, ""), `${lemma}e`];
  const ends = names.map((name) => lexicon.carriers.get(name)).find((found) => found !== undefined);
  return ends === undefined ? undefined : { verb, ends };
}

/** "X, a wing of Y", "X is an ally of Y": the word describes an actor and no governing verb touches that. */
export const isFormer = (sentence: Sentence, noun: number): boolean =>
  dependents(sentence, noun, "amod", "compound").some((token) => FORMER.has(token.form.toLowerCase()));
