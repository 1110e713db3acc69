import type { Reading } from "../doc/reading.ts";
import { byPosition, type Span } from "../doc/span.ts";
import { ELEMENT_KINDS, type ElementKind, type Item, itemNamed, itemsOf, keySpans, LISTS } from "./elements.ts";
import { MENTION_FIELDS, mentionAt } from "./values.ts";

/** The reading with this element in the place of the one with its id, or, where there is none, in the order of the text. */
export function withItem(reading: Reading, item: Item): Reading {
  const items = itemsOf(reading, item.kind);
  const start = startOf(item);
  const there = items.findIndex(({ element }) => element.id === item.element.id);
  const after = items.findIndex((other) => byPosition(startOf(other), start) > 0);
  const elements = items.map(({ element }) => element);
  const at = there >= 0 ? there : after >= 0 ? after : items.length;
  return { ...reading, [LISTS[item.kind]]: elements.toSpliced(at, there >= 0 ? 1 : 0, item.element) };
}

const startOf = (item: Item): Span => keySpans(item).toSorted(byPosition)[0] ?? [0, 0];

/** The element with one field set to a value of this reading; null takes an optional field away. */
export function withField(item: Item, field: string, value: unknown, at: Span): Item {
  const set = <E extends object>(element: E, name: string): E => {
    const copy = { ...element } as Record<string, unknown>;
    if (value === null) delete copy[name];
    else copy[name] = value;
    return copy as E;
  };
  if (item.kind === "attribution" && field === "source")
    return { ...item, element: { ...item.element, source: set(item.element.source, "actors") } };
  if (item.kind === "attribution" && field === "sourceWords")
    return { ...item, element: { ...item.element, source: set(item.element.source, "span") } };
  if (item.kind === "event" && MENTION_FIELDS.has(field)) {
    const told = mentionAt(item.element.mentions, at);
    const mentions = item.element.mentions.map((mention) => (mention === told ? set(mention, field) : mention));
    return { ...item, element: { ...item.element, mentions } };
  }
  const changed = { ...item, element: set(item.element, field) } as Item;
  // Who it is has been decided: what it might be as well is no longer open.
  if (changed.kind === "actor" && field === "entity") {
    const { candidates: _, ...element } = changed.element;
    return { ...changed, element };
  }
  return changed;
}

/** An id that no element of the reading has. */
export function freshId(reading: Reading): string {
  const taken = ELEMENT_KINDS.reduce((sum, kind: ElementKind) => sum + itemsOf(reading, kind).length, 0);
  for (let number = 1; number <= taken; number++) {
    if (itemNamed(reading, `h${number}`) === undefined) return `h${number}`;
  }
  return `h${taken + 1}`;
}
