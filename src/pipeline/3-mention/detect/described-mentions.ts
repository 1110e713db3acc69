import type { ActorKind } from "../../../doc/reading.ts";
import { dependent, tokenAt } from "../../../doc/tree.ts";
import type { Noun } from "../knowledge/knowledge-base.ts";
import type { Coarse } from "../mention.ts";
import { isProper } from "./candidates.ts";
import { type Detector, type Draft, isDefinite, isPlural, place, spanOf, textOf, wordSpan } from "./draft.ts";
import { groupBody, sectorOf, stateBody, statesOf } from "./facts.ts";
import { type Candidate, features, nounAt, type Words } from "./features.ts";
import type { KnownName } from "./known-name.ts";
import { GENERIC_IN_NAMES, isNamedPlace, membersOf, settle } from "./settle.ts";
import { useOf } from "./use.ts";

/** A phrase that the knowledge base does not hold: the learned head says what sort of thing it is, lexicons say the rest. */
export function describe(
  candidate: Candidate,
  known: readonly KnownName[],
  detector: Detector,
  familiar: ReadonlySet<string>,
): Draft | undefined {
  const { sentence, head, name } = candidate;
  const { words, classifier } = detector;
  const token = tokenAt(sentence, head);
  const noun = nounAt(sentence, head, words.knowledge.nouns);
  if (dependent(sentence, head, "det")?.lemma.toLowerCase() === "no") return undefined;
  const told = settle(candidate, noun, classifier.classify(features(candidate, words)).coarse, detector, familiar);
  if (told === "other") return undefined;
  // "the country" is the state itself, whether it acts or one is in it.
  const isState = name === undefined && noun?.role === "state";
  const coarse = isState ? "organisation" : told === "person" && isNamedPlace(candidate, words) ? "place" : told;
  const places = name === undefined ? undefined : words.places.find(textOf(sentence, name));
  if (coarse === "place" || isNamedRegion(candidate, noun, words)) {
    const region = name === undefined ? regionName(candidate) : undefined;
    if (region !== undefined && noun?.kind.startsWith("place:") === true) {
      return place({ ...candidate, name: region }, noun.kind.slice(6), candidate.tokens, "gazetteer");
    }
    const kind = places?.[0]?.kind ?? (noun?.kind.startsWith("place:") === true ? noun.kind.slice(6) : "unknown");
    return place(candidate, kind, candidate.tokens, places === undefined ? "learned head" : "gazetteer");
  }
  const states = statesOf(candidate, known);
  const country = states.length === 1 ? states[0] : undefined;
  const title = candidate.title === undefined ? undefined : words.titles.get(candidate.title);
  const members = coarse === "person" ? membersOf(candidate, words) : undefined;
  const plural = isPlural(candidate) || members !== undefined;
  const generic = name !== undefined && GENERIC_IN_NAMES.test(tokenAt(sentence, name[1] - 1).form);
  const kind = actorKind(coarse, members ?? noun, plural, name !== undefined, lastNoun(candidate, words), generic);
  const sector = generic
    ? undefined
    : sectorOf(candidate, members ?? noun ?? lastNoun(candidate, words), title?.sector);
  const given = name === undefined ? undefined : words.givenNames.get(tokenAt(sentence, name[0]).form);
  const gender = coarse === "person" ? (title?.gender ?? noun?.gender ?? given) : undefined;
  const body = stateBody(candidate, noun, country, known) ?? groupBody(candidate, noun, known, words);
  return {
    sentence,
    head,
    tokens: candidate.tokens,
    ...(name === undefined ? {} : { name }),
    span: spanOf(sentence, candidate.tokens),
    headSpan: wordSpan(sentence, head),
    form: name === undefined ? "nominal" : "name",
    coarse,
    ...(kind === undefined ? {} : { kind }),
    senses: body === undefined ? [] : [body],
    ...(country === undefined ? {} : { country }),
    ...(sector === undefined ? {} : { sector }),
    ...(gender === undefined ? {} : { gender }),
    number: plural ? "plural" : "singular",
    grammaticalPerson: 3,
    definite: isDefinite(candidate),
    noun: token.lemma.toLowerCase(),
    located: isState && useOf(sentence, head, detector.verbs, words) === "place",
    by: body === undefined ? (name === undefined ? "noun phrase" : "name by learned head") : "body of a state",
  };
}

/** "Helmand" of "Helmand province": the capitalised words right before a common noun for a place. */
function regionName({ sentence, head }: Candidate): readonly [start: number, end: number] | undefined {
  let start = head;
  while (isProper(sentence.tokens[start - 1]) && sentence.tokens[start - 1]?.head === head) start--;
  return start === head ? undefined : [start, head];
}

function isNamedRegion(candidate: Candidate, noun: Noun | undefined, words: Words): boolean {
  const name =
    candidate.name === undefined && noun?.kind.startsWith("place:") === true ? regionName(candidate) : undefined;
  return name !== undefined && words.places.find(textOf(candidate.sentence, name)) !== undefined;
}

const lastNoun = ({ sentence, name }: Candidate, words: Words): Noun | undefined => {
  if (name === undefined) return undefined;
  const last = tokenAt(sentence, name[1] - 1);
  return words.knowledge.nouns.get(last.form.toLowerCase()) ?? words.knowledge.nouns.get(last.lemma.toLowerCase());
};

function actorKind(
  coarse: Exclude<Coarse, "other" | "place">,
  noun: Noun | undefined,
  plural: boolean,
  isName: boolean,
  last: Noun | undefined,
  genericName: boolean,
): ActorKind | undefined {
  const told = isName ? (noun ?? last) : noun;
  if (coarse === "person") {
    if (!isName && (told?.kind === "armed-group" || told?.kind === "government")) return told.kind;
    return plural || told?.kind === "people" ? "people" : "person";
  }
  if (told === undefined || told.kind.startsWith("place:") || told.kind === "person") return "organisation";
  // A "Relief Council" is no town council and a "Workers' Union" no bloc of states: such names need more than their last word.
  if (isName && (told.kind === "international-organisation" || genericName)) return "organisation";
  return told.kind as ActorKind;
}
