import type { Actor, Attribution, Event, Figure, Place, Reading, Relation } from "../doc/reading.ts";
import { type Span, sameSpan } from "../doc/span.ts";

export const ELEMENT_KINDS = ["actor", "place", "attribution", "event", "relation", "figure"] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** An element of a reading with what kind of element it is. */
export type Item =
  | { readonly kind: "actor"; readonly element: Actor }
  | { readonly kind: "place"; readonly element: Place }
  | { readonly kind: "attribution"; readonly element: Attribution }
  | { readonly kind: "event"; readonly element: Event }
  | { readonly kind: "relation"; readonly element: Relation }
  | { readonly kind: "figure"; readonly element: Figure };

export const LISTS = {
  actor: "actors",
  place: "places",
  attribution: "attributions",
  event: "events",
  relation: "relations",
  figure: "figures",
} as const satisfies Record<ElementKind, keyof Reading>;

export function itemsOf(reading: Reading, kind: ElementKind): readonly Item[] {
  return reading[LISTS[kind]].map((element) => ({ kind, element }) as Item);
}

export function itemNamed(reading: Reading, id: string): Item | undefined {
  for (const kind of ELEMENT_KINDS) {
    const found = itemsOf(reading, kind).find((item) => item.element.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words that an element is known by: any one of them names it. The first is the one to point at. */
export function keySpans(item: Item): readonly Span[] {
  switch (item.kind) {
    case "actor": {
      const { mentions } = item.element;
      const names = mentions.filter(({ form }) => form === "name");
      return [...names, ...mentions.filter(({ form }) => form !== "name")].map(({ span }) => span);
    }
    case "place":
      return item.element.mentions;
    case "attribution": {
      const { cue, content } = item.element;
      return cue === undefined ? content.slice(0, 1) : [cue];
    }
    case "event":
      return item.element.mentions.map(({ trigger }) => trigger);
    case "relation":
      return [item.element.evidence];
    case "figure":
      return [item.element.span];
  }
}

/**
 * What tells elements over the same words apart, in words and never in ids or offsets: one sentence may state two
 * relations, one verb two events. The first part says what it is.
 */
export function labelOf(reading: Reading, item: Item): readonly string[] {
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf(reading, id)).join(", ");
  switch (item.kind) {
    case "actor":
    case "place":
      return [item.element.name];
    case "attribution":
      return [item.element.content.map((span) => reading.document.text.slice(...span)).join(" … ")];
    case "event":
      return [item.element.type, names(item.element.actor), names(item.element.recipient)];
    case "relation":
      return [`${nameOf(reading, item.element.from)} → ${nameOf(reading, item.element.to)}`, item.element.type];
    case "figure":
      return [item.element.what];
  }
}

/** True where the words at this span are a name: a pronoun may be somebody else's in the next engine's eyes. */
export const isNamedAt = ({ kind, element }: Item, span: Span): boolean =>
  kind !== "actor" || element.mentions.some((mention) => mention.form === "name" && sameSpan(mention.span, span));

const nameOf = ({ actors, places }: Reading, id: string): string =>
  (actors.find((actor) => actor.id === id) ?? places.find((place) => place.id === id))?.name ?? "";
