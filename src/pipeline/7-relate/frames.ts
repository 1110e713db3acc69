import type { Span } from "../../doc/span.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { dependents, spanOfTokens, subtree, tokenAt } from "../../doc/tree.ts";
import type { Term, Test } from "../6-event/frame.ts";
import type { EventLexicon } from "../6-event/lexicon.ts";
import { supportOf } from "../6-event/match.ts";
import type { Party, RelationDraft } from "./draft.ts";
import type { RelationFrame, RelationLexicon } from "./lexicon.ts";
import type { Parties } from "./parties.ts";
import { headsIn, type Site } from "./slots.ts";
import { carrierOf, isFormer, statusAt } from "./status.ts";

const POS: Readonly<Record<RelationFrame["pos"], ReadonlySet<string>>> = {
  verb: new Set(["VERB"]),
  noun: new Set(["NOUN", "PROPN"]),
  adj: new Set(["ADJ", "VERB"]),
};
/** Relations that hold both ways. */
const MUTUAL = new Set(["alliedWith", "hostileTo", "tiesWith", "negotiatesWith", "borders"]);
/** More parties than this are a list that a misread tree has run together. */
const MOST_PAIRS = 12;

/** The relations that the words of a sentence state by their frames. */
export function framedRelations(
  sentence: Sentence,
  lexicon: RelationLexicon,
  events: EventLexicon,
  parties: Parties,
): readonly RelationDraft[] {
  const drafts: RelationDraft[] = [];
  for (const token of sentence.tokens) {
    // A participle before a noun is background: "the occupied territories".
    if (token.upos === "VERB" && token.deprel === "amod") continue;
    for (const frame of lexicon.frames.get(token.lemma.toLowerCase()) ?? []) {
      if (!POS[frame.pos].has(token.upos)) continue;
      const words = otherWords(sentence, token, frame);
      if (words === undefined) continue;
      const found = fill(sentence, token, words, frame, lexicon, events, parties);
      drafts.push(...found);
      if (found.length > 0) break;
    }
  }
  return drafts;
}

/** The other words of a wording: below the word found, or right beside it. */
function otherWords(sentence: Sentence, token: Token, { words, head }: RelationFrame): readonly number[] | undefined {
  const found: number[] = [token.index];
  for (const [at, word] of words.entries()) {
    if (at === head) continue;
    const next = sentence.tokens.find(
      (other) =>
        !found.includes(other.index) &&
        (other.lemma.toLowerCase() === word || other.form.toLowerCase() === word) &&
        (found.includes(other.head) || found.some((index) => Math.abs(index - other.index) === 1)),
    );
    if (next === undefined) return undefined;
    found.push(next.index);
  }
  return found.slice(1);
}

interface Filled {
  /** "A, B and C": told apart by commas. */
  readonly isList: boolean;
  readonly heads: readonly number[];
  readonly parties: readonly Party[];
}

