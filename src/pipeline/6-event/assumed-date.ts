import type { DateValue } from "../../doc/reading.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import { clauseHead, type Draft } from "./draft.ts";

/**
 * What the tense says where no time expression does, and says so: what "is" happening does on the day of publication,
 * what "has happened" did in its year. A simple past without a time stays without a date.
 */
export function assumedDate(draft: Draft, published: DateValue | undefined): DateValue | undefined {
  if (published === undefined || (draft.status !== "occurred" && draft.status !== "ongoing")) return undefined;
  const { value, precision } = published;
  if (draft.status === "ongoing" || isPresent(draft)) return { value, precision, basis: "publication" };
  if (isPerfect(draft) || isRecent(draft) || isHabit(draft))
    return { value: value.slice(0, 4), precision: "year", basis: "publication" };
  return undefined;
}

/** The finite verb that carries the event: itself, the verb that supports its noun, or the verb that its infinitive leans on. */
function carrier(draft: Draft): number | undefined {
  const { sentence } = draft;
  let at = draft.support ?? draft.head;
  for (let steps = 0; steps < 4; steps++) {
    const token = tokenAt(sentence, at);
    if (token.upos === "ADJ" && dependent(sentence, at, "cop") !== undefined) return at;
    if (token.upos !== "VERB") return undefined;
    // "have launched attacks and captured areas": the auxiliary stands only once.
    if (token.deprel === "conj" && dependent(sentence, at, "aux", "nsubj", "nsubj:pass") === undefined) {
      at = token.head;
      continue;
    }
    if (token.xpos !== "VB" && token.xpos !== "VBG") return at;
    if (token.deprel !== "xcomp" || token.head < 0) return undefined;
    at = token.head;
  }
  return undefined;
}

function isPresent(draft: Draft): boolean {
  const verb = carrier(draft);
  if (verb === undefined) return false;
  const [aux] = dependents(draft.sentence, verb, "aux", "aux:pass", "cop");
  return /^VB[ZP]$/.test((aux ?? tokenAt(draft.sentence, verb)).xpos) && aux?.deprel !== "aux";
}

function isPerfect(draft: Draft): boolean {
  const verb = carrier(draft);
  if (verb === undefined) return false;
  return [verb, clauseHead(draft.sentence, verb)].some((head) =>
    dependents(draft.sentence, head, "aux").some((aux) => aux.lemma === "have" && aux.xpos !== "VBD"),
  );
}

const isRecent = (draft: Draft): boolean =>
  dependents(draft.sentence, draft.head, "amod").some((word) => /^(recent|latest)$/.test(word.lemma));

/** "is a base for attacks": blows that come again and again, in a clause of the present. */
function isHabit(draft: Draft): boolean {
  const { sentence, head } = draft;
  const noun = tokenAt(sentence, head);
  if (noun.upos !== "NOUN" || noun.xpos !== "NNS" || draft.definite || draft.support !== undefined) return false;
  const clause = clauseHead(sentence, head);
  const [aux] = dependents(sentence, clause, "aux", "aux:pass", "cop");
  return /^(VB[ZP]|MD)$/.test((aux ?? tokenAt(sentence, clause)).xpos);
}
