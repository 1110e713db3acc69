import type { Actor } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { conjuncts, dependents, tokenAt } from "../../doc/tree.ts";
import { type Annotations, actorsByHead, attributionAt, sentenceAt } from "../annotations.ts";
import { casesOf } from "./clause.ts";
import type { Territory } from "./territory.ts";

/** Finds the actors that the words of a noun phrase name. */
export interface Cast {
  /** The actor whose mention hangs on this token. */
  at(sentence: Sentence, token: number): Actor | undefined;
  /** The actors that the words of a phrase themselves are, not those whom it only belongs to. */
  named(sentence: Sentence, head: number): readonly Actor[];
  /** Is the phrase a state that is named as a place, at the receiving end of an event of this type? */
  isState(sentence: Sentence, head: number, type: string): boolean;
  /** All actors of a phrase: itself with what is coordinated, else whoever it belongs to. */
  of(sentence: Sentence, head: number): readonly Actor[];
  /** The same at the receiving end: states named as places count, and so does whom a "truce with", "demand on" is with or on. */
  affected(sentence: Sentence, head: number, type: string, others: readonly Actor[]): readonly Actor[];
}

const SPEAKER_PRONOUN = /^(it|its|they|their|he|his|she|her|we|our|i|my)$/;
const EXAMPLES = new Set(["including", "such as", "like", "especially"]);
const COMPANY = new Set(["along with", "together with", "alongside", "as well as", "along"]);

/** Acts of speech concern whoever is named beside their object: "demanded a truce with", "rejected changes to the deal with". */
const SPOKEN = new Set(["REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE", "PROTEST"]);
/** Types for which being in a state means being there with it: a visit, a deployment, an embassy. */
const THERE = new Set(["CONSULT", "MOBILIZE", "AID", "SUPPORT", "SANCTION", "COERCE"]);

export function createCast(annotations: Annotations, territory: Territory): Cast {
  const byHead = actorsByHead(annotations.actors);
  const byTop = actorsByTop(annotations);
  const byId = new Map(annotations.actors.map((actor) => [actor.id, actor]));
  /** "Hungary said it will", "the group announced they had": a pronoun inside what somebody says is first of all the speaker. */
  const speaker = (token: Token): Actor | undefined => {
    if (token.upos !== "PRON" || !SPEAKER_PRONOUN.test(token.lemma.toLowerCase())) return undefined;
    const [source, ...others] = attributionAt(annotations.attributions, token.start)?.source.actors ?? [];
    return source === undefined || others.length > 0 ? undefined : byId.get(source);
  };
  const at = (sentence: Sentence, token: number): Actor | undefined => {
    const word = tokenAt(sentence, token);
    return byHead.get(word.start) ?? byTop.get(word.start) ?? speaker(word);
  };

  const owners = (
    sentence: Sentence,
    head: number,
    depth: number,
    doing: boolean,
    origin: boolean,
  ): readonly Actor[] => {
    if (depth > 3) return [];
    // "the bombing of the party's office killed five": whoever is bombed does nothing.
    const suffered = doing && SUFFERED.has(tokenAt(sentence, head).lemma);
    const groups = [
      dependents(sentence, head, "nmod:poss"),
      withCase(sentence, head, suffered ? ["by"] : ["of", "by"]),
      withCase(sentence, head, origin ? ["from", "between", "among"] : ["between", "among"]),
      dependents(sentence, head, "acl")
        .filter((clause) => !doing || (clause.deprel === "acl" && CARRIED.has(clause.lemma)))
        .flatMap((clause) => withCase(sentence, clause.index, ["by"], "obl")),
      dependents(sentence, head, "amod"),
      dependents(sentence, head, "compound", "flat", "nmod:unmarked", "nmod:desc"),
      dependents(sentence, head, "appos").filter((token) => isBeside(sentence, head, token.index)),
    ];
    for (const group of groups) {
      const found = group.flatMap((token) => phrase(sentence, token.index, depth + 1, doing, origin));
      if (found.length > 0) return found;
    }
    return [];
  };

  const phrase = (sentence: Sentence, head: number, depth: number, doing = false, origin = true): readonly Actor[] => {
    const found: Actor[] = [];
    for (const part of conjuncts(sentence, head)) {
      const actor = at(sentence, part);
      const examples = withCase(sentence, part, [...EXAMPLES]).flatMap((token) =>
        phrase(sentence, token.index, depth + 1, doing),
      );
      // "several countries, such as Iran and Pakistan": the members, not the crowd.
      if (examples.length > 0 && tokenAt(sentence, part).upos !== "PROPN") found.push(...examples);
      else if (actor !== undefined) found.push(actor);
      else found.push(...owners(sentence, part, depth, doing, origin));
      if (depth === 0)
        for (const token of withCase(sentence, part, [...COMPANY]))
          found.push(...phrase(sentence, token.index, 1, doing));
    }
    return [...new Set(found)];
  };
  const named = (sentence: Sentence, head: number): readonly Actor[] =>
    conjuncts(sentence, head).flatMap((part) => {
      const actor = at(sentence, part);
      if (actor !== undefined) return [actor];
      return withCase(sentence, part, ["of"]).flatMap((token) => at(sentence, token.index) ?? []);
    });
  const stateAt = (sentence: Sentence, head: number, type: string, others: readonly Actor[]): Actor | undefined => {
    if (type === "PROTEST") return undefined;
    const cases = casesOf(sentence, head);
    const inside = cases.some((word) => word === "in" || word === "into" || word === "inside");
    if (inside && !THERE.has(type) && !SPOKEN.has(type)) return undefined;
    // "threatened Ankara", "shells at Seoul": a city that something is done to stands for its state, a foreign one.
    const aimed = type === "CONSULT" || cases.every((word) => /^(at|on|against|upon)$/.test(word));
    const state = territory.stateAt(sentence, head, !aimed);
    return state !== undefined && others.some((actor) => actor.country === state.country) ? undefined : state;
  };
  const affected = (sentence: Sentence, head: number, type: string, others: readonly Actor[]): readonly Actor[] => {
    const states = conjuncts(sentence, head).flatMap(
      (part) => at(sentence, part) ?? stateAt(sentence, part, type, others) ?? [],
    );
    // "fired rockets at the town from across the border": where blows come from does not suffer them.
    const own = phrase(sentence, head, 0, false, type !== "ASSAULT");
    const found = states.length > 0 ? [...new Set([...own, ...states])] : own;
    // "in the one-time French colony": being in it is not being done to its owner.
    const inside = casesOf(sentence, head).some((word) => /^(in|into|inside)$/.test(word));
    if (inside) return states.filter((actor) => !others.includes(actor));
    const strangers = found.filter((actor) => !others.includes(actor));
    if (strangers.length > 0 || !SPOKEN.has(type)) return strangers;
    for (const prepositions of CONCERNED) {
      const beside = withCase(sentence, head, prepositions).flatMap((token) => phrase(sentence, token.index, 1));
      const more = beside.filter((actor) => !others.includes(actor));
      if (more.length > 0) return [...new Set(more)];
    }
    return [];
  };
  const isState = (sentence: Sentence, head: number, type: string): boolean =>
    stateAt(sentence, head, type, []) !== undefined;
  return { at, named, isState, of: (sentence, head) => phrase(sentence, head, 0, true), affected };
}

