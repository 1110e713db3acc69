import type { Reading } from "../../doc/reading.ts";
import { byPosition, contains, type Span } from "../../doc/span.ts";
import { hashSequence, pack, unpack } from "./sketch.ts";
import type { OutletTables } from "./tables.ts";
import { namesIn, type Word, wordsOf } from "./words.ts";

/** One sentence of the body without its quotations. */
export interface Sentence {
  /** Content words in order: 14 bits of hash, FACT for names and numbers, NUMBER for numbers. */
  readonly words: readonly number[];
  /** Hash of all words in order, function words too: 32 bits, unsigned. */
  readonly exact: number;
}

export const FACT = 0x8000;
export const NUMBER = 0x4000;
export const FORM = 0x3fff;

/** With fewer content words of its own ("he said") a sentence says nothing of who wrote it. */
const FEWEST_WORDS = 3;
/** Shorter stretches in quotation marks are names, titles and terms. */
const FEWEST_QUOTED = 4;

/**
 * The sentences of the body as its writer wrote them: no title, byline, credit, caption or clutter; no quotations, which
 * two reporters at one press conference share; no dateline.
 */
export function ownSentences(reading: Reading, tables: OutletTables): readonly Sentence[] {
  const { text, zones } = reading.document;
  const bodies = zones.filter(({ kind }) => kind === "body").map(({ span }) => span);
  const direct = reading.attributions.flatMap(({ mode, content }) => (mode === "direct" ? content : []));
  const texts: string[] = [];
  for (const body of bodies) {
    const quoted = [...quotationsIn(text, body), ...direct.filter((span) => contains(body, span))].sort(byPosition);
    for (const span of reading.sentences) {
      if (contains(body, span)) texts.push(withoutDateline(without(text, span, quoted)));
    }
  }
  const words = texts.map((own) => wordsOf(own).map(tables.word));
  const names = namesIn(words);
  return words.flatMap((of) => {
    const content = of.flatMap((word, at) =>
      word.form === undefined ? [] : [packWord(word.form, word, at > 0 ? word.isCapitalised : names.has(word.plain))],
    );
    return content.length < FEWEST_WORDS ? [] : [{ words: content, exact: hashSequence(of.map(({ exact }) => exact)) }];
  });
}

/** Names and numbers are the news, which two reporters share; the other words are the writer's own. */
const packWord = (form: number, { isNumber }: Word, isName: boolean): number =>
  (form & FORM) | (isNumber ? NUMBER | FACT : isName ? FACT : 0);

const DATELINE =
  /^(?:\p{Lu}[\p{Lu}\p{M}'’.\s-]+(?:[,/][\p{L}\p{N}.,'’\s-]{1,40})?)?(?:\s*\([^)]{2,40}\))?\s*(?:[—–:-]+|\.(?=\s+\p{Lu}\p{Ll}))\s+/u;
const withoutDateline = (sentence: string): string => sentence.replace(DATELINE, "");

/** A single mark opens before a word and closes after one, so that it is no apostrophe. */
const MARK = /["“”«»„\n]|(?<![\p{L}\p{N}])‘|’(?![\p{L}\p{N}])/gu;
const OPENED_BY: Readonly<Record<string, string>> = { '"': '"', "”": "“„", "“": "„", "»": "«", "’": "‘" };

/**
 * Stretches between quotation marks. A line's end closes what was left open: a quotation of several paragraphs opens
 * each of them again.
 */
function quotationsIn(text: string, [start, end]: Span): readonly Span[] {
  const spans: Span[] = [];
  let open = -1;
  for (const { 0: mark, index } of text.slice(start, end).matchAll(MARK)) {
    const at = start + index;
    if (mark === "\n") {
      if (open >= 0) spans.push([open, at]);
      open = -1;
    } else if (open < 0) {
      if ('"“„«‘'.includes(mark)) open = at;
    } else if (OPENED_BY[mark]?.includes(text[open] ?? "") === true) {
      spans.push([open, at + 1]);
      open = -1;
    }
  }
  if (open >= 0) spans.push([open, end]);
  return spans.filter((span) => wordsOf(text.slice(...span)).length >= FEWEST_QUOTED);
}

function without(text: string, [start, end]: Span, holes: readonly Span[]): string {
  let rest = "";
  let from = start;
  for (const [open, close] of holes) {
    if (close <= from || open >= end) continue;
    rest += `${text.slice(from, Math.max(from, open))} `;
    from = close;
  }
  return rest + text.slice(Math.min(from, end), end);
}

export interface Packed {
  readonly sentences: string;
  readonly exact: string;
}

export const packSentences = (sentences: readonly Sentence[]): Packed => ({
  sentences: pack(
    sentences.flatMap(({ words }) => [words.length, ...words]),
    2,
  ),
  exact: pack(
    sentences.map(({ exact }) => exact),
    4,
  ),
});

export function unpackSentences(digest: Packed): readonly Sentence[] {
  const values = unpack(digest.sentences, 2);
  const exact = unpack(digest.exact, 4);
  const sentences: Sentence[] = [];
  for (let at = 0; at < values.length; at += 1 + (values[at] ?? 0)) {
    sentences.push({
      words: values.slice(at + 1, at + 1 + (values[at] ?? 0)),
      exact: exact[sentences.length] ?? 0,
    });
  }
  return sentences;
}
