import type { EventDigest, Party } from "../../../src/fusion/stories/event-digest.ts";
import type { LeadDigest } from "../../../src/fusion/stories/lead-digest.ts";

/** A day of April 2022, by its number. */
export const april = (day: number): { readonly first: number; readonly last: number } => {
  const first = Date.UTC(2022, 3, day) / 86_400_000;
  return { first, last: first };
};

export const party = (key: string, ...partOf: readonly string[]): Party => ({
  key: `kb:${key}`,
  name: key,
  partOf,
  known: true,
});
export const described = (name: string, ...partOf: readonly string[]): Party => ({
  key: `in:x#${name}`,
  name,
  partOf,
  known: false,
});

let items = 0;
/** A report of an attack by A on B, in a document of its own, published on 17 April; all of it can be said otherwise. */
export function report(fields: Partial<EventDigest> = {}): EventDigest {
  const document = fields.document ?? `d${++items}`;
  return {
    item: `${document}#${items}`,
    document,
    event: "e1",
    type: "ASSAULT",
    unreal: false,
    actors: [party("A")],
    recipients: [party("B")],
    published: april(17),
    spots: [],
    figures: [],
    trigger: ["bomb"],
    words: ["villag", "dawn"],
    ...fields,
  };
}

export function opening(fields: Partial<LeadDigest> = {}): LeadDigest {
  const document = fields.document ?? `d${++items}`;
  return {
    item: `${document}#lead`,
    document,
    published: april(17),
    actors: [],
    spots: [],
    numbers: [],
    days: [],
    words: [],
    ...fields,
  };
}
