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
export function phraseName(sentence: Sentence, { words }: Counted): string {
  const parts: string[] = [];
  let previous: Token | undefined;
  for (const index of words) {
    const token = tokenAt(sentence, index);
    if (NOT_KINDS.has(token.lemma) || token.upos === "DET" || token.upos === "PRON" || /^['’]s?$/.test(token.form))
      continue;
    const text =
      token.upos === "PROPN" || token.form !== capitalised(token.form) ? token.form : token.form.toLowerCase();
    const isGlued = previous !== undefined && !previous.spaceAfter && previous.index === index - 1;
    parts.push(parts.length > 0 && !isGlued ? ` ${text}` : text);
    previous = token;
  }
  return parts.join("").trim();
}

const capitalised = (form: string): string => form.charAt(0).toUpperCase() + form.slice(1).toLowerCase();

/** The figure's name: "killed" of people in general, "soldiers killed" of a kind, the kind alone where nothing happens to it. */
export function countName(
  sentence: Sentence,
  counted: Counted | undefined,
  effect: FoundEffect | undefined,
  tables: FigureTables,
): string {
  if (counted === undefined) return effect?.what ?? "number";
  const isPeople = tables.nouns.get(counted.noun.lemma)?.has("person") === true && counted.words.length === 1;
  const isEffectNoun = effect?.rule.startsWith("noun/") === true && effect.rule.endsWith(`/${counted.noun.lemma}`);
  const isState = effect?.rule === `state/${counted.noun.form.toLowerCase()}`;
  if (effect === undefined) return phraseName(sentence, counted);
  if (isEffectNoun || isState) {
    const kind = counted.words.filter(
      (index) => index !== counted.noun.index && tokenAt(sentence, index).deprel === "compound",
    );
    const name = phraseName(sentence, { noun: counted.noun, words: kind });
    return name === "" ? effect.what : `${name} ${effect.what}`;
  }
  const name = isPeople ? "" : phraseName(sentence, counted);
  return name === "" || name === "people" || name === "others" ? effect.what : `${name} ${effect.what}`;
}

/** What a measure or a share is of: its "of" or "in" phrase, or the noun that it modifies; else its dimension. */
export function measureName(sentence: Sentence, core: Token, noun: Token | undefined, quantity: Quantity): string {
  const fallback = quantity.kind === "share" ? "share" : (quantity.dimension ?? "number");
  if (noun !== undefined) {
    const name = phraseName(sentence, countedPhrase(sentence, noun, core.index + 1));
    if (name === "") return fallback;
    return quantity.dimension === "duration" || quantity.dimension === "distance"
      ? `${name} ${quantity.dimension}`
      : name;
  }
  for (const complement of dependents(sentence, core.index, "nmod")) {
    const preposition = dependents(sentence, complement.index, "case")[0]?.form.toLowerCase();
    if (complement.index < core.index || (preposition !== "of" && preposition !== "in")) continue;
    const name = phraseName(sentence, countedPhrase(sentence, complement, core.index + 1));
    if (name === "" || (preposition === "in" && complement.upos === "PROPN")) continue;
    return quantity.dimension === "duration" || quantity.dimension === "distance"
      ? `${name} ${quantity.dimension}`
      : name;
  }
  if (quantity.kind !== "share" || core.head < 0) return fallback;
  // "a turnout rate of 58 %", "exports fell 5 %", "turnout was 58 %"
  const head = tokenAt(sentence, core.head);
  const owner = core.deprel.startsWith("nmod")
    ? head
    : (dependents(sentence, head.index, "nsubj")[0] ?? dependents(sentence, core.index, "nsubj")[0]);
  if (owner === undefined || owner.upos === "PRON") return fallback;
  const name = phraseName(sentence, countedPhrase(sentence, owner, 0));
  const changes = !core.deprel.startsWith("nmod") && CHANGES.has(head.lemma);
  return name === "" ? fallback : changes ? `${name} change` : name;
}

/** Verbs behind which a share says by how much, not what part. */
export const CHANGES = new Set(
  "rise increase grow jump climb surge soar fall drop decline decrease shrink plunge slump reduce cut raise lower slip gain lose expand contract exceed double".split(
    " ",
  ),
);
