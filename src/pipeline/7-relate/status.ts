import type { Relation, Status } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import type { EventLexicon } from "../6-event/lexicon.ts";
import { statusOf } from "../6-event/status.ts";
import type { RelationLexicon } from "./lexicon.ts";

const FORMER = new Set([
  "former",
  "ex",
  "erstwhile",
  "onetime",
  "one-time",
  "past",
  "previous",
  "late",
  "ousted",
  "deposed",
  "historic",
]);
const STATUS: Readonly<Record<Status, Relation["status"]>> = {
  occurred: "asserted",
  ongoing: "asserted",
  planned: "promised",
  threatened: "hypothetical",
  hypothetical: "hypothetical",
  denied: "denied",
  negated: "denied",
};

/** Whether the relation is said to hold, to have held, to be promised, possible or not so. */
export function statusAt(
  sentence: Sentence,
  trigger: Token,
  support: number | undefined,
  lexicon: RelationLexicon,
  events: EventLexicon,
): Relation["status"] | undefined {
  const adjectives = dependents(sentence, trigger.index, "amod").map((token) => token.form.toLowerCase());
  if (adjectives.some((word) => FORMER.has(word) && word !== "historic")) return "former";
  const ending = endingOver(sentence, trigger, lexicon);
  if (ending !== undefined) {
    // To promise the end of ties presupposes the ties; the end itself is what is promised.
    const end = statusOf(sentence, ending.index, events, undefined);
    if (end === "occurred" || end === "ongoing") return "former";
    return end === "planned" ? "promised" : "asserted";
  }
  return STATUS[statusOf(sentence, trigger.index, events, support)];
}

function endingOver(sentence: Sentence, trigger: Token, lexicon: RelationLexicon): Token | undefined {
  if (trigger.head < 0 || !/^(?:obj|nsubj:pass)$/.test(trigger.deprel)) return undefined;
  const verb = tokenAt(sentence, trigger.head);
  const particle = dependent(sentence, verb.index, "compound:prt")?.lemma.toLowerCase();
  const lemma = verb.lemma.toLowerCase();
  const isEnding =
    lexicon.endings.has(lemma) || (particle !== undefined && lexicon.endings.has(`${lemma} ${particle}`));
  return isEnding && verb.upos === "VERB" ? verb : undefined;
}
