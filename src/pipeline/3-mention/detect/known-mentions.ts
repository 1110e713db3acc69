import type { ActorKind } from "../../../doc/reading.ts";
import type { Sentence } from "../../../doc/token.ts";
import { dependent, tokenAt } from "../../../doc/tree.ts";
import { bodyId, type Sense } from "../knowledge/knowledge-base.ts";
import type { Mention } from "../mention.ts";
import { isProper } from "./candidates.ts";
import { type Detector, type Draft, isPlural, place, spanOf, textOf, wordSpan } from "./draft.ts";
import { statesOf } from "./facts.ts";
import type { Candidate } from "./features.ts";
import type { KnownName } from "./known-name.ts";
import { useOf } from "./use.ts";

/** Words that make a language or the like out of an adjective: "the Chinese language", "Turkish coffee" names no state as actor. */
const NOT_OF_STATE = /^(language|word|alphabet|script|dialect|grammar|food|cuisine|coffee|wine|literature|folklore)$/;

export function named(
  candidate: Candidate,
  name: KnownName,
  known: readonly KnownName[],
  detector: Detector,
): Draft | undefined {
  const { sentence, head } = candidate;
  const token = tokenAt(sentence, head);
  const { words } = detector;
  const { knowledge } = words;
  const { senses } = name;
  const modifies =
    token.deprel === "amod" ||
    token.deprel.startsWith("compound") ||
    token.deprel === "nmod:desc" ||
    token.deprel === "nmod:unmarked";
  const of = (...forms: readonly Sense["form"][]): readonly string[] => [
    ...new Set(senses.filter((sense) => forms.includes(sense.form)).map((sense) => sense.entity)),
  ];
  const draft = (
    ids: readonly string[],
    form: Mention["form"],
    located: boolean,
    by: string,
    tokens = candidate.tokens,
  ): Draft => {
    const entity = ids.length === 1 ? knowledge.entities.get(ids[0] ?? "") : undefined;
    // "Saudi King Abdullah": which of several bearers of a name is meant.
    const beside = entity === undefined && kindIsBody(form) ? statesOf(candidate, known) : [];
    const country = entity?.country ?? (beside.length === 1 ? beside[0] : undefined);
    const kind = entity?.kind ?? commonKind(ids.map((id) => knowledge.entities.get(id)?.kind));
    return {
      sentence,
      head,
      tokens,
      name: [name.start, name.end],
      span: spanOf(sentence, tokens),
      headSpan: wordSpan(sentence, headWithin(tokens, head)),
      form,
      coarse: kind === "person" || kind === "people" ? "person" : "organisation",
      ...(kind === undefined ? {} : { kind }),
      senses: ids,
      ...(country === undefined ? {} : { country }),
      ...(entity?.sector === undefined ? {} : { sector: entity.sector }),
      ...(entity?.gender === undefined ? {} : { gender: entity.gender }),
      number: kind === "people" || token.xpos === "NNS" || token.xpos === "NNPS" ? "plural" : "singular",
      grammaticalPerson: 3,
      definite: true,
      noun: token.lemma.toLowerCase(),
      located,
      by,
    };
  };
  const adjectives = of("adjective");
  const states = of("state");
  const people = of("people");
  const bare = [name.start, name.end] as const;
  if (adjectives.length > 0 && states.length === 0) {
    if (modifies || (token.upos === "ADJ" && token.deprel === "conj")) {
      const governor = sentence.tokens[token.head];
      if (governor !== undefined && NOT_OF_STATE.test(governor.lemma.toLowerCase())) return undefined;
      return draft(adjectives, "adjective", false, "adjective of a state", bare);
    }
    if (people.length > 0 || isPeople(candidate)) {
      if (isLanguage(candidate)) return undefined;
      const ids = people.length > 0 ? people : adjectives.map((id) => bodyId(id, "people"));
      return draft(ids, "nominal", false, "demonym");
    }
    // "in English", "Turkish is hard": the language.
    return undefined;
  }
  if (people.length > 0) {
    if (modifies) return draft(adjectives, "adjective", false, "adjective of a state", bare);
    if (isLanguage(candidate)) return undefined;
    return draft(people, "nominal", false, "demonym");
  }
  if (senses.every((sense) => sense.form === "place")) {
    const text = textOf(sentence, [name.start, name.end]);
    return place(
      candidate,
      words.places.find(text)?.[0]?.kind ?? "unknown",
      modifies ? bare : candidate.tokens,
      "gazetteer",
    );
  }
  const others = of("name", "acronym", "metonym", "former");
  const use = useOf(sentence, head, detector.verbs, words);
  if (states.length > 0 && others.length === 0) {
    const seats = of("seat");
    if (modifies) return draft(states, "name", use === "place", "name of a state", bare);
    return draft(states, "name", use === "place" && seats.length === 0, "name of a state");
  }
  if (others.length > 0) {
    // "the Hazara community", "Kurdish forces": the phrase as a whole may be somebody, the modifier alone is not.
    if (modifies && others.every((id) => knowledge.entities.get(id)?.kind === "people")) return undefined;
    const modifier = modifies && knowledge.entities.get(others[0] ?? "")?.kind !== "person";
    const metonym = senses.every((sense) => sense.form === "metonym");
    return draft(others, metonym ? "metonym" : "name", false, "knowledge base", modifier ? bare : candidate.tokens);
  }
  const seats = of("seat");
  if (seats.length === 0) return undefined;
  const text = sentence.tokens
    .slice(name.start, name.end)
    .map((part) => part.form)
    .join(" ");
  const isCity = detector.words.places.find(text) !== undefined;
  if (!isCity || speaksForGovernment(sentence, head, use, detector)) {
    return {
      ...draft(
        seats.map((id) => id.replace(/\.gov$/, "")),
        "metonym",
        false,
        "seat of government",
        modifies ? bare : candidate.tokens,
      ),
      kind: "state",
    };
  }
  // "Tashkent University": a part of that name, not a place of its own.
  if (
    modifies &&
    isProper(sentence.tokens[token.head]) &&
    sentence.tokens[name.end]?.spaceAfter !== undefined &&
    token.head > head
  ) {
    return undefined;
  }
  return place(candidate, "city", modifies ? bare : candidate.tokens, "gazetteer");
}

