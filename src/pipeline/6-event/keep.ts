import { dependent, isWithin, tokenAt } from "../../doc/tree.ts";
import { casesOf } from "./clause.ts";
import { clauseHead, type Draft } from "./draft.ts";

/** Types that have a meaning without any side: a bomb went off, a riot broke out. */
const SIDELESS = new Set(["ASSAULT", "PROTEST"]);

/** Users forgive a missed event, not an invented one: what names nobody is kept only where the clause itself tells it. */
export function keeps(draft: Draft, all: readonly Draft[], appeals: ReadonlySet<string>): boolean {
  if (isProtestDemand(draft, all)) return false;
  if (
    draft.type === "REQUEST" &&
    appeals.has(tokenAt(draft.sentence, draft.head).lemma) &&
    !namesDeed(draft, all) &&
    !isBetweenPowers(draft)
  )
    return false;
  if (isHalf(draft) || isLongAgo(draft)) return false;
  // "claimed that they had attacked": a claim about oneself accuses nobody.
  if (draft.type === "ACCUSE" && draft.mode === "allege" && draft.recipient.length === 0 && draft.by.endsWith(" claim"))
    return false;
  if (draft.actor.length > 0 || draft.recipient.length > 0) return true;
  if (!SIDELESS.has(draft.type) || draft.definite) return false;
  if (draft.type === "PROTEST" && draft.support === undefined) return false;
  return hasSubject(draft) || draft.support !== undefined;
}

/** What a protest demands is no second event (PLOVER manual, PROTEST). */
function isProtestDemand(draft: Draft, all: readonly Draft[]): boolean {
  if (draft.type !== "REQUEST" && draft.type !== "ACCUSE" && draft.type !== "PROTEST") return false;
  const { sentence, head } = draft;
  // "a hunger strike in protest of the ban": the reason, not a second protest.
  if (draft.type === "PROTEST" && casesOf(sentence, head).includes("in")) {
    return all.some((other) => other !== draft && other.sentence === sentence && other.type === "PROTEST");
  }
  const purpose = dependent(sentence, head, "mark")?.lemma === "to" || tokenAt(sentence, head).xpos === "VBG";
  return (
    purpose &&
    all.some(
      (other) =>
        other.sentence === sentence &&
        other.type === "PROTEST" &&
        other.head !== head &&
        isWithin(sentence, head, other.support ?? other.head),
    )
  );
}

/** The verb of a clause of its own: "a bomb exploded", not "a role in rioting". */
function hasSubject(draft: Draft): boolean {
  const token = tokenAt(draft.sentence, draft.head);
  return token.upos === "VERB" && dependent(draft.sentence, draft.head, "nsubj", "nsubj:pass") !== undefined;
}

const POWERS = new Set(["state", "government", "armed-group"]);

/** "China urged India to reconsider": what one power asks of another is diplomacy, whatever it asks for. */
const isBetweenPowers = ({ actor, recipient }: Draft): boolean =>
  recipient.some((one) => POWERS.has(one.kind)) &&
  actor.some((one) => POWERS.has(one.kind) || one.kind === "international-organisation");

/**
 * Who "urges" or "calls on" somebody to do better exhorts; a request asks for a deed: to withdraw, to lift sanctions, to
 * meet, for help. Demands and orders are requests whatever they ask for.
 */
function namesDeed(draft: Draft, all: readonly Draft[]): boolean {
  const { sentence, head } = draft;
  if (draft.wording.some((index) => tokenAt(sentence, index).upos === "NOUN")) return true;
  return all.some((other) => {
    if (other.sentence !== sentence || other.head < head || other.type === "REQUEST") return false;
    // The deed itself, coordinated with it or lent by a light verb; not one that only happens to be mentioned in it.
    let token = tokenAt(sentence, other.support ?? other.head);
    while (token.deprel === "conj" && token.head >= 0) token = tokenAt(sentence, token.head);
    if (token.head === head) return token.deprel !== "nsubj";
    return token.deprel === "acl" && token.head >= 0 && tokenAt(sentence, token.head).head === head;
  });
}

const MUTUAL = new Set(["CONSULT", "SUPPORT", "COOPERATE"]);
const ONE = new Set(["state", "government", "person", "office", "armed-group", "international-organisation"]);

/** "ratified the treaty with India", "amid talks with Iran": a noun that names one side only is background. */
function isHalf(draft: Draft): boolean {
  const [only, ...others] = draft.actor;
  if (!draft.mutual || draft.definite || !MUTUAL.has(draft.type) || only === undefined) return false;
  const noun = tokenAt(draft.sentence, draft.head).upos === "NOUN";
  return (
    noun && draft.support === undefined && others.length === 0 && draft.recipient.length === 0 && ONE.has(only.kind)
  );
}

/** "five years after crowds burned its embassy": what only says how long ago is no news, unlike "eight months after". */
function isLongAgo(draft: Draft): boolean {
  const { sentence } = draft;
  const clause = tokenAt(sentence, clauseHead(sentence, draft.head));
  const mark = clause.deprel === "advcl" ? dependent(sentence, clause.index, "mark") : undefined;
  if (mark === undefined || !/^(after|since|before)$/i.test(mark.form)) return false;
  return /^(year|decade|century)$/.test(sentence.tokens[mark.index - 1]?.lemma ?? "");
}
