import type { Sentence, Token } from "../../../doc/token.ts";
import { dependents, tokenAt } from "../../../doc/tree.ts";
import { type Counted, countedPhrase } from "./counted.ts";
import type { FoundEffect } from "./effect.ts";
import type { Quantity } from "./quantity.ts";
import type { FigureTables } from "./tables.ts";

/** Adjectives that belong to the telling, not to the kind of thing counted. */
const NOT_KINDS = new Set(
  "other more additional further new different separate such various same last first next remaining main important several many few own entire whole whopping mere estimated alleged reported total".split(
    " ",
  ),
);

/** "CIA officers and contractors", "border crossings": the words of the phrase that name the kind, common nouns in lower case. */
export function phraseName(sentence: Sentence, { noun, words }: Counted): string {
  // "half of them" is told of whoever they are.
  if (noun.upos === "PRON") return "";
  let name = "";
  for (const index of words) {
    const token = tokenAt(sentence, index);
    if (NOT_KINDS.has(token.lemma) && token.spaceAfter) continue;
    const text = token.index === 0 && token.upos !== "PROPN" ? token.form.toLowerCase() : token.form;
    name += token.spaceAfter ? `${text} ` : text;
  }
  return name.trim();
}

/** What a figure tells: what happened, and to whom where that is not just people. */
export interface FigureName {
  readonly what: string;
  /** "soldiers", "Indian soldiers": the kind of those to whom it happened. */
  readonly whom?: string;
}

/**
 * "killed" of people in general, "killed" of "soldiers", the counted alone where nothing happens to them. Areas keep their
 * happening behind them ("districts controlled"): nothing else is compared with them.
 */
export function countName(
  sentence: Sentence,
  counted: Counted | undefined,
  effect: FoundEffect | undefined,
  tables: FigureTables,
): FigureName {
  if (counted === undefined) return { what: effect?.what ?? "number" };
  const isEffectNoun = effect?.rule.startsWith("noun/") === true && effect.rule.endsWith(`/${counted.noun.lemma}`);
  const isState = effect?.rule === `state/${counted.noun.form.toLowerCase()}`;
  if (effect === undefined) return { what: kindName(sentence, counted) };
  if (isEffectNoun || isState) {
    // "12 civilian deaths": of whom, where the word before is one of people.
    const of = sentence.tokens[counted.noun.index - 1];
    const isGroup =
      of !== undefined && counted.words.includes(of.index) && tables.nouns.get(of.lemma)?.has("group") === true;
    return isGroup ? { what: effect.what, whom: `${of.form.toLowerCase()}s` } : { what: effect.what };
  }
  const name = kindName(sentence, counted);
  const kinds = tables.nouns.get(counted.noun.lemma);
  const isPeople = !name.includes(" ") && kinds?.has("person") === true;
  if (name === "" || isPeople) return { what: effect.what };
  return kinds?.has("territory") === true ? { what: `${name} ${effect.what}` } : { what: effect.what, whom: name };
}

/** "members of the security forces" are named by what they belong to. */
function kindName(sentence: Sentence, counted: Counted): string {
  const name = phraseName(sentence, counted);
  if (name !== "members" && name !== "member") return name;
  for (const body of dependents(sentence, counted.noun.index, "nmod")) {
    const isOf = dependents(sentence, body.index, "case").some((word) => word.lemma === "of");
    if (isOf) return `${phraseName(sentence, countedPhrase(sentence, body, counted.noun.index + 1))} ${name}`;
  }
  return name;
}

/** What a measure or a share is of: its "of" or "in" phrase, or the noun that it modifies; else its dimension. */
export function measureName(
  sentence: Sentence,
  core: Token,
  last: number,
  noun: Token | undefined,
  quantity: Quantity,
): string {
  const fallback = quantity.kind === "share" ? "share" : (quantity.dimension ?? "number");
  if (noun !== undefined) {
    const name = phraseName(sentence, countedPhrase(sentence, noun, core.index + 1));
    if (name === "") return fallback;
    return quantity.dimension === "duration" || quantity.dimension === "distance"
      ? `${name} ${quantity.dimension}`
      : name;
  }
  // "30 kilometers north of the city": what lies there is not measured.
  const complements = quantity.dimension === "distance" ? [] : dependents(sentence, core.index, "nmod");
  for (const complement of complements) {
    const preposition = dependents(sentence, complement.index, "case")[0]?.form.toLowerCase();
    const isIn =
      preposition === "in" &&
      quantity.dimension === "money" &&
      complement.upos === "NOUN" &&
      !PERIODS.has(complement.lemma);
    if (complement.index <= last || (preposition !== "of" && !isIn)) continue;
    const name = phraseName(sentence, countedPhrase(sentence, complement, core.index + 1));
    if (name === "") continue;
    return quantity.dimension === "duration" || quantity.dimension === "distance"
      ? `${name} ${quantity.dimension}`
      : name;
  }
  // "95 million euros in humanitarian support": what money is given in, even where the tree hangs it on the verb.
  const next = sentence.tokens[last + 1];
  if (quantity.dimension === "money" && next?.form === "in" && next.head > next.index) {
    const complement = tokenAt(sentence, next.head);
    if (complement.upos === "NOUN" && !PERIODS.has(complement.lemma))
      return phraseName(sentence, countedPhrase(sentence, complement, core.index + 1)) || fallback;
  }
  if (quantity.kind !== "share" || core.head < 0) return fallback;
  // "a turnout rate of 58 %", "exports fell 5 %", "turnout was 58 %"
  const head = tokenAt(sentence, core.head);
  const owner = core.deprel.startsWith("nmod")
    ? head
    : head.deprel.startsWith("acl")
      ? tokenAt(sentence, head.head)
      : (dependents(sentence, head.index, "nsubj")[0] ?? dependents(sentence, core.index, "nsubj")[0]);
  const isThing = owner !== undefined && owner !== core && owner.upos === "NOUN" && !/^per ?cent$/.test(owner.lemma);
  if (!isThing) return fallback;
  const name = phraseName(sentence, countedPhrase(sentence, owner, 0));
  const changes = !core.deprel.startsWith("nmod") && CHANGES.has(head.lemma);
  return name === "" ? fallback : changes ? `${name} change` : name;
}

/** "$1 million in a single year" is not given in years. */
const PERIODS = new Set(["day", "week", "month", "quarter", "year", "decade", "period"]);

/** Verbs behind which a share says by how much, not what part. */
export const CHANGES = new Set(
  "rise increase grow jump climb surge soar fall drop decline decrease shrink plunge slump reduce cut raise lower slip gain lose expand contract exceed double".split(
    " ",
  ),
);