const kindIsBody = (form: Mention["form"]): boolean => form === "name" || form === "metonym";

const commonKind = (kinds: readonly (ActorKind | undefined)[]): ActorKind | undefined =>
  kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;

/** "the French", "the Chinese": an adjective with the article stands for the people. */
/** A bare name beside its head ("minister Taliban", tied the wrong way round) is headed by its own last word. */
const headWithin = ([start, end]: readonly [start: number, end: number], head: number): number =>
  start <= head && head < end ? head : end - 1;

const isPeople = ({ sentence, head }: Candidate): boolean =>
  dependent(sentence, head, "det")?.lemma.toLowerCase() === "the";

function speaksForGovernment(sentence: Sentence, index: number, use: string, detector: Detector): boolean {
  const token = tokenAt(sentence, index);
  const governor = sentence.tokens[token.head];
  if (governor === undefined || use === "place") return false;
  const verb = governor.lemma.toLowerCase();
  const { speaks, addresses, lies } = detector.verbs;
  if (token.deprel === "nsubj") return speaks.has(verb) && !lies.has(verb);
  if (token.deprel === "obj" || token.deprel === "iobj" || token.deprel === "nsubj:pass")
    return addresses.has(verb) && !detector.verbs.holds.has(verb);
  if (token.deprel === "obl:agent") return true;
  if (token.deprel === "nmod:poss") return true;
  const preposition = dependent(sentence, index, "case")?.lemma.toLowerCase();
  return preposition === "with" || preposition === "between" || preposition === "against" || preposition === "by";
}

/** "in Russian", "speaks Turkish": a bare singular is the language, people take an article or a plural. */
const isLanguage = (candidate: Candidate): boolean =>
  !isPlural(candidate) && dependent(candidate.sentence, candidate.head, "det", "nummod", "amod") === undefined;
