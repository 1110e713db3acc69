import type { PloverType } from "../../doc/reading.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import type { Draft } from "./draft.ts";
import { isNegated } from "./status.ts";

const COOPERATIVE = new Set<PloverType>(["CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "AGREE"]);
const FORCEFUL = new Set<PloverType>(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);
const SPEECH = new Set<PloverType>(["AGREE", "THREATEN", "REJECT", "REQUEST"]);

const EXERCISE = /(exercise|drill|game|manoeuvre|maneuver)$/;
const YIELDING = new Set<PloverType>(["RETREAT", "CONCEDE"]);

/**
 * What somebody will do is, so far, said: future help is AGREE, a future retreat CONCEDE, future force THREATEN, "will not
 * help" REJECT (PLOVER manual 2.0; the older table CAMEO2PLOVER sends all intent to AGREE). The content of an explicit
 * "agreed to", "threatened to" keeps its own type: there the speech act is an event beside it.
 */
export function commit(draft: Draft, drafts: readonly Draft[]): Draft {
  const { sentence, head } = draft;
  if (draft.type === "COOPERATE" && draft.actor.length + draft.recipient.length < 2 && EXERCISE.test(draft.by))
    return { ...draft, type: "MOBILIZE", mode: "troops", by: `${draft.by} (alone)` };
  if (draft.actor.length === 0) return draft;
  if (draft.type === "AGREE" && yields(draft, drafts))
    return { ...draft, type: "CONCEDE", by: `${draft.by} (to give way)` };
  if (tokenAt(sentence, head).upos !== "VERB" || speechAbove(draft, drafts)) return draft;
  if (draft.status === "negated" && refuses(draft)) {
    if (COOPERATIVE.has(draft.type))
      return { ...draft, type: "REJECT", status: "occurred", mode: "assist", by: `${draft.by} (will not)` };
    return draft;
  }
  if (draft.status !== "planned" || !announced(draft)) return draft;
  // "will withdraw unless": what depends on somebody else's giving way is a threat.
  if (hasUnless(draft))
    return withoutMode({ ...draft, type: "THREATEN", status: "threatened", by: `${draft.by} (unless)` });
  if (YIELDING.has(draft.type)) return withoutMode({ ...draft, type: "CONCEDE", by: `${draft.by} (ahead)` });
  if (COOPERATIVE.has(draft.type) && draft.type !== "AGREE")
    return withoutMode({ ...draft, type: "AGREE", by: `${draft.by} (ahead)` });
  if (FORCEFUL.has(draft.type))
    return withoutMode({ ...draft, type: "THREATEN", status: "threatened", by: `${draft.by} (ahead)` });
  return draft;
}

const hasUnless = (draft: Draft): boolean =>
  dependents(draft.sentence, draft.head, "advcl").some(
    (clause) => dependent(draft.sentence, clause.index, "mark")?.form.toLowerCase() === "unless",
  );

/** "agreed to resign", "ready to lift the ban": what is agreed to is giving way. */
function yields(draft: Draft, drafts: readonly Draft[]): boolean {
  const { sentence, head } = draft;
  return drafts.some((other) => {
    if (other.sentence !== sentence || !YIELDING.has(other.type)) return false;
    const token = tokenAt(sentence, other.head);
    return token.head === head && /^(xcomp|ccomp|advcl|acl)$/.test(token.deprel);
  });
}

function withoutMode(draft: Draft): Draft {
  const { mode: _mode, ...rest } = draft;
  return rest;
}

function speechAbove(draft: Draft, drafts: readonly Draft[]): boolean {
  const { sentence } = draft;
  let at = tokenAt(sentence, draft.head);
  for (let steps = 0; steps < 4 && at.head >= 0 && /^(xcomp|ccomp|advcl|acl|conj|obj)$/.test(at.deprel); steps++) {
    at = tokenAt(sentence, at.head);
    if (drafts.some((other) => other.sentence === sentence && other.head === at.index && SPEECH.has(other.type)))
      return true;
  }
  return false;
}

/** The future of the clause itself ("will", "is about to"), not a purpose or a condition. */
function announced(draft: Draft): boolean {
  const { sentence, head } = draft;
  const token = tokenAt(sentence, head);
  if (hasFuture(draft, head)) return true;
  // A participle names no intention: "victims killed", "helping demonstrators protesting".
  if (token.xpos !== "VB" && token.xpos !== "VBG") return false;
  if (token.xpos === "VBG" && dependent(sentence, token.head, "xcomp") === undefined) return false;
  if (token.deprel === "conj") return hasFuture(draft, token.head) || tokenAt(sentence, token.head).deprel === "xcomp";
  // "is about to restore ties": news of a deed at hand, not a promise.
  if (token.head >= 0 && tokenAt(sentence, token.head).lemma === "about") return false;
  return token.deprel === "xcomp" || (token.deprel === "advcl" && tokenAt(sentence, token.head).upos === "ADJ");
}

const FUTURE = /^(will|'ll|’ll|wo|shall|would|'d|’d)$/;

const hasFuture = (draft: Draft, verb: number): boolean =>
  dependents(draft.sentence, verb, "aux").some((aux) => FUTURE.test(aux.form.toLowerCase()));

/** "will not help", "would no longer accept": the will is stated; "did not help" is only a fact. */
const refuses = (draft: Draft): boolean =>
  hasFuture(draft, draft.head) &&
  isNegated(draft.sentence, draft.head) &&
  dependent(draft.sentence, draft.head, "nsubj:pass") === undefined;