/** "an attack launched by" has a doer there; "an attack condemned by", "villages shelled by" do not belong to whoever follows. */
const CARRIED = new Set(
  (
    "carry launch conduct stage lead back make issue run own hold organise organize mount plan claim sponsor fund finance sign " +
    "operate propose draft control call head form found write publish release send provide offer give impose order set sell build produce " +
    "arm train recruit employ supply deploy table present put perform commit orchestrate mastermind instigate wage start begin direct"
  ).split(" "),
);

/** Nouns whose of-phrase names whom it is done to. */
const SUFFERED = new Set(
  (
    "attack bombing bombardment shelling killing murder assassination slaying massacre execution shooting beheading lynching " +
    "kidnapping abduction arrest detention capture seizure storming occupation invasion destruction poisoning torture beating"
  ).split(" "),
);

/** "the attack on the shrine of leader Karimi": a name behind another phrase of the noun, without comma, explains that phrase. */
function isBeside(sentence: Sentence, noun: number, appositive: number): boolean {
  const between = dependents(sentence, noun, "nmod").some((token) => token.index > noun && token.index < appositive);
  const closed = sentence.tokens.slice(noun, appositive).some((token) => /^[,(–—-]$/.test(token.form));
  return !between || closed;
}

const CONCERNED = [["with"], ["against"], ["on", "upon"], ["to"], ["for"], ["from"], ["of"]] as const;

const withCase = (sentence: Sentence, head: number, cases: readonly string[], deprel = "nmod") =>
  dependents(sentence, head, deprel).filter((token) =>
    casesOf(sentence, token.index).some((word) => cases.includes(word)),
  );

/**
 * From the topmost token of a mention to its actor: the mention's own idea of its head ("Hassan" of "King Hassan of
 * Morocco") need not be the token that the tree hangs the phrase on.
 */
function actorsByTop(annotations: Annotations): ReadonlyMap<number, Actor> {
  const index = new Map<number, Actor>();
  for (const actor of annotations.actors) {
    for (const mention of actor.mentions) {
      const sentence = sentenceAt(annotations.sentences, mention.head[0]);
      if (sentence === undefined) continue;
      const [start, end] = mention.span;
      for (const token of sentence.tokens) {
        if (token.start < start || token.end > end) continue;
        const head = token.head < 0 ? undefined : tokenAt(sentence, token.head);
        if (head !== undefined && head.start >= start && head.end <= end) continue;
        if (!index.has(token.start)) index.set(token.start, actor);
        break;
      }
    }
  }
  return index;
}
