import type { DateValue } from "../../doc/reading.ts";
import type { Sentence } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import { clauseHead, type Draft } from "./draft.ts";

/**
 * What the tense says where no time expression does, and says so: what "is" happening does on the day of publication,
 * what "has happened" did in its year. A simple past without a time stays without a date.
 */
export function assumedDate(draft: Draft, published: DateValue | undefined): DateValue | undefined {
  if (published === undefined) return undefined;
  const { value, precision } = published;
  const year: DateValue = { value: value.slice(0, 4), precision: "year", basis: "publication" };
  if (draft.status === "planned") return isPurposeOfPerfect(draft) ? year : undefined;
  if (draft.status !== "occurred" && draft.status !== "ongoing") return undefined;
  if (draft.status === "ongoing" || isPresent(draft)) return { value, precision, basis: "publication" };
  return isPerfect(draft) || isRecent(draft) || isHabit(draft) || isSoFar(draft) ? year : undefined;
}

/** "have travelled to reassure their neighbours": meant and done on the way. */
function isPurposeOfPerfect({ sentence, head }: Draft): boolean {
  const token = tokenAt(sentence, head);
  return token.xpos === "VB" && token.deprel === "advcl" && token.head >= 0 && hasPerfect(sentence, token.head);
}

/** "is so far the only state to recognise them": from some day up to this one. */
function isSoFar({ sentence, head }: Draft): boolean {
  const token = tokenAt(sentence, head);
  if (token.deprel !== "acl" || token.head < 0) return false;
  return dependents(sentence, token.head, "advmod").some(
    (word) => word.lemma === "far" && sentence.tokens[word.index - 1]?.lemma === "so",
  );
}

const hasPerfect = (sentence: Sentence, verb: number): boolean =>
  dependents(sentence, verb, "aux").some((aux) => aux.lemma === "have" && aux.xpos !== "VBD");

/** The finite verb that carries the event: itself, the verb that supports its noun, or the verb that its infinitive leans on. */
export function carrier(draft: Draft): number | undefined {
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
    // "has happened, with the army helping them": a participle beside its clause lives in the time of the clause.
    const beside = token.xpos === "VBG" && token.deprel === "advcl" && !hasOtherTime(sentence, at);
    if ((token.deprel !== "xcomp" && !beside) || token.head < 0) return undefined;
    at = token.head;
  }
  return undefined;
}

/** "after shelling", "by opening", "having met": the time of such a clause is not simply that of its governor. */
const hasOtherTime = (sentence: Sentence, verb: number): boolean =>
  dependents(sentence, verb, "mark", "aux").some((word) => word.lemma !== "with");

export function isPresent(draft: Draft): boolean {
  const verb = carrier(draft);
  if (verb === undefined) return false;
  const [aux] = dependents(draft.sentence, verb, "aux", "aux:pass", "cop");
  return /^VB[ZP]$/.test((aux ?? tokenAt(draft.sentence, verb)).xpos) && aux?.deprel !== "aux";
}

function isPerfect(draft: Draft): boolean {
  const verb = carrier(draft);
  if (verb === undefined) return false;
  return [verb, clauseHead(draft.sentence, verb)].some((head) => hasPerfect(draft.sentence, head));
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