function fill(
  sentence: Sentence,
  token: Token,
  words: readonly number[],
  frame: RelationFrame,
  lexicon: RelationLexicon,
  events: EventLexicon,
  parties: Parties,
): readonly RelationDraft[] {
  const support = token.upos === "NOUN" ? supportOf(sentence, token, events) : undefined;
  const carried = words.filter((index) => tokenAt(sentence, index).upos === "NOUN");
  const carrier = token.upos === "NOUN" ? carrierOf(sentence, token, lexicon) : undefined;
  const lender = carrier?.verb.index ?? (support?.role === "actor" ? support.verb : undefined);
  const lends = lender === undefined ? {} : { lender };
  let site: Site = { sentence, head: token.index, carried, ...lends };
  const tested: number[] = [...words];
  for (const term of frame.terms) {
    if (term.role !== "other") continue;
    const heads = term.slots
      .flatMap((slot) => headsIn(site, slot))
      .filter((head) => testWords(sentence, head, term.test));
    if (heads.length > 0 !== (term.need !== "never")) return [];
    tested.push(...heads);
    site = { ...site, carried: [...site.carried, ...heads] };
  }
  const sides: Record<"actor" | "recipient", Filled | undefined> = { actor: undefined, recipient: undefined };
  const groups: Filled[] = [];
  for (const term of frame.terms) {
    if (term.role === "other") continue;
    const filled = term.slots
      .map((slot) => fillSlot(site, slot, term, parties))
      .filter((one) => one.parties.length > 0);
    const first = filled[0];
    if (first === undefined) {
      if (term.need === "must") return [];
      continue;
    }
    if (term.role === "party") groups.push(...filled);
    else sides[term.role] ??= first;
  }
  const named = groups.length > 0 ? mutualPairs(groups) : directedPairs(sides.actor, sides.recipient);
  // "Khost province bordering Pakistan" tells of the two states.
  const pairs =
    frame.type === "borders" ? named.map(([a, b]) => [parties.stateOf(a), parties.stateOf(b)] as const) : named;
  if (pairs.length === 0 || pairs.length > MOST_PAIRS) return [];
  const heads = [...groups, sides.actor, sides.recipient].flatMap((side) => side?.heads ?? []);
  const isDescription = frame.terms.some((term) => term.slots.includes("self"));
  const status = isDescription
    ? isFormer(sentence, token.index)
      ? "former"
      : "asserted"
    : statusAt(sentence, token, support?.verb, carrier, events);
  if (!isTelling(frame, token, status)) return [];
  const evidence = trimmedSpan(sentence, [
    token.index,
    ...tested,
    ...(lender === undefined ? [] : [lender]),
    ...heads.flatMap((head) => nounPhrase(sentence, head)),
  ]);
  return pairs
    .filter(([from, to]) => from.id !== to.id)
    .map(([from, to]) => ({
      type: frame.type,
      from,
      to,
      evidence,
      at: token.start,
      status,
      by: `${frame.where} ${frame.words.join(" ")}`,
      certainty: token.upos === "VERB" || MUTUAL.has(frame.type) ? "likely" : "sure",
      site: { sentence, trigger: token.index, ...(lender === undefined ? {} : { support: lender }) },
    }));
}

/** From the first to the last word, without conjunctions and marks at the front. */
function trimmedSpan(sentence: Sentence, words: readonly number[]): Span {
  const last = Math.max(...words);
  let first = Math.min(...words);
  while (first < last) {
    const token = tokenAt(sentence, first);
    if (!/^(?:cc|mark|punct|case)$/.test(token.deprel) && token.xpos !== "WRB") break;
    first++;
  }
  return spanOfTokens(sentence, [first, last]);
}

/** That an attack, a capture or a presence was promised, feared or forsworn says nothing lasting: it has not come about. */
function isTelling(frame: RelationFrame, token: Token, status: RelationDraft["status"]): boolean {
  if (status === "asserted" || status === "former") return true;
  if (frame.type === "hostileTo") return token.upos !== "VERB";
  return !(frame.type === "controls" || frame.type === "operatesIn") || status === "denied";
}

/** The noun phrase of a head, without clauses; a determiner opens it, so nothing before one belongs to it. */
function nounPhrase(sentence: Sentence, head: number): readonly number[] {
  const words = subtree(
    sentence,
    head,
    (token) =>
      /^(?:acl|advcl|parataxis|appos|ccomp|punct)/.test(token.deprel) ||
      (token.head === head && /^(?:case|mark)$/.test(token.deprel)) ||
      (token.deprel === "conj" && token.upos === "VERB"),
  );
  const first = dependents(sentence, head, "det", "nmod:poss")[0];
  const opener = first === undefined ? 0 : Math.min(first.index, ...subtree(sentence, first.index));
  return words.filter((index) => index >= opener);
}

