import type { Span } from "../../doc/span.ts";
import type { DocumentLine } from "../../query/records.ts";
import { type SearchQuery, searchWords } from "../../store/search-query.ts";

/** Characters on either side of the first words found, before the passage is cut at a space. */
const AROUND = 140;

interface Word {
  readonly word: string;
  readonly span: Span;
}

/** The passage in which a search finds its words first, and where in it they stand; nothing where only the title has them. */
export function passageOf(text: string, query: SearchQuery): DocumentLine["found"] {
  const words = wordsOf(text);
  const hits = query.filter(({ exclude }) => !exclude).flatMap((clause) => placesOf(words, clause));
  const sorted = hits.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const [first] = sorted;
  if (first === undefined) return undefined;
  // The window that begins with the first words: it shows as many of the others as stand near them.
  const [start, end] = window(text, first);
  const spans: Span[] = [];
  for (const [from, until] of sorted) {
    const last = spans.at(-1);
    if (until > end || from < start || (last !== undefined && from - start < last[1])) continue;
    spans.push([from - start, until - start]);
  }
  return { text: text.slice(start, end), start, spans };
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const span: Span = [match.index, match.index + match[0].length];
    for (const word of searchWords(match[0])) words.push({ word, span });
  }
  return words;
}

function placesOf(words: readonly Word[], { words: wanted, prefix }: SearchQuery[number]): readonly Span[] {
  const places: Span[] = [];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const matches = wanted.every((word, offset) => {
      const there = words[at + offset]?.word ?? "";
      return prefix && offset === wanted.length - 1 ? there.startsWith(word) : there === word;
    });
    const [first, last] = [words[at], words[at + wanted.length - 1]];
    if (matches && first !== undefined && last !== undefined) places.push([first.span[0], last.span[1]]);
  }
  return places;
}

function window(text: string, [from, until]: Span): Span {
  let start = Math.max(0, from - AROUND / 2);
  let end = Math.min(text.length, until + 2 * AROUND);
  // Whole words, and never half a character.
  const space = start === 0 ? 0 : text.slice(start, from).search(/\s/);
  if (start > 0) start = space < 0 ? from : start + space + 1;
  if (end < text.length) {
    const before = text.slice(until, end).search(/\s\S*$/);
    end = before < 0 ? until : until + before;
  }
  return [start, end];
}
