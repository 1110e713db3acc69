import type { Sentence } from "../../doc/token.ts";
import { dependents, tokenAt } from "../../doc/tree.ts";
import { indirectObjects, objects, phrases, subjects } from "../6-event/clause.ts";
import { described } from "./described.ts";

/** Where a frame looks for its parties. */
export interface Site {
  readonly sentence: Sentence;
  readonly head: number;
  /** Nouns of the wording or its tests, whose phrases belong to it ("take *control* of"). */
  readonly carried: readonly number[];
  /** The verb that lends its subject to a noun ("*has* ties with"). */
  readonly lender?: number;
}

/** The heads of the phrases in a slot; what slots there are is told in docs/relations.md. */
export function headsIn(site: Site, slot: string): readonly number[] {
  const { sentence, head, lender } = site;
  const isVerb = tokenAt(sentence, head).upos === "VERB";
  switch (slot) {
    case "self":
      return [described(sentence, head)];
    case "over":
      return over(site);
    case "subj":
      if (isVerb) return forSubject(sentence, head) ?? subjects(sentence, head);
      if (tokenAt(sentence, head).upos === "ADJ") return subjects(sentence, head);
      if (lender !== undefined) return subjects(sentence, lender);
      return dependents(sentence, head, "cop").length === 0 ? [] : below(sentence, head, "nsubj");
    case "obj":
      return isVerb ? objects(sentence, head) : [];
    case "iobj":
      return isVerb ? indirectObjects(sentence, head) : [];
    case "poss": {
      const own = below(sentence, head, "nmod:poss");
      if (own.length > 0) return own;
      // "Washington's February 2020 deal": trees hang the owner on the date.
      return below(sentence, head, "compound", "nmod:unmarked").flatMap((one) => below(sentence, one, "nmod:poss"));
    }
    case "adj":
      return below(sentence, head, "amod");
    case "comp":
      return below(sentence, head, "compound", "nmod:unmarked", "nmod:desc");
    case "appos":
      return below(sentence, head, "appos");
    case "pred":
      // "designated the group a terrorist organisation": the second object, however the tree calls it.
      return below(sentence, head, "xcomp", "obj", "obl", "iobj", "ccomp");
    default: {
      const wanted = VARIANTS[slot] ?? [slot];
      const heads = lender === undefined ? [head, ...site.carried] : [head, ...site.carried, lender];
      const found = [...new Set(heads.flatMap((one) => phrases(sentence, one, wanted)))];
      return found.length > 0 ? found : besides(sentence, head, wanted);
    }
  }
}

/** "room for the groups to operate": who stands between "for" and "to" does it. */
function forSubject(sentence: Sentence, verb: number): readonly number[] | undefined {
  const to = dependents(sentence, verb, "mark").find((mark) => mark.form.toLowerCase() === "to");
  const noun = to === undefined ? undefined : sentence.tokens[to.index - 1];
  if (noun === undefined || !["NOUN", "PROPN", "PRON"].includes(noun.upos)) return undefined;
  const isFor = dependents(sentence, noun.index, "case", "mark").some((word) => word.form.toLowerCase() === "for");
  return isFor ? [noun.index] : undefined;
}

/** "attacks on targets": a preposition right behind the noun is its own, wherever the tree hangs the phrase. */
function besides(sentence: Sentence, head: number, wanted: readonly string[]): readonly number[] {
  const next = sentence.tokens[head + 1];
  const isOwn = next !== undefined && next.deprel === "case" && wanted.includes(next.form.toLowerCase());
  return isOwn && next.head > next.index && tokenAt(sentence, head).upos === "NOUN" ? [next.head] : [];
}

/** Prepositions that say the same here. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  on: ["on", "upon"],
  with: ["with", "alongside"],
  against: ["against", "versus"],
  between: ["between", "among", "amongst"],
  in: ["in", "inside", "within", "across", "throughout"],
};

const below = (sentence: Sentence, head: number, ...deprels: readonly string[]): readonly number[] =>
  dependents(sentence, head, ...deprels).map((token) => token.index);

/** "the government in cahoots with": the noun that the word's phrase is said of. */
function over({ sentence, head }: Site): readonly number[] {
  const token = tokenAt(sentence, head);
  if (token.head < 0) return [];
  if (token.deprel.startsWith("nmod")) return [token.head];
  return token.deprel.startsWith("obl") ? subjects(sentence, token.head) : [];
}
