import { compareText } from "../ids.ts";
import type { ActorDigest } from "./identity.ts";

/** One actor of several documents. */
export interface JoinedActor {
  readonly key: string;
  readonly name: string;
  /** How sure it is that all are one, and what speaks for it. */
  readonly certainty: "sure" | "likely" | "unsure";
  readonly reason: string;
  /** Key of the state, group or office that it belongs to or speaks for, where it is one. */
  readonly group?: string;
}

export interface ActorsOf {
  readonly document: string;
  readonly actors: readonly ActorDigest[];
}

/** Finds an actor of a document again: `joined(document, actor)`. */
export type Joined = (document: string, actor: string) => JoinedActor | undefined;

/** What people say of who is one: it holds whatever documents have in common. */
export interface SaidOfActors {
  /** The key of an actor of a document that a verdict speaks of, named by `actorThing`. */
  own(thing: string): string | undefined;
  /** The key of all others that bear this one. */
  ofHub(key: string): string;
}
const NOTHING_SAID: SaidOfActors = { own: () => undefined, ofHub: (key) => key };

/** An actor of one document, as verdicts name it. */
export const actorThing = (document: string, actor: string): string => `${document} ${actor}`;
export const documentOfThing = (thing: string): string => thing.slice(0, thing.lastIndexOf(" "));

/**
 * Who is one and the same in a set of documents. By what they have in common alone, never by way of a third: an entry of
 * the knowledge base; a full name, unless the documents give it different countries; an acronym or short name that
 * exactly one of the full names here bears as well. All else stays the actor of its own document.
 */
export function joinActors(documents: readonly ActorsOf[], said: SaidOfActors = NOTHING_SAID): Joined {
  const countries = new Map<string, Set<string>>();
  const bearers = new Map<string, Set<string>>();
  for (const { key, country, aliases } of documents.flatMap(({ actors }) => actors)) {
    if (!key.startsWith("name:")) continue;
    const known = countries.get(key) ?? new Set();
    if (country !== undefined) known.add(country);
    countries.set(key, known);
    for (const alias of aliases) bearers.set(alias, (bearers.get(alias) ?? new Set()).add(key));
  }

  const joined = new Map<string, Omit<JoinedActor, "name">>();
  const names = new Map<string, Map<string, number>>();
  for (const { document, actors } of documents) {
    for (const actor of actors) {
      const found = judged(identityOf(actor, document), actor, document);
      joined.set(actorThing(document, actor.id), found);
      const counts = names.get(found.key) ?? new Map<string, number>();
      names.set(found.key, counts.set(actor.name, (counts.get(actor.name) ?? 0) + 1));
    }
  }
  const called = new Map([...names].map(([key, counts]) => [key, commonest(counts)]));
  return (document, actor) => {
    const found = joined.get(actorThing(document, actor));
    return found === undefined ? undefined : { ...found, name: called.get(found.key) ?? "" };
  };

  function judged(
    { group, ...found }: Omit<JoinedActor, "name">,
    actor: ActorDigest,
    document: string,
  ): Omit<JoinedActor, "name"> {
    const belongs = group === undefined ? {} : { group: said.ofHub(group) };
    const own = said.own(actorThing(document, actor.id));
    const renamed = [actor.key, found.key]
      .map((key) => said.ofHub(key))
      .find((key, at) => key !== [actor.key, found.key][at]);
    const key = own ?? renamed ?? found.key;
    if (key === found.key) return { ...found, ...belongs };
    return { key, certainty: "sure", reason: "people have said who it is", ...belongs };
  }

  function identityOf(actor: ActorDigest, document: string): Omit<JoinedActor, "name"> {
    const [group] = actor.partOf;
    const belongs = group === undefined || actor.partOf.length > 1 ? {} : { group };
    if (actor.key.startsWith("kb:")) {
      return { key: actor.key, certainty: "sure", reason: "the same entry of the knowledge base", ...belongs };
    }
    if (!actor.key.startsWith("name:")) {
      return { key: actor.key, certainty: "unsure", reason: "known in this document alone", ...belongs };
    }
    const short = actor.key.slice(actor.key.lastIndexOf(":") + 1);
    const full = [...(bearers.get(short) ?? [])].filter((key) => key !== actor.key);
    const [only] = full;
    if (only !== undefined && full.length === 1) {
      return { key: only, certainty: "likely", reason: `“${actor.name}” is another name of it here`, ...belongs };
    }
    const known = countries.get(actor.key) ?? new Set();
    if (known.size < 2) return { key: actor.key, certainty: "likely", reason: "the same full name", ...belongs };
    if (actor.country === undefined) {
      return {
        key: `${actor.key}:in:${document}`,
        certainty: "unsure",
        reason: "a name that several bear",
        ...belongs,
      };
    }
    return {
      key: `${actor.key}:${actor.country}`,
      certainty: "likely",
      reason: "the same full name and country",
      ...belongs,
    };
  }
}

const commonest = (names: ReadonlyMap<string, number>): string =>
  [...names].toSorted(([a, n], [b, m]) => m - n || compareText(a, b))[0]?.[0] ?? "";
