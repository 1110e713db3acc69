import type { Reading } from "../doc/reading.ts";
import type { Span } from "../doc/span.ts";
import { type Anchor, resolve } from "./anchor.ts";
import { canonicalJson } from "./canonical.ts";
import { type Item, itemNamed } from "./elements.ts";
import { FIELDS, NEEDED } from "./fields.ts";
import { type JudgementRecord, type Setting, settings } from "./record.ts";
import { localise, MENTION_FIELDS, mentionAt, sameValue } from "./values.ts";

export interface Target {
  readonly id: string;
  readonly span: Span;
  readonly how: "exact" | "moved";
}

/** One person's word on one thing: a field of an element, or that it exists. */
export interface Word {
  readonly record: JudgementRecord;
  readonly target: Target;
  readonly field: string;
  readonly value: unknown;
  /** The same value as the machine's then; absent where it can no longer be told. */
  readonly was?: unknown;
  readonly key: string;
}

export const EXISTS = "exists";

export const isField = ({ field }: Word): boolean => field !== EXISTS && !field.includes(":");

/** What words are about: a field of an element, of one telling where an event has several. */
export const keyOf = (element: string, field: string, at?: Span): string => canonicalJson([element, field, at ?? null]);

/** Adds a record's words to `words`; where it has none left to say, says why. */
export function wordsOf(
  machine: Reading,
  base: Reading,
  record: JudgementRecord,
  target: Target,
  words: Word[],
): string | undefined {
  const item = itemNamed(base, target.id);
  if (item === undefined) return "what it was about is not there";
  const say = (field: string, value: unknown, was?: { readonly value: unknown }): void => {
    const told =
      item.kind === "event" && MENTION_FIELDS.has(field) ? mentionAt(item.element.mentions, target.span) : undefined;
    const key = keyOf(target.id, field, told?.trigger);
    words.push({ record, target, field, value, key, ...(was === undefined ? {} : { was: was.value }) });
  };
  switch (record.act) {
    case "reject":
      say(EXISTS, false);
      return undefined;
    case "alias":
      say(`alias:${record.name}`, record.name);
      return undefined;
    case "grade":
      say(`grade:${record.axis}`, record.grade);
      return undefined;
    case "link": {
      const other = ownEnd(record, base.document) === record.target ? record.with : record.target;
      const there = other.textHash === base.document.textHash ? resolve(other, base) : undefined;
      if (there?.how === "gone") return `“${other.quote}”, its other end: ${there.because}`;
      say(`link:${canonicalJson(other)}`, record.verdict);
      return undefined;
    }
    default: {
      const all = settings(record);
      const many = record.act === "add" || record.act === "confirm";
      // A confirmed relation that the machine no longer finds is nothing without its ends.
      const needed = many && itemNamed(machine, target.id) === undefined ? NEEDED[item.kind] : [];
      if (many) say(EXISTS, true);
      for (const { field, value, was } of all) {
        const lost = sayField(base, item, { field, value, was }, say);
        if (lost !== undefined && (!many || needed.includes(field))) return lost;
      }
      return undefined;
    }
  }
}

function sayField(
  base: Reading,
  item: Item,
  { field, value, was }: Pick<Setting, "field" | "value" | "was">,
  say: (field: string, value: unknown, was?: { readonly value: unknown }) => void,
): string | undefined {
  const rule = FIELDS[item.kind][field];
  if (rule === undefined) return `${item.kind} has no field ${field}`;
  const local = localise(base, rule, value);
  if (!local.ok) return local.because;
  const then = localise(base, rule, was);
  say(field, local.value, then.ok ? { value: then.value } : undefined);
  return undefined;
}

/** A link has an end in each of two texts, or both in one: the end that a document's own reading shows it at. */
export function ownEnd(record: Extract<JudgementRecord, { act: "link" }>, { textHash }: Reading["document"]): Anchor {
  return record.target.textHash !== textHash && record.with.textHash === textHash ? record.with : record.target;
}

/** Grades of the report's outlet, by axis. */
export function outletWords(records: readonly JudgementRecord[]): Iterable<readonly Word[]> {
  const target: Target = { id: "", span: [0, 0], how: "exact" };
  const words = records.flatMap((record): readonly Word[] =>
    record.act === "grade" && record.target.kind === "outlet"
      ? [{ record, target, field: `grade:${record.axis}`, value: record.grade, key: record.axis }]
      : [],
  );
  return Map.groupBy(words, ({ key }) => key).values();
}

/** True where two people say the same of one thing. */
export function agree(base: Reading, a: Word, b: Word): boolean {
  const item = itemNamed(base, a.target.id);
  const rule = item === undefined || !isField(a) ? undefined : FIELDS[item.kind][a.field];
  return rule === undefined ? canonicalJson(a.value) === canonicalJson(b.value) : sameValue(rule, a.value, b.value);
}
