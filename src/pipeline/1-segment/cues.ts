import { z } from "zod";
import type { Span } from "../../doc/span.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";
import { type Item, matchPattern, parsePattern, readPieces } from "./phrase.ts";

export const CUE_ROLES = [
  "nav",
  "widget",
  "label",
  "list",
  "tail",
  "comments",
  "bio",
  "caption",
  "credit",
  "origin",
  "source",
  "byline",
] as const;
export type CueRole = (typeof CUE_ROLES)[number];

export type CueReader = (text: string, paragraph: Span, prose: boolean) => Cue | undefined;

export interface Cue {
  readonly role: CueRole;
  /** The name of the outlet, where the pattern asks for one. */
  readonly outlet?: Span;
}

interface Cued {
  readonly role: CueRole;
  readonly items: readonly Item[];
  /** Letters that must be there; a colon counts for four: "Read more: …" is no sentence. */
  readonly substance: number;
}

const cueRow = z.object({ role: z.enum(CUE_ROLES), pattern: z.string() });

/** In UTF-16 units: longer paragraphs are prose, whatever they begin with. */
const LONGEST = 420;
/** What looks like a sentence is one, unless the pattern is a long one: "Copyright lawyers said so." is no notice. */
const SUBSTANCE_IN_PROSE = 10;

/** Finds out what a paragraph that is not prose of the report is: the first matching row of lexicons/text/cues.tsv. */
export function cueReader(resources: Resources): CueReader {
  const name = "text/cues.tsv";
  const patterns = parseTable(name, resources.lexicon(name), cueRow).map(({ role, pattern }): Cued => {
    const items = parsePattern(pattern);
    return { role, items, substance: substanceOf(items) };
  });
  const { byWord, always } = indexPatterns(patterns);
  return (text, [start, end], prose) => {
    if (end - start > LONGEST) return undefined;
    const pieces = readPieces(text, start, end);
    const asked = new Set(always);
    for (const { lower } of pieces) for (const index of byWord.get(lower) ?? []) asked.add(index);
    for (const index of [...asked].sort((a, b) => a - b)) {
      const pattern = patterns[index];
      if (pattern === undefined || (prose && pattern.substance < SUBSTANCE_IN_PROSE)) continue;
      const found = matchPattern(pattern.items, text, pieces);
      if (found !== undefined) {
        return found.outlet === undefined ? { role: pattern.role } : { role: pattern.role, outlet: found.outlet };
      }
    }
    return undefined;
  };
}

/**
 * From a word to the patterns that a paragraph with this word may fit; `always` are those without a word that must be
 * there. Without this every paragraph of every report would be held against every pattern.
 */
function indexPatterns(patterns: readonly Cued[]): {
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly always: readonly number[];
} {
  const byWord = new Map<string, number[]>();
  const always: number[] = [];
  for (const [index, { items }] of patterns.entries()) {
    const keys = keysOf(items);
    if (keys.length === 0) always.push(index);
    for (const key of new Set(keys)) byWord.set(key, [...(byWord.get(key) ?? []), index]);
  }
  return { byWord, always };
}

/** The words of which one must stand in a paragraph that fits: of several such places the one with the longest words. */
function keysOf(items: readonly Item[]): readonly string[] {
  let best: readonly string[] = [];
  for (const item of items) {
    const choices = item.kind === "word" ? [[item]] : item.kind === "choice" ? item.choices : [];
    const words = choices.map(longestWord);
    if (words.length > 0 && shortest(words) > shortest(best)) best = words;
  }
  return best;
}

function longestWord(items: readonly Item[]): string {
  let longest = "";
  for (const item of items) if (item.kind === "word" && item.text.length > longest.length) longest = item.text;
  return longest;
}

function shortest(words: readonly string[]): number {
  return words.length === 0 ? 0 : Math.min(...words.map((word) => word.length));
}

function substanceOf(items: readonly Item[]): number {
  let sum = 0;
  for (const item of items) {
    if (item.kind === "word") sum += item.text.length;
    else if (item.kind === "mark") sum += 4;
    else if (item.kind === "choice") sum += Math.min(...item.choices.map(substanceOf));
  }
  return sum;
}
