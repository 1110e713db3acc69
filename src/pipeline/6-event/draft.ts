import type { Actor, Certainty, PloverType, Status } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { conjuncts, dependents, isWithin, spanOfTokens, subtree, tokenAt } from "../../doc/tree.ts";
import type { EventLexicon } from "./lexicon.ts";
import { type Match, supportOf } from "./match.ts";
import { statusOf } from "./status.ts";

/** One mention of an event, before it gets its attribution, circumstances and place among the document's events. */
export interface Draft {
  readonly type: PloverType;
  readonly mode?: string;
  readonly actor: readonly Actor[];
  readonly recipient: readonly Actor[];
  readonly sentence: Sentence;
  /** Token that the event hangs on. */
  readonly head: number;
  /** Tokens of the wording: the trigger and what belongs to it ("asked", "help"). */
  readonly wording: readonly number[];
  readonly trigger: Span;
  readonly evidence: Span;
  readonly status: Status;
  readonly by: string;
  /** The frame of the row that matched; none for what no row tells. */
  readonly frame?: string;
  readonly certainty: Certainty;
  /** Token heads of all arguments, for what hangs on them. */
  readonly fillers: readonly number[];
  /** Token heads of other words that tell the same happening in the same sentence. */
  readonly folded?: readonly number[];
  /** All its actors are parties: it takes two. */
  readonly mutual: boolean;
  /** The noun that says "the attack", "their visit": what is known already. */
  readonly definite: boolean;
  /** Counts only where it points back to an event: "denied the attack". */
  readonly tentative?: boolean;
  /** The verb that supports an event noun. */
  readonly support?: number;
}

export function draftOf(match: Match, lexicon: EventLexicon): Draft | undefined {
  const { sentence } = match.site;
  const { pattern, trigger, actor, recipient, fillers } = match;
  if (pattern.type === "NONE") return undefined;
  const noun = tokenAt(sentence, trigger).upos === "NOUN";
  const support = noun ? supportOf(sentence, tokenAt(sentence, trigger), lexicon)?.verb : undefined;
  const words = [trigger, ...match.consumed.filter((index) => Math.abs(index - trigger) <= 6)];
  return {
    type: pattern.type,
    ...(pattern.mode === undefined ? {} : { mode: pattern.mode }),
    actor,
    recipient,
    sentence,
    head: trigger,
    wording: [trigger, ...match.consumed],
    trigger: spanOfTokens(sentence, words),
    evidence: evidenceOf(sentence, trigger, [...fillers, ...match.consumed]),
    status: refusal(match) ?? statusOf(sentence, tellingWord(sentence, trigger, match.consumed), lexicon, support),
    by: `${pattern.where} ${pattern.words.join(" ")}`,
    frame: pattern.frame,
    certainty: actor.length > 0 && !noun ? "sure" : actor.length > 0 || recipient.length > 0 ? "likely" : "unsure",
    fillers,
    mutual: pattern.terms.some((term) => term.role === "party"),
    definite: noun && isDefinite(sentence, trigger),
    ...(support === undefined ? {} : { support }),
  };
}

/** "prevented the demonstration staged by students": the noun, not its participle, says whether it took place. */
export function tellingWord(sentence: Sentence, trigger: number, consumed: readonly number[]): number {
  const token = tokenAt(sentence, trigger);
  return token.deprel === "acl" && token.xpos === "VBN" && consumed.includes(token.head) ? token.head : trigger;
}

/** "will not": the deed does not happen, but somebody says no to it. */
const refusal = (match: Match): Status | undefined =>
  match.pattern.terms.some((term) => term.slots.includes("refusal")) ? "occurred" : undefined;

const OTHER_CLAUSE = /^(conj|ccomp|parataxis|advcl|acl:relcl|csubj)$/;

/** The clause: the trigger's verb with its phrases but without clauses of other verbs, stretched over all arguments. */
export function evidenceOf(sentence: Sentence, trigger: number, fillers: readonly number[]): Span {
  const top = clauseHead(sentence, trigger);
  const inside = subtree(
    sentence,
    top,
    (token) =>
      OTHER_CLAUSE.test(token.deprel) &&
      (token.upos === "VERB" || token.deprel !== "conj") &&
      !isWithin(sentence, trigger, token.index),
  );
  const own = inside.filter((index) => !/^(punct|cc)$/.test(tokenAt(sentence, index).deprel));
  const phrases = fillers.flatMap((head) => conjuncts(sentence, head)).flatMap((head) => nounPhrase(sentence, head));
  return spanOfTokens(sentence, [trigger, ...own, ...phrases]);
}

const nounPhrase = (sentence: Sentence, head: number): readonly number[] =>
  subtree(sentence, head, (token) => /^(acl|acl:relcl|advcl|conj|parataxis|appos|punct|cc|ccomp)$/.test(token.deprel));

/** The verb, or what stands for one, whose clause holds the token. */
export function clauseHead(sentence: Sentence, index: number): number {
  let at = index;
  for (let token = tokenAt(sentence, at); token.head >= 0; token = tokenAt(sentence, at)) {
    const clausal = /^(root|conj|ccomp|xcomp|parataxis|advcl|acl|acl:relcl|csubj)$/.test(token.deprel);
    if (clausal && (token.upos === "VERB" || (token.deprel !== "conj" && token.upos !== "NOUN"))) break;
    at = token.head;
  }
  return at;
}

export function isDefinite(sentence: Sentence, noun: number): boolean {
  return dependents(sentence, noun, "det", "nmod:poss").some(
    (word) => word.deprel === "nmod:poss" || /^(the|this|that|these|those)$/.test(word.form.toLowerCase()),
  );
}
