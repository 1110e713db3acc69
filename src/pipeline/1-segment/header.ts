import type { Span } from "../../doc/span.ts";
import { type Block, endsInTitle, sameTitle } from "./block.ts";
import { type Draft, isGivenTitle } from "./draft.ts";
import type { FrontReader } from "./front.ts";

const TITLE_LENGTH = 220;
const TITLE_WORDS = 3;
const STANDFIRST_WORDS = 12;
/** A longer line between title and report says something; a shorter one may be a place or a name, and stays body. */
const STANDFIRST_LEAST = 5;
/** More lines than this under a title are a table or an infobox, not a standfirst. */
const MOST_STANDFIRSTS = 2;

/** Finds masthead, title and standfirst above the first paragraph of prose; what is left above the title is clutter. */
export function markHeader(draft: Draft, reader: FrontReader): void {
  const { text, blocks, kinds, firstProse } = draft;
  markMasthead(draft, reader);
  const title = titleOf(draft);
  if (title === undefined) return;
  kinds[title] = "title";
  const isBelowFurniture = kinds.lastIndexOf("clutter", title) >= 0;
  let standfirsts = 0;
  for (let index = 0; index < firstProse; index += 1) {
    const block = blocks[index];
    if (block === undefined || kinds[index] !== undefined) continue;
    if (index < title) {
      if (isBelowFurniture || sameTitle(block.plain, blocks[title]?.plain ?? "") || isPath(draft, index))
        kinds[index] = "clutter";
    } else if (reader.isOutlet(block.plain)) {
      kinds[index] = "credit";
      draft.origin ??= block.content;
    } else if (block.wordCount >= STANDFIRST_LEAST && !block.plain.endsWith(":") && standfirsts < MOST_STANDFIRSTS) {
      kinds[index] = "standfirst";
      standfirsts += 1;
    }
  }
  const lead = blocks[firstProse];
  if (lead !== undefined && isStandfirst(draft, title) && reader.dateline(text, lead.span) === undefined) {
    kinds[firstProse] = "standfirst";
  }
}

/** "STEPPE COURIER | Central Asia's daily", "The Potomac Ledger": above the title, and not the only line there. */
function markMasthead(draft: Draft, reader: FrontReader): void {
  const { blocks, kinds, firstProse } = draft;
  const open = indices(firstProse).filter((index) => kinds[index] === undefined && blocks[index]?.prose === false);
  if (open.length < 2) return;
  for (const index of open.slice(0, -1)) {
    const block = blocks[index];
    if (block === undefined) continue;
    const name = block.plain.split(/\s+[|–—-]\s+/u)[0] ?? "";
    if (!reader.isOutlet(name)) {
      if (isTitleLike(block) && block.wordCount >= TITLE_WORDS) return;
      continue;
    }
    const start = block.content[0];
    draft.masthead = [start, start + name.length] satisfies Span;
    kinds[index] = "clutter";
    markTagline(draft, open, index);
    return;
  }
}

/** "Watching the frontier since 1923": right under the masthead, when the title stands apart below. */
function markTagline({ blocks, kinds }: Draft, open: readonly number[], masthead: number): void {
  if (!open.some((index) => index > masthead && blocks[index]?.apart === true && isTitleLike(blocks[index]))) return;
  for (let index = masthead + 1; blocks[index]?.apart === false; index += 1) kinds[index] ??= "clutter";
}

/**
 * The title that the caller gave, or else the first line with the look of one below the menus. Buttons to share a report
 * stand under its title as well as above, so they part nothing. A title that stands there twice counts where it stands last.
 */
function titleOf(draft: Draft): number | undefined {
  const { blocks, kinds, firstProse, givenTitle } = draft;
  const header = indices(firstProse);
  if (givenTitle !== undefined) return header.findLast((index) => isGivenTitle(blocks, index, givenTitle));
  let found: number | undefined;
  for (let end = firstProse; end > 0 && found === undefined; ) {
    let start = end;
    while (start > 0 && !(kinds[start - 1] === "clutter" && blocks[start - 1]?.cue?.role !== "widget")) start -= 1;
    found = bestTitle(draft, start, end);
    end = start - 1;
  }
  const title = found === undefined ? undefined : blocks[found];
  if (title === undefined) return undefined;
  return (
    header.findLast((index) => sameTitle(blocks[index]?.plain ?? "", title.plain) && kinds[index] === undefined) ??
    found
  );
}

const PATH_LINES = 3;

function isPath({ blocks }: Draft, index: number): boolean {
  const longer = blocks[index]?.plain ?? "";
  return blocks.slice(index + 1, index + 1 + PATH_LINES).some((block) => endsInTitle(longer, block.plain));
}

function bestTitle(draft: Draft, start: number, end: number): number | undefined {
  const { blocks, kinds } = draft;
  let short: number | undefined;
  for (let index = start; index < end; index += 1) {
    const block = blocks[index];
    if (block === undefined || kinds[index] !== undefined || !isTitleLike(block) || isPath(draft, index)) continue;
    if (block.wordCount >= TITLE_WORDS) return index;
    short ??= index;
  }
  return short;
}

function isTitleLike(block: Block | undefined): boolean {
  if (block === undefined || block.plain.length > TITLE_LENGTH || block.wordCount < 2) return false;
  // "QUESTION: Why now?" is a turn of an interview, "He named three:" leads up to something.
  return /\p{L}{2}/u.test(block.plain) && !/^\p{Lu}[\p{Lu} .]+:|:$/u.test(block.plain);
}

/** One short sentence right under the title and before much longer paragraphs. */
function isStandfirst({ blocks, kinds, firstProse }: Draft, title: number): boolean {
  const block = blocks[firstProse];
  const next = blocks[firstProse + 1];
  if (block === undefined || next === undefined || firstProse !== title + 1 || kinds[firstProse + 1] !== undefined)
    return false;
  const later = blocks.slice(firstProse + 1).filter((other) => other.prose).length;
  const isShort = block.wordCount <= STANDFIRST_WORDS && next.wordCount >= 2.5 * block.wordCount;
  return isShort && !/["“”]/u.test(block.text) && later >= 3;
}

function indices(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
