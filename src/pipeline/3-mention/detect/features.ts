import type { Sentence, Token } from "../../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../../doc/tree.ts";
import type { KnowledgeBase, Noun } from "../knowledge/knowledge-base.ts";
import type { Places } from "../knowledge/places.ts";
import type { TitleRow } from "../knowledge/tables.ts";
import type { KnownName } from "./known-name.ts";

/** A noun phrase seen from its head, before anything is decided about it. */
export interface Candidate {
  readonly sentence: Sentence;
  readonly head: number;
  readonly tokens: readonly [start: number, end: number];
  /** The capitalised name inside the phrase, half-open token indices. */
  readonly name?: readonly [start: number, end: number];
  readonly known?: KnownName;
  /** A word before a name: "Mr", "President". */
  readonly title?: string;
}

export interface Words {
  readonly knowledge: KnowledgeBase;
  readonly givenNames: ReadonlyMap<string, "m" | "f" | undefined>;
  readonly titles: ReadonlyMap<string, TitleRow>;
  /** From "interior" or "home" to the field of government that a ministry of that name is in charge of. */
  readonly portfolios: ReadonlyMap<string, string>;
  readonly places: Places;
  readonly isPlace: (name: string) => boolean;
}

/** The noun lexicon at a head: the longest entry that ends in it ("prime minister"), else the head alone. */
export function nounAt(sentence: Sentence, head: number, nouns: ReadonlyMap<string, Noun>): Noun | undefined {
  const token = tokenAt(sentence, head);
  const lemma = token.lemma.toLowerCase();
  const before = sentence.tokens[head - 1];
  if (before !== undefined && /^(NOUN|ADJ|PROPN|ADP|PART)$/.test(before.upos)) {
    const last = sentence.tokens[head - 2];
    if (last !== undefined) {
      const three = `${last.form} ${before.form} `.toLowerCase();
      const found = nouns.get(three + lemma) ?? nouns.get(three + token.form.toLowerCase());
      if (found !== undefined) return found;
    }
    const two = `${before.form} `.toLowerCase();
    const found = nouns.get(two + lemma) ?? nouns.get(two + token.form.toLowerCase());
    if (found !== undefined) return found;
  }
  return nouns.get(token.form.toLowerCase()) ?? nouns.get(lemma) ?? nouns.get(singular(lemma));
}

