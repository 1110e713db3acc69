import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, isWithin, subtree, tokenAt } from "../../doc/tree.ts";
import { clauseHead, type Draft } from "./draft.ts";

/**
 * Ways from a time expression to an event beyond the clause that both stand in. Each is a rule of grammar; what only
 * lies near is not dated.
 */
export function isTimeOf(draft: Draft, time: number): boolean {
  return isOfFirstConjunct(draft, time) || isOfRelativeNoun(draft, time) || isOfOwnParticiple(draft, time);
}

/** "On Monday police arrested two men and searched a house": a deed joined to a dated deed of the same tense. */
function isOfFirstConjunct({ sentence, head, status }: Draft, time: number): boolean {
  const own = tokenAt(sentence, clauseHead(sentence, head));
  if (own.deprel !== "conj" || own.head < 0 || own.upos !== "VERB" || status === "planned") return false;
  const first = tokenAt(sentence, own.head);
  const alike = own.xpos === first.xpos || (/^VB[DN]$/.test(own.xpos) && /^VB[DN]$/.test(first.xpos));
  return alike && time < own.index && clauseHead(sentence, time) === first.index && !hasPluperfect(sentence, own.index);
}

const hasPluperfect = (sentence: Sentence, verb: number): boolean =>
  dependents(sentence, verb, "aux").some((aux) => aux.lemma === "have" && aux.xpos === "VBD");

/** "On Monday, when rebels shelled the town", "the day on which they met": the clause describes the time. */
function isOfRelativeNoun({ sentence, head }: Draft, time: number): boolean {
  const own = tokenAt(sentence, clauseHead(sentence, head));
  if (own.deprel !== "acl:relcl" && own.deprel !== "advcl") return false;
  if (own.head === time && own.deprel === "acl:relcl") return true;
  // The parser often hangs such a clause on the verb of the main clause.
  const when = dependents(sentence, own.index, "advmod", "mark").find((word) => word.form.toLowerCase() === "when");
  if (when === undefined || own.index < time) return false;
  const between = sentence.tokens.slice(time + 1, when.index);
  return between.length <= 1 && between.every((token) => token.form === ",");
}

/** Verbs that say of an event noun that, or when, it takes place. */
const TAKES_PLACE = new Set(
  (
    "hold plan schedule set due expect complete finish conclude end begin start launch conduct carry stage take occur happen " +
    "last resume convene open sign reach agree announce claim make mount date slate arrange commit perpetrate"
  ).split(" "),
);

/** "the exit due to be completed by August", "talks to be held on Friday", "the truce that began on Monday". */
function isOfOwnParticiple({ sentence, head }: Draft, time: number): boolean {
  const noun = tokenAt(sentence, head);
  if (noun.upos !== "NOUN") return false;
  const verb = tokenAt(sentence, clauseHead(sentence, time));
  if (!/^(acl|acl:relcl|advcl|xcomp)$/.test(verb.deprel) || !TAKES_PLACE.has(verb.lemma.toLowerCase())) return false;
  if (dependent(sentence, verb.index, "nsubj") !== undefined && verb.deprel !== "acl:relcl") return false;
  if (verb.deprel.startsWith("acl") && verb.head === head) return true;
  // The parser may hang it on the noun's governor, or on "due": then the words must follow the noun's own phrase at once.
  const phrase = subtree(sentence, head, (token) => /^(acl|acl:relcl|advcl|conj|appos|parataxis)$/.test(token.deprel));
  const first = startOf(sentence, verb);
  const joined = verb.head === noun.head || (verb.head >= 0 && tokenAt(sentence, verb.head).head === head);
  return joined && first === (phrase.at(-1) ?? head) + 1 && !isWithin(sentence, head, verb.index);
}

/** The first of the small words before a verb: "due to be completed". */
function startOf(sentence: Sentence, verb: Token): number {
  let start = verb.index;
  while (start > 0 && isWithin(sentence, start - 1, verb.index) && tokenAt(sentence, start - 1).upos !== "NOUN")
    start--;
  return start;
}
