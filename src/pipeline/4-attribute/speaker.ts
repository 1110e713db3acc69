import type { Actor } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { conjuncts, dependents, tokenAt } from "../../doc/tree.ts";
import { actorsByHead } from "../annotations.ts";

/** Where actors are found: by the start of a mention's head, and people by any word of their name that only they bear. */
export interface ActorIndex {
  readonly heads: ReadonlyMap<number, Actor>;
  readonly names: ReadonlyMap<string, Actor | undefined>;
}

export function indexActors(actors: readonly Actor[]): ActorIndex {
  const names = new Map<string, Actor | undefined>();
  for (const actor of actors) {
    if (actor.kind !== "person") continue;
    for (const word of new Set(actor.name.toLowerCase().split(/\s+/u))) {
      names.set(word, names.has(word) && names.get(word) !== actor ? undefined : actor);
    }
  }
  return { heads: actorsByHead(actors), names };
}

/** The actors that a source phrase means: its head and what is joined to it; a relative pronoun stands for its noun. */
export function actorsOf(sentence: Sentence, head: number, actors: ActorIndex): readonly string[] {
  const found = new Set<string>();
  for (const index of conjuncts(sentence, head)) {
    const actor = actorAt(sentence, index, actors);
    if (actor !== undefined) found.add(actor.id);
  }
  return [...found];
}

function actorAt(sentence: Sentence, index: number, actors: ActorIndex): Actor | undefined {
  const token = tokenAt(sentence, index);
  const direct = actors.heads.get(token.start);
  if (direct !== undefined) return direct;
  if (token.feats["PronType"] === "Rel" || /^(?:who|which|that)$/i.test(token.form)) {
    for (let at = token.head; at >= 0; at = tokenAt(sentence, at).head) {
      const up = tokenAt(sentence, at);
      if (up.deprel === "acl:relcl" && up.head >= 0) return actorAt(sentence, up.head, actors);
    }
  }
  // Names of several words: the mention layer may take another word of the same name for its head.
  const parts = [token, ...dependents(sentence, index, "flat", "compound", "appos")].filter(
    ({ upos }) => upos === "PROPN",
  );
  for (const part of parts) {
    const actor = actors.heads.get(part.start);
    if (actor !== undefined) return actor;
  }
  // A bare surname that was not recognised as a mention: only where it can mean one person of this document.
  return parts.length === 1 ? actors.names.get(token.form.toLowerCase()) : undefined;
}

/** The actors named inside a label: by their mentions there, else by their last name in whatever capitals. */
export function actorsIn(text: string, label: Span, actors: readonly Actor[]): readonly string[] {
  const inside = actors.filter(({ mentions }) =>
    mentions.some(({ head }) => label[0] <= head[0] && head[1] <= label[1]),
  );
  if (inside.length > 0) return inside.slice(0, 1).map(({ id }) => id);
  const last = (name: string): string => name.toLowerCase().split(/\s+/u).at(-1) ?? "";
  const wanted = last(text.slice(...label).replace(/\s*\(.*$/u, ""));
  const named = actors.filter(
    ({ name, kind, mentions }) =>
      kind === "person" &&
      (last(name) === wanted ||
        mentions.some(({ span, form }) => form === "name" && last(text.slice(...span)) === wanted)),
  );
  return named.length === 1 ? named.map(({ id }) => id) : [];
}
