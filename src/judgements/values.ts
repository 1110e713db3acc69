import type { DateValue, EventMention, Reading } from "../doc/reading.ts";
import { type Span, sameSpan } from "../doc/span.ts";
import { compareText } from "../fusion/ids.ts";
import { type Anchor, anchorOf, anchorWords, locate, resolve, type WordsAnchor } from "./anchor.ts";
import { canonicalJson } from "./canonical.ts";
import { type Item, itemNamed } from "./elements.ts";
import { FIELDS, type Field } from "./fields.ts";

/** The value of a field as the reading holds it: ids, spans; null where the field is absent. */
export function localValue(item: Item, field: string, at: Span): unknown {
  const own: Readonly<Record<string, unknown>> = item.element;
  if (item.kind === "attribution" && field === "source") return item.element.source.actors;
  if (item.kind === "attribution" && field === "sourceWords") return item.element.source.span ?? null;
  if (item.kind === "event" && MENTION_FIELDS.has(field)) {
    const mention: Readonly<Record<string, unknown>> | undefined = mentionAt(item.element.mentions, at);
    return mention?.[field] ?? null;
  }
  return own[field] ?? null;
}

/** Fields of a single telling of an event. */
export const MENTION_FIELDS: ReadonlySet<string> = new Set(["status", "evidence", "attribution"]);

export const mentionAt = (mentions: readonly EventMention[], at: Span): EventMention | undefined =>
  mentions.find(({ trigger }) => sameSpan(trigger, at)) ?? mentions[0];

/** The same value as a record writes it: elements and spans by their words. */
export function portableValue(reading: Reading, item: Item, field: string, at: Span): unknown {
  const rule = FIELDS[item.kind][field];
  const local = localValue(item, field, at);
  if (rule === undefined || local === null) return null;
  switch (rule.form) {
    case "plain":
      return local;
    case "elements":
      return (local as readonly string[]).flatMap((id) => anchorTo(reading, id) ?? []);
    case "element":
      return anchorTo(reading, local as string) ?? null;
    case "words":
      return anchorWords(reading, local as Span);
    case "wordLists":
      return (local as readonly Span[]).map((span) => anchorWords(reading, span));
    case "date":
      return withoutWords(local as DateValue);
  }
}

/** All fields of an element that a person can set, as a record writes them. */
export function portableFields(reading: Reading, item: Item, at: Span): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(FIELDS[item.kind]).map((field) => [field, portableValue(reading, item, field, at)]),
  );
}

function anchorTo(reading: Reading, id: string): Anchor | undefined {
  const item = itemNamed(reading, id);
  return item === undefined ? undefined : anchorOf(reading, item);
}

export type Localised =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly because: string };

/** A record's value in terms of this reading, or which of the things that it points at is not there. */
export function localise(reading: Reading, { form }: Field, value: unknown): Localised {
  if (value === null || form === "plain" || form === "date") return { ok: true, value };
  const each = form === "elements" || form === "wordLists" ? (value as readonly unknown[]) : [value];
  const found: unknown[] = [];
  for (const one of each) {
    const anchor = one as Anchor | WordsAnchor;
    const there = anchor.kind === "words" ? locate(anchor, reading.document) : resolve(anchor, reading);
    if (there.how === "gone") return { ok: false, because: `“${anchor.quote}”, which it points at: ${there.because}` };
    found.push("element" in there.at ? there.at.element.id : there.at);
  }
  if (form === "elements") return { ok: true, value: [...new Set(found)] };
  return { ok: true, value: form === "wordLists" ? found : found[0] };
}

/** Equal as far as a person can set them: parties in any order, dates by what they say and not by their words. */
export function sameValue({ form }: Field, a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === b;
  if (form === "date")
    return canonicalJson(withoutWords(a as DateValue)) === canonicalJson(withoutWords(b as DateValue));
  if (form === "elements")
    return (
      canonicalJson([...(a as string[])].sort(compareText)) === canonicalJson([...(b as string[])].sort(compareText))
    );
  return canonicalJson(a) === canonicalJson(b);
}

const withoutWords = ({ value, precision, basis, anchor }: DateValue): DateValue => ({
  value,
  precision,
  basis,
  ...(anchor === undefined ? {} : { anchor }),
});
