import type { ActorKind, Reading } from "../../src/doc/reading.ts";

/** The scorers of entities and coreference know fewer kinds than a reading. */
const TYPE_OF: Readonly<Partial<Record<ActorKind, string>>> = {
  state: "state",
  government: "government",
  "armed-group": "armed_group",
  party: "party",
  media: "media",
  person: "person",
  people: "people",
};

interface Entity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly id?: string;
}

/**
 * The prediction line of one document: every mention of an actor or place, with times for the scorer of entities and
 * with ids for that of coreference, to whom a state is a place. Written here because the converter that comes with the
 * scorers stops at the first actor.
 */
export function entityLine(reading: Reading, kind: "entities" | "coref"): string {
  const { document, actors, places, times } = reading;
  const entities: Entity[] = [];
  const add = ([start, end]: readonly [number, number], type: string, id: string | undefined): void => {
    entities.push({ start, end, type, ...(id === undefined || kind === "entities" ? {} : { id }) });
  };
  for (const actor of actors) {
    const plain = TYPE_OF[actor.kind] ?? "organisation";
    const type = kind === "coref" && plain === "state" ? "place" : plain;
    for (const mention of actor.mentions) add(mention.span, type, actor.id);
  }
  for (const place of places) for (const span of place.mentions) add(span, "place", place.id);
  if (kind === "entities") for (const time of times) if (time.span !== undefined) add(time.span, "date", undefined);
  return JSON.stringify({ id: document.key ?? document.id, entities });
}
