import type { Actor, Place } from "../../doc/reading.ts";
import type { Sentence } from "../../doc/token.ts";
import { conjuncts, dependents, tokenAt } from "../../doc/tree.ts";
import { type Annotations, sentenceAt } from "../annotations.ts";
import { type Cast, createCast } from "./cast.ts";
import type { Party } from "./draft.ts";

/** Finds who or what the words of a phrase name, actors first, places where no actor is named. */
export interface Parties {
  /** The actor whose own mention hangs on this word. */
  self(sentence: Sentence, token: number): readonly Party[];
  /** All of a phrase, with what is coordinated; whoever it belongs to where it names nobody itself. */
  of(sentence: Sentence, head: number): readonly Party[];
  /** The same for ground: states and places only. */
  ground(sentence: Sentence, head: number): readonly Party[];
  /** The actor whose name, adjective or other wording in this document is this. */
  worded(text: string): Party | undefined;
  /** The state with this ISO 3166-1 alpha-3 code, if the document names it. */
  state(country: string | undefined): Party | undefined;
  /** The state that a place lies in, where it is known; else the party itself. */
  stateOf(party: Party): Party;
}

export function createParties(annotations: Annotations, groundNouns: ReadonlySet<string>): Parties {
  const cast: Cast = createCast(annotations);
  /** "one of the few countries to", "the most prominent of about 20 groups": the subject is meant, by name. */
  const counted = (sentence: Sentence, head: number): number => {
    const token = tokenAt(sentence, head);
    if (cast.at(sentence, head)?.mentions.some(({ form }) => form === "name") === true) return head;
    const isOf = dependents(sentence, head, "case").some(({ lemma }) => lemma === "of" || lemma === "among");
    const predicate = isOf && token.head >= 0 ? token.head : head;
    if (dependents(sentence, predicate, "cop").length === 0) return head;
    return dependents(sentence, predicate, "nsubj")[0]?.index ?? head;
  };
  const places = placesByWord(annotations);
  const states = new Map<string, Actor>();
  for (const actor of annotations.actors) {
    if (actor.kind === "state" && actor.country !== undefined && !states.has(actor.country))
      states.set(actor.country, actor);
  }
  const party = (actor: Actor): Party => ({ id: actor.id, kind: actor.kind });
  /** A country is one thing, whether this mention of it acts or not. */
  const ofPlace = (place: Place): Party => {
    const state = place.kind === "country" && place.country !== undefined ? states.get(place.country) : undefined;
    return state === undefined ? { id: place.id, kind: "place" } : party(state);
  };
  const placesIn = (sentence: Sentence, head: number): readonly Party[] => {
    const found: Party[] = [];
    for (const part of conjuncts(sentence, head)) {
      const words = [part, ...dependents(sentence, part, "flat", "compound").map((token) => token.index)];
      for (const word of words) {
        const place = places.get(tokenAt(sentence, word).start);
        if (place === undefined) continue;
        found.push(ofPlace(place));
        break;
      }
    }
    return found;
  };
  const unique = (found: readonly Party[]): readonly Party[] => [
    ...new Map(found.map((one) => [one.id, one])).values(),
  ];
  const wordings = new Map<string, Actor>();
  for (const actor of annotations.actors) {
    for (const text of [actor.name, ...actor.mentions.map(({ span }) => annotations.text.slice(...span))]) {
      if (!wordings.has(text)) wordings.set(text, actor);
    }
  }
  const placeById = new Map(annotations.places.map((place) => [place.id, place]));
  return {
    worded: (text) => {
      const actor = wordings.get(text);
      return actor === undefined ? undefined : party(actor);
    },
    state: (country) => {
      const actor = country === undefined ? undefined : states.get(country);
      return actor === undefined ? undefined : party(actor);
    },
    stateOf: (one) => {
      const country = placeById.get(one.id)?.country;
      const state = country === undefined ? undefined : states.get(country);
      return state === undefined ? one : party(state);
    },
    self: (sentence, token) => {
      const actor = cast.at(sentence, token);
      return actor === undefined ? [] : [party(actor)];
    },
    of: (sentence, given) => {
      const head = counted(sentence, given);
      const actors = cast.of(sentence, head).map(party);
      return unique(actors.length > 0 ? actors : placesIn(sentence, head));
    },
    ground: (sentence, head) => {
      const isNamed = tokenAt(sentence, head).upos === "PROPN";
      const direct = placesIn(sentence, head);
      if (direct.length > 0 && isNamed) return unique(direct);
      const self = cast.at(sentence, head);
      if (self?.kind === "state") return [party(self)];
      // "captured the districts" tells of ground, "captured the mood of the country" does not.
      if (!groundNouns.has(tokenAt(sentence, head).lemma.toLowerCase())) return unique(direct);
      const states = cast
        .of(sentence, head)
        .map(party)
        .filter(({ kind }) => kind === "state");
      if (states.length > 0) return unique(states);
      // "areas of Afghanistan", "seven districts in Kunduz province": the ground that it lies in.
      const around = dependents(sentence, head, "nmod", "compound", "amod").flatMap((token) => {
        const actor = cast.at(sentence, token.index);
        if (actor?.kind === "state") return [party(actor)];
        return token.upos === "ADJ" ? [] : placesIn(sentence, token.index);
      });
      return unique(around.length > 0 ? around : direct);
    },
  };
}

/** From the start of every word of a place mention to the place: "northern Yemen" hangs in the tree by its last word. */
function placesByWord(annotations: Annotations): ReadonlyMap<number, Place> {
  const index = new Map<number, Place>();
  for (const place of annotations.places.filter(isNamed)) {
    for (const [start, end] of place.mentions) {
      const sentence = sentenceAt(annotations.sentences, start);
      for (const token of sentence?.tokens ?? [])
        if (token.start >= start && token.end <= end) index.set(token.start, place);
    }
  }
  return index;
}

/** "vast areas" and "a border with" are nowhere that could be pointed at. */
const isNamed = ({ name }: Place): boolean =>
  /\p{Lu}/u.test(name) && !/^(?:an?|the|its|their|this|that)\s+\p{Ll}/u.test(name);
