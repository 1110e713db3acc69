import type { Actor } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { conjuncts, dependents, tokenAt } from "../../doc/tree.ts";

/** The actors that a source phrase means: its head and what is joined to it; a relative pronoun stands for its noun. */
export function actorsOf(sentence: Sentence, head: number, heads: ReadonlyMap<number, Actor>): readonly string[] {
  const found = new Set<string>();
  for (const index of conjuncts(sentence, head)) {
    const actor = actorAt(sentence, index, heads);
    if (actor !== undefined) found.add(actor.id);
  }
  return [...found];
}

function actorAt(sentence: Sentence, index: number, heads: ReadonlyMap<number, Actor>): Actor | undefined {
  const token = tokenAt(sentence, index);
  const direct = heads.get(token.start);
  if (direct !== undefined) return direct;
  if (token.feats["PronType"] === "Rel" || /^(?:who|which|that)$/i.test(token.form)) {
    for (let at = token.head; at >= 0; at = tokenAt(sentence, at).head) {
      const up = tokenAt(sentence, at);
      if (up.deprel === "acl:relcl" && up.head >= 0) return actorAt(sentence, up.head, heads);
    }
  }
  // Names of several words: the mention layer may take another word of the same name for its head.
  for (const part of dependents(sentence, index, "flat", "compound", "appos")) {
    const actor = heads.get(part.start);
    if (actor !== undefined && part.upos === "PROPN") return actor;
  }
  return undefined;
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
