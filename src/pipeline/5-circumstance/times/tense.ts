import type { Sentence, Token } from "../../../doc/token.ts";
import { dependents, tokenAt } from "../../../doc/tree.ts";

/** Whether the clause that a word stands in looks back, ahead, or at the present; "none" where no verb says it. */
export type Direction = "past" | "future" | "present" | "none";

const FUTURE_AUX = new Set(["will", "shall", "'ll", "’ll", "wo"]);
const FUTURE_IN_PAST = new Set(["would"]);
/** Predicates whose infinitive lies ahead of them: "plans to meet on Friday", "a deal due to be signed on Friday". */
const FORWARD = new Set(
  "plan expect due schedule slate intend set promise hope vow want agree aim propose ready likely pledge threaten offer prepare decide order ask urge call demand invite seek wish refuse warn tell oblige commit swear desire mean request require".split(
    " ",
  ),
);
/** Participles that put the day behind them ahead: "talks planned for Friday". */
const FORWARD_PARTICIPLES = new Set([
  "plan",
  "schedule",
  "expect",
  "slate",
  "set",
  "due",
  "propose",
  "forecast",
  "aim",
]);

/** Verbs of saying: their present tense tells what has been said. */
const SAYING = new Set(["say", "claim", "report", "tell", "announce", "write", "state", "add", "argue", "note"]);

export function directionAt(sentence: Sentence, index: number): Direction {
  const direction = clauseDirection(sentence, index, 0);
  if (direction !== "present") return direction;
  // "The group claims so, according to a report on Sunday": a day on a noun is not set ahead by a verb of the present.
  const token = tokenAt(sentence, index);
  const head = token.head < 0 ? token : tokenAt(sentence, token.head);
  if (SAYING.has(head.lemma)) return "past";
  return token.deprel.startsWith("nmod") ? "none" : "present";
}

function clauseDirection(sentence: Sentence, index: number, depth: number): Direction {
  if (depth > 12) return "none";
  const predicate = predicateOver(sentence, index);
  if (predicate === undefined) return "none";
  const own = ownDirection(sentence, predicate);
  if (own !== undefined) return own;
  // Not finite: an infinitive, a participle, or a conjunct that shares its verb's auxiliary. It lives in the time of its governor.
  if (predicate.head < 0)
    return isInfinitive(sentence, predicate) ? "future" : predicate.xpos === "VBN" ? "past" : "none";
  const head = tokenAt(sentence, predicate.head);
  if (isInfinitive(sentence, predicate) && predicate.deprel !== "conj") {
    const due = dependents(sentence, predicate.index, "mark").some((mark) => FORWARD_PARTICIPLES.has(mark.lemma));
    if (due || FORWARD.has(head.lemma) || head.upos === "NOUN") return "future";
    return clauseDirection(sentence, head.index, depth + 1);
  }
  if (predicate.xpos === "VBN" && predicate.deprel.startsWith("acl")) {
    return FORWARD_PARTICIPLES.has(predicate.lemma) ? "future" : "past";
  }
  return clauseDirection(sentence, head.index, depth + 1);
}

/** The nearest verb, or predicate with a copula, at or above a token. */
function predicateOver(sentence: Sentence, index: number): Token | undefined {
  for (let at = index; at >= 0; ) {
    const token = tokenAt(sentence, at);
    const isVerb =
      token.upos === "VERB" || (token.upos === "AUX" && !token.deprel.startsWith("aux") && token.deprel !== "cop");
    if (isVerb && !["amod", "compound", "case", "mark"].includes(token.deprel)) return token;
    if (dependents(sentence, at, "cop", "aux").length > 0) return token;
    at = token.head;
  }
  return undefined;
}

/** "to meet", "to be held"; "due to be held" hangs its "to" on "due". */
const isInfinitive = (sentence: Sentence, token: Token): boolean =>
  (token.xpos === "VB" || dependents(sentence, token.index, "aux:pass").some((aux) => aux.xpos === "VB")) &&
  dependents(sentence, token.index, "mark").some((mark) => mark.lemma === "to" || FORWARD_PARTICIPLES.has(mark.lemma));

/** What a predicate's own auxiliaries and ending say; undefined for a form without tense. */
function ownDirection(sentence: Sentence, predicate: Token): Direction | undefined {
  const auxiliaries = dependents(sentence, predicate.index, "aux", "cop");
  const forms = auxiliaries.map((aux) => aux.form.toLowerCase());
  if (forms.some((form) => FUTURE_AUX.has(form) || FUTURE_IN_PAST.has(form))) {
    return forms.includes("have") && !forms.includes("will") ? "past" : "future";
  }
  // "is to meet", "are going to meet", "is due to meet"
  if (isInfinitive(sentence, predicate))
    return forms.some((form) => form === "is" || form === "are") ? "future" : undefined;
  if (auxiliaries.some((aux) => aux.lemma === "have")) return "past";
  if (
    forms.some(
      (form) =>
        form === "may" ||
        form === "might" ||
        form === "could" ||
        form === "should" ||
        form === "must" ||
        form === "can",
    )
  ) {
    return "future";
  }
  const finite = auxiliaries.find((aux) => ["VBD", "VBZ", "VBP"].includes(aux.xpos)) ?? predicate;
  if (finite.xpos === "VBD") return "past";
  if (finite.xpos === "VBZ" || finite.xpos === "VBP") {
    if (predicate.lemma === "due" || (predicate.lemma === "go" && predicate.xpos === "VBG")) return "future";
    return FORWARD_PARTICIPLES.has(predicate.lemma) && predicate.xpos === "VBN" ? "future" : "present";
  }
  return undefined;
}
