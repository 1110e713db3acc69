import type { Actor } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { conjuncts, dependents, tokenAt } from "../../doc/tree.ts";
import { casesOf } from "../6-event/clause.ts";
import { type Annotations, actorsByHead, sentenceAt } from "../annotations.ts";

/** Which actors the words of a noun phrase name. */
export interface Cast {
  /** The actor whose mention hangs on this word. */
  at(sentence: Sentence, token: number): Actor | undefined;
  /** The actors of a phrase and of what is coordinated with it; whoever it belongs to where it names nobody itself. */
  of(sentence: Sentence, head: number): readonly Actor[];
}

/** Nouns of people who act for those they belong to: "government representatives", "Taliban fighters". */
const STAND_FOR = new Set(
  "representative official fighter leader force troop soldier delegation delegate negotiator team envoy diplomat militant member army military police authority".split(
    " ",
  ),
);

/** "countries such as Iran and Pakistan": the examples are meant. */
const EXAMPLES = ["including", "such as", "like", "especially"];

export function createCast(annotations: Annotations): Cast {
  const byHead = actorsByHead(annotations.actors);
  const byTop = actorsByTop(annotations);
  const at = (sentence: Sentence, token: number): Actor | undefined => {
    const { start } = tokenAt(sentence, token);
    return byHead.get(start) ?? byTop.get(start);
  };
  const owners = (sentence: Sentence, head: number, depth: number): readonly Actor[] => {
    if (depth > 2) return [];
    const groups = [
      dependents(sentence, head, "nmod:poss"),
      withCase(sentence, head, ["of", "by"]),
      // "Uyghur groups" are not the Uyghurs: an adjective of a people describes, it owns nothing.
      dependents(sentence, head, "amod", "compound", "flat", "nmod:unmarked", "nmod:desc").filter(
        (token) => at(sentence, token.index)?.kind !== "people",
      ),
      dependents(sentence, head, "appos"),
    ];
    for (const group of groups) {
      const found = group.flatMap((token) => phrase(sentence, token.index, depth + 1));
      if (found.length > 0) return found;
    }
    return [];
  };
  const phrase = (sentence: Sentence, head: number, depth: number): readonly Actor[] =>
    listed(sentence, head).flatMap((part) => {
      const actor = at(sentence, part);
      const isVague = actor === undefined || !actor.mentions.some(({ form }) => form === "name");
      const examples = isVague
        ? withCase(sentence, part, EXAMPLES).flatMap((token) => phrase(sentence, token.index, depth + 1))
        : [];
      if (examples.length > 0) return examples;
      if (actor !== undefined) return [actor];
      // "the invasion of Ukraine and Western sanctions": only people stand for whom they belong to behind an "and".
      const isOwned = part === head || STAND_FOR.has(tokenAt(sentence, part).lemma.toLowerCase());
      return isOwned ? owners(sentence, part, depth) : [];
    });
  return { at, of: (sentence, head) => [...new Set(phrase(sentence, head, 0))] };
}

/** A word with its conjuncts; in "A, B, C and D" parsers take B and C for appositions, the "and" shows the list. */
function listed(sentence: Sentence, head: number): readonly number[] {
  const parts = conjuncts(sentence, head);
  const last = dependents(sentence, head, "conj").at(-1);
  const isList = last !== undefined && dependents(sentence, last.index, "cc").length > 0;
  if (!isList) return parts;
  const between = dependents(sentence, head, "appos", "list").filter(({ index }) => index < last.index);
  return [...new Set([...parts, ...between.map(({ index }) => index)])].sort((a, b) => a - b);
}

const withCase = (sentence: Sentence, head: number, cases: readonly string[]): readonly Token[] =>
  dependents(sentence, head, "nmod").filter((token) =>
    casesOf(sentence, token.index).some((word) => cases.includes(word)),
  );

/**
 * From the topmost word of a mention to its actor: the head that the mention itself names ("Hassan" of "King Hassan of
 * Morocco") need not be the word that the tree hangs the phrase on.
 */
function actorsByTop(annotations: Annotations): ReadonlyMap<number, Actor> {
  const index = new Map<number, Actor>();
  for (const actor of annotations.actors) {
    for (const { span, head } of actor.mentions) {
      const sentence = sentenceAt(annotations.sentences, head[0]);
      const top = sentence?.tokens.find((token) => {
        if (token.start < span[0] || token.end > span[1]) return false;
        const above = token.head < 0 ? undefined : tokenAt(sentence, token.head);
        return above === undefined || above.start < span[0] || above.end > span[1];
      });
      if (top !== undefined && !index.has(top.start)) index.set(top.start, actor);
    }
  }
  return index;
}
