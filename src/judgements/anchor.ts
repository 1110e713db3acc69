import { z } from "zod";
import type { Reading } from "../doc/reading.ts";
import { overlaps, type Span, sameSpan } from "../doc/span.ts";
import { ELEMENT_KINDS, type ElementKind, type Item, isNamedAt, itemsOf, keySpans, labelOf } from "./elements.ts";

/** Characters (UTF-16 code units) on either side that go with a quote, as in the Web Annotation model's text quotes. */
export const CONTEXT = 32;
/** Context on both sides that still tells a place where one figure of a sentence has changed. */
const PARTLY = 12;

const textHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const words = {
  textHash,
  span: z
    .tuple([z.int().nonnegative(), z.int().nonnegative()])
    .readonly()
    .refine(([start, end]) => start < end, { error: "an anchor needs words" }),
  quote: z.string().min(1),
  before: z.string().max(CONTEXT),
  after: z.string().max(CONTEXT),
};

/** Words of a text. */
export const wordsSchema = z.strictObject({ kind: z.literal("words"), ...words }).readonly();
/**
 * An element by its words: which text, where, which words, what stands around them. Ids and rows change with every
 * reading, words do not.
 */
export const anchorSchema = z
  .strictObject({
    kind: z.enum(ELEMENT_KINDS),
    ...words,
    /** What it was called: decides between elements over the same words. */
    label: z.array(z.string()).min(1).readonly(),
    /** Other elements of its kind stood over the same words: then only the same label will do. */
    shared: z.literal(true).exactOptional(),
  })
  .readonly();

export type WordsAnchor = z.infer<typeof wordsSchema>;
export type Anchor = z.infer<typeof anchorSchema>;
type Quoted = Pick<Anchor, "textHash" | "span" | "quote" | "before" | "after">;

export function anchorWords({ document }: Reading, span: Span): WordsAnchor {
  return { kind: "words", ...quoted(document.text, document.textHash, span) };
}

/** Points at an element by those of its words that begin at `at` or hold it, else by the first that name it. */
export function anchorOf(reading: Reading, item: Item, at?: Span): Anchor {
  const { text, textHash } = reading.document;
  const spans = keySpans(item);
  const span = spans.find((one) => at !== undefined && overlaps(one, at)) ?? spans[0] ?? [0, 0];
  const siblings = itemsOf(reading, item.kind).filter((other) => keySpans(other).some((one) => sameSpan(one, span)));
  return {
    kind: item.kind,
    ...quoted(text, textHash, span),
    label: labelOf(reading, item).map((part) => part.toWellFormed()),
    ...(siblings.length > 1 ? { shared: true } : {}),
  };
}

/** Points at words that the machine has made no element of. */
export function anchorNew(reading: Reading, kind: ElementKind, span: Span, label: readonly string[]): Anchor {
  const { text, textHash } = reading.document;
  const there = itemsOf(reading, kind).some((other) => keySpans(other).some((one) => sameSpan(one, span)));
  return { kind, ...quoted(text, textHash, span), label, ...(there ? { shared: true } : {}) };
}

function quoted(text: string, hash: string, [start, end]: Span): Quoted {
  return {
    textHash: hash,
    span: [start, end],
    quote: text.slice(start, end).toWellFormed(),
    // A cut through a surrogate pair would leave half a character that matches nothing.
    before: text
      .slice(isLow(text, start - CONTEXT) ? start - CONTEXT + 1 : Math.max(0, start - CONTEXT), start)
      .toWellFormed(),
    after: text.slice(end, isLow(text, end + CONTEXT) ? end + CONTEXT - 1 : end + CONTEXT).toWellFormed(),
  };
}

const isLow = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /[\udc00-\udfff]/.test(text.charAt(at));

/** "words": they are not there, or not once. "nothing", "other", "alike": they are, but what the machine makes of them. */
export type Lack = "words" | "nothing" | "other" | "alike";
export type Found<T> =
  | { readonly how: "exact" | "moved"; readonly at: T; readonly span: Span }
  | { readonly how: "gone"; readonly lack: Lack; readonly because: string };

const gone = (lack: Lack, because: string) => ({ how: "gone", lack, because }) as const;

/**
 * Where the words are in this document: at their span in the same text; in another version where quote and context are
 * found once. Two places that look alike are none: to choose one silently would move a judgement to other words.
 */
export function locate(anchor: Quoted, { text, textHash }: Reading["document"]): Found<Span> {
  const { span, quote, before, after } = anchor;
  if (textHash === anchor.textHash) {
    const same = text.slice(...span).toWellFormed() === quote;
    return same ? { how: "exact", at: span, span } : gone("words", "the quote is not what stands at its place");
  }
  const whole: Span[] = [];
  const partly: Span[] = [];
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const left = commonEnd(before, text.slice(Math.max(0, start - CONTEXT), start));
    const right = commonStart(after, text.slice(end, end + CONTEXT));
    const [leftWhole, rightWhole] = [left === before.length, right === after.length];
    // At either end of a text there is little context or none, which much else has in common with it.
    const enough = Math.max(left, right) >= PARTLY;
    const oneSide = (leftWhole && left >= CONTEXT - 1) || (rightWhole && right >= CONTEXT - 1);
    if (leftWhole && rightWhole && enough) whole.push([start, end]);
    else if (oneSide || (left >= PARTLY && right >= PARTLY)) partly.push([start, end]);
  }
  const alike = whole.length > 0 ? whole : partly;
  const [only] = alike;
  if (only === undefined) return gone("words", "its words are not in this version");
  if (alike.length > 1) return gone("words", `${alike.length} places in this version look like it`);
  return { how: "moved", at: only, span: only };
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The element that an anchor means in a reading, or why there is none. */
export function resolve(anchor: Anchor, reading: Reading): Found<Item> {
  const words = locate(anchor, reading.document);
  if (words.how === "gone") return words;
  const { span } = words;
  const items = itemsOf(reading, anchor.kind);
  const here = items.filter((item) => keySpans(item).some((one) => sameSpan(one, span)));
  const same = here.filter((item) => sameLabel(labelOf(reading, item), anchor.label));
  const [only] = same;
  if (only !== undefined && same.length === 1) return { how: words.how, at: only, span };
  if (same.length > 1) return gone("alike", `${same.length} elements of its kind stand over its words and look alike`);
  const [sole] = here;
  if (sole !== undefined) {
    const known =
      here.length === 1 && anchor.shared !== true && isNamedAt(sole, span) && isKin(labelOf(reading, sole), anchor);
    return known ? { how: words.how, at: sole, span } : gone("other", "its words now stand for something else");
  }
  // The machine now takes in a word more or less: the same thing, where it says so and nothing else does.
  const around = items.flatMap((item) => {
    const over = keySpans(item).find((one) => overlaps(one, span));
    return over !== undefined && sameLabel(labelOf(reading, item), anchor.label) ? [{ item, over }] : [];
  });
  const [shifted] = around;
  if (shifted === undefined) return gone("nothing", "the machine finds nothing there");
  if (around.length > 1 || anchor.shared === true)
    return gone("alike", "more than one element around its words looks like it");
  return { how: "moved", at: shifted.item, span: shifted.over };
}

const sameLabel = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((part, at) => part.toWellFormed() === b[at]);

/** Two relations of one sentence may have nothing in common; what stands over one verb or number has that in common. */
const isKin = (label: readonly string[], anchor: Anchor): boolean =>
  anchor.kind !== "relation" || label.some((part, at) => part.toWellFormed() === anchor.label[at]);