function fillSlot(site: Site, slot: string, { test }: Term, parties: Parties): Filled {
  const { sentence } = site;
  const wantsGround = test?.kinds.has("place") === true;
  const heads = headsIn(site, slot).filter((head) => slot === "self" || head !== site.head);
  const isName = slot === "self" && heads[0] !== site.head;
  const found: Party[] = [];
  for (const head of heads) {
    const named =
      slot === "self" && !isName
        ? parties.self(sentence, head)
        : wantsGround
          ? parties.ground(sentence, head)
          : parties.of(sentence, head);
    found.push(...named.filter((party) => fits(party, test)));
  }
  if (slot === "between" && new Set(found.map(({ id }) => id)).size === 1) {
    const second = secondBetween(sentence, heads[0] ?? site.head);
    if (second !== undefined)
      found.push(
        ...parties
          .of(sentence, second)
          .filter((party) => fits(party, test))
          .slice(0, 1),
      );
  }
  const isList = heads.some((head) => dependents(sentence, head, "conj").length > 1 && hasComma(sentence, head));
  return { isList, heads, parties: [...new Map(found.map((one) => [one.id, one])).values()] };
}

/** "between A and B" names two, also where the tree has B as the subject of what follows: the first noun phrase behind "and". */
function secondBetween(sentence: Sentence, first: number): number | undefined {
  const and = sentence.tokens.slice(first + 1, first + 8).find((token) => token.form.toLowerCase() === "and");
  if (and === undefined) return undefined;
  let noun: number | undefined;
  for (let at = and.index + 1; at < Math.min(sentence.tokens.length, and.index + 8); at++) {
    const token = tokenAt(sentence, at);
    if (["NOUN", "PROPN"].includes(token.upos)) noun = at;
    else if (noun !== undefined || !["DET", "ADJ"].includes(token.upos)) break;
  }
  return noun;
}

const hasComma = (sentence: Sentence, head: number): boolean =>
  dependents(sentence, head, "conj").some((part) =>
    dependents(sentence, part.index, "punct").some((mark) => mark.form === "," && mark.index < part.index),
  );

function fits({ kind }: Party, test: Test | undefined): boolean {
  if (test === undefined || test.kinds.size === 0) return kind !== "place";
  if (test.kinds.has("actor")) return kind !== "place";
  return test.kinds.has(kind) || (test.kinds.has("place") && kind === "state");
}

function testWords(sentence: Sentence, head: number, test: Test | undefined): boolean {
  if (test === undefined) return true;
  const lemma = tokenAt(sentence, head).lemma.toLowerCase();
  for (const word of test.words) {
    if (word === lemma) return true;
    if (!word.startsWith("~")) continue;
    const stem = word.slice(1);
    const inside = subtree(sentence, head, (token) => token.deprel === "acl:relcl");
    if (inside.some((index) => tokenAt(sentence, index).lemma.toLowerCase().startsWith(stem))) return true;
  }
  return false;
}

/** "between A and B" pairs its own; "A's talks with B and C" pairs across. */
function mutualPairs(groups: readonly Filled[]): readonly (readonly [Party, Party])[] {
  const [first, second] = groups;
  if (first === undefined) return [];
  const other = groups
    .slice(1)
    .find((group) => group.parties.some((party) => !first.parties.some((own) => own.id === party.id)));
  if (other !== undefined && first.parties.length < 2) {
    return first.parties.flatMap((from) => other.parties.map((to) => [from, to] as const));
  }
  if (second !== undefined && other !== undefined) {
    return first.parties.flatMap((from) => other.parties.map((to) => [from, to] as const));
  }
  // "between A and B and ...": what a second "and" adds is another phrase, more often than not.
  const among = first.isList ? first.parties : first.parties.slice(0, 2);
  return among.flatMap((from, at) => among.slice(at + 1).map((to) => [from, to] as const));
}

function directedPairs(from: Filled | undefined, to: Filled | undefined): readonly (readonly [Party, Party])[] {
  if (from === undefined || to === undefined) return [];
  return from.parties.flatMap((one) => to.parties.map((other) => [one, other] as const));
}