/** Taggers leave some plurals as they are. */
function singular(word: string): string {
  if (word.endsWith("men")) return `${word.slice(0, -3)}man`;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

const coarseOf = (noun: Noun | undefined): string =>
  noun === undefined ? "-" : noun.kind.startsWith("place:") ? noun.kind : noun.kind;

/**
 * What the learned head sees of a noun phrase: words, tree and lexicons around the head. Training and reading call this
 * same function. Every feature is a string; its weights are looked up by it.
 */
export function features(candidate: Candidate, words: Words): readonly string[] {
  const { sentence, head, name, known } = candidate;
  const token = tokenAt(sentence, head);
  const { nouns } = words.knowledge;
  const lemma = token.lemma.toLowerCase();
  const noun = coarseOf(nounAt(sentence, head, nouns));
  const governor: Token | undefined = sentence.tokens[token.head];
  const governorLemma = governor?.lemma.toLowerCase() ?? "ROOT";
  const relation = token.deprel;
  const preposition = dependent(sentence, head, "case")?.lemma.toLowerCase() ?? "";
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase() ?? "";
  const found = [
    "bias",
    `tag=${token.xpos}`,
    `noun=${noun}`,
    `noun=${noun} rel=${relation}`,
    `noun=${noun} prep=${preposition}`,
    `rel=${relation}`,
    `prep=${preposition}`,
    `det=${determiner} tag=${token.xpos}`,
    `gov=${governorLemma} rel=${relation}`,
    `govnoun=${governor === undefined ? "" : coarseOf(nounAt(sentence, governor.index, nouns))} rel=${relation} prep=${preposition}`,
    `govtag=${governor?.upos ?? ""} rel=${relation} prep=${preposition}`,
  ];
  if (name === undefined) {
    found.push(
      `lemma=${lemma}`,
      `suf3=${lemma.slice(-3)}`,
      `suf4=${lemma.slice(-4)}`,
      `lemma=${lemma} rel=${relation}`,
    );
    for (const child of dependents(sentence, head, "amod", "compound")) {
      const below = child.lemma.toLowerCase();
      found.push(
        `mod=${below}`,
        `mod=${below} noun=${noun}`,
        `modnoun=${coarseOf(nouns.get(below))} suf3=${lemma.slice(-3)}`,
      );
    }
  } else {
    const [start, end] = name;
    const first = tokenAt(sentence, start).form;
    const last = tokenAt(sentence, end - 1);
    const text = sentence.tokens.slice(start, end).map((part) => part.form);
    const given = words.givenNames.has(first) ? "given" : "";
    const place = words.isPlace(text.join(" ")) ? "place" : "";
    const length = Math.min(4, end - start);
    const lastNoun = coarseOf(nouns.get(last.form.toLowerCase()) ?? nouns.get(last.lemma.toLowerCase()));
    const firstNoun = coarseOf(nouns.get(first.toLowerCase()));
    found.push(
      "name",
      `last=${last.form.toLowerCase()}`,
      `first=${first.toLowerCase()}`,
      `namelen=${length} ${given} ${place}`,
      `given=${given} rel=${relation}`,
      `place=${place} prep=${preposition}`,
      `lastnoun=${lastNoun} len=${length}`,
      `firstnoun=${firstNoun} len=${length}`,
      `headnoun=${noun} given=${given} place=${place}`,
      `title=${candidate.title ?? ""}`,
      `shape=${shape(last.form)} len=${length}`,
      `suf3=${last.form.slice(-3).toLowerCase()}`,
      `flat=${dependent(sentence, head, "flat") !== undefined} given=${given} place=${place} det=${determiner}`,
      `comma=${sentence.tokens[end]?.form ?? ""} place=${place}`,
      `begins=${start === 0} given=${given} place=${place}`,
    );
  }
  if (known !== undefined)
    for (const sense of known.senses) found.push(`known=${words.knowledge.entities.get(sense.entity)?.kind ?? ""}`);
  const clause = dependent(sentence, head, "acl:relcl");
  if (clause !== undefined) {
    const relative = sentence.tokens.find(
      (at) => at.index > head && at.index <= clause.index && /^(who|whom|whose|which|where|that|when)$/i.test(at.form),
    );
    if (relative !== undefined) found.push(`relative=${relative.form.toLowerCase()}`);
  }
  const apposition = dependent(sentence, head, "appos");
  if (apposition !== undefined) found.push(`appos=${coarseOf(nounAt(sentence, apposition.index, nouns))}`);
  if ((relation === "appos" || relation === "conj") && governor !== undefined) {
    found.push(`${relation} to=${coarseOf(nounAt(sentence, governor.index, nouns))} ${governor.upos}`);
  }
  const conjunct = dependent(sentence, head, "conj");
  if (conjunct !== undefined) found.push(`conj=${coarseOf(nounAt(sentence, conjunct.index, nouns))} ${conjunct.upos}`);
  const possessor = dependent(sentence, head, "nmod:poss");
  if (possessor !== undefined) found.push(`poss=${possessor.upos}`);
  if (dependent(sentence, head, "nummod") !== undefined) found.push(`counted tag=${token.xpos}`);
  const copula = dependent(sentence, head, "cop");
  if (copula !== undefined) {
    const subject = dependent(sentence, head, "nsubj");
    if (subject !== undefined)
      found.push(
        `is=${subject.upos === "PRON" ? subject.lemma.toLowerCase() : coarseOf(nounAt(sentence, subject.index, nouns))}`,
      );
  }
  if (relation.startsWith("nsubj") && governor !== undefined) {
    const other = dependent(sentence, governor.index, "cop");
    if (other !== undefined) found.push(`subject of noun=${coarseOf(nounAt(sentence, governor.index, nouns))}`);
  }
  return found;
}

const shape = (form: string): string =>
  form
    .replace(/\p{Lu}+/gu, "A")
    .replace(/\p{Ll}+/gu, "a")
    .replace(/\p{N}+/gu, "0");
