import { z } from "zod";
import type { Actor, Place } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { tokenAt } from "../../doc/tree.ts";
import { parseTable } from "../../lexicon/table.ts";
import { type Annotations, sentenceAt } from "../annotations.ts";
import type { Resources } from "../resources.ts";
import { casesOf } from "./clause.ts";

/**
 * States that are named as a place but stand at the other end of a deed: who "visited Russia" was Russia's guest, who
 * "invaded Lebanon" did it to Lebanon. Only recipients: nobody acts for having something happen on its soil.
 */
export interface Territory {
  /** The state whose name stands at this token, where its name is read as a place. */
  stateAt(sentence: Sentence, token: number, whole: boolean): Actor | undefined;
  /** States that no mention had made an actor, for the document's actors. */
  readonly added: readonly Actor[];
}

export type StateNames = ReadonlyMap<string, string>;

const stateRow = z.object({ iso3: z.string().regex(/^[A-Z]{3}$/), name: z.string() });

/** From ISO 3166-1 alpha-3 to the name of the state. */
export function readStateNames(resources: Resources): StateNames {
  const rows = parseTable("actors/states.tsv", resources.lexicon("actors/states.tsv"), stateRow);
  return new Map(rows.map((row) => [row.iso3, row.name]));
}

const AWAY = new Set(["from", "near", "outside", "across", "over", "along", "by", "through", "off", "around"]);

export function createTerritory(annotations: Annotations, names: StateNames): Territory {
  const byToken = new Map<number, { readonly place: Place; readonly span: Span }>();
  for (const place of annotations.places) {
    if (place.country === undefined) continue;
    for (const span of place.mentions) {
      const sentence = sentenceAt(annotations.sentences, span[0]);
      for (const token of sentence?.tokens ?? []) {
        if (token.start < span[0] || token.end > span[1]) continue;
        const head = sentence === undefined || token.head < 0 ? undefined : tokenAt(sentence, token.head);
        if (head === undefined || head.start < span[0] || head.end > span[1]) byToken.set(token.start, { place, span });
      }
    }
  }
  const added: Actor[] = [];
  const stateOf = (country: string, span: Span): Actor | undefined => {
    const known = [...annotations.actors, ...added].find(
      (actor) => actor.kind === "state" && actor.country === country,
    );
    if (known !== undefined) return known;
    const name = names.get(country);
    if (name === undefined) return undefined;
    const state: Actor = {
      id: `a${annotations.actors.length + added.length + 1}`,
      name,
      entity: country,
      kind: "state",
      country,
      mentions: [{ span, head: span, form: "name" }],
      by: "state named as the place that a deed is done to",
      certainty: "likely",
    };
    added.push(state);
    return state;
  };
  return {
    added,
    stateAt: (sentence, token, whole) => {
      const found = byToken.get(tokenAt(sentence, token).start);
      if (found?.place.country === undefined || (whole && found.place.kind !== "country")) return undefined;
      if (casesOf(sentence, token).some((word) => AWAY.has(word.split(" ")[0] ?? ""))) return undefined;
      return stateOf(found.place.country, found.span);
    },
  };
}
