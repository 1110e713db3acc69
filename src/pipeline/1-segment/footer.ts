import { sameTitle } from "./block.ts";
import type { Draft } from "./draft.ts";
import type { FrontReader } from "./front.ts";

const LIST_LINES = 8;
const LIST_WORDS = 20;
/** In a page's head a list of links may stand right above the title: only section names are taken for its lines there. */
const LIST_WORDS_IN_HEADER = 3;

/** Marks the headline-like lines under "Most read" and the like. */
export function markLists(draft: Draft): void {
  const { blocks, kinds, firstProse } = draft;
  for (let head = 0; head < blocks.length; head += 1) {
    if (blocks[head]?.cue?.role !== "list" || kinds[head] !== "clutter") continue;
    const longest = head < firstProse ? LIST_WORDS_IN_HEADER : LIST_WORDS;
    for (let line = head + 1; line <= head + LIST_LINES; line += 1) {
      const block = blocks[line];
      if (block === undefined || kinds[line] !== undefined || block.prose || block.wordCount > longest) break;
      if (/[.:"”]$/u.test(block.text)) break;
      kinds[line] = "clutter";
    }
  }
}

/** What comes after the report: comment forms, links, lines about the author, the beginnings of other reports. */
export function markFooter(draft: Draft, reader: FrontReader): void {
  const { blocks, kinds, firstProse } = draft;
  const comments = blocks.findIndex((block, index) => index > firstProse + 2 && block.cue?.role === "comments");
  if (comments >= 0) kinds.fill("clutter", comments);
  markTeasers(draft, reader);
  const last = blocks.findLastIndex(
    (block, index) => index > firstProse && block.prose && kinds[index] === undefined && block.cue?.role !== "bio",
  );
  const lastReport = Math.max(last, firstProse);
  const title = blocks[kinds.indexOf("title")]?.plain ?? "";
  let over = false;
  for (let index = lastReport + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    const role = block?.cue?.role;
    if (role === "bio" || (title !== "" && sameTitle(block?.plain ?? "", title))) kinds[index] = "clutter";
    over ||= role === "tail" || role === "list" || role === "bio";
    if (over && kinds[index] === undefined) kinds[index] = "clutter";
  }
  markHeadlines(draft, lastReport);
}

const FEWEST_TEASERS = 3;

/**
 * "Missing links / Updated 27 Apr 2024 / Missing links / As the past decades have shown …", again and again: the site's
 * other reports. A chronology has dates above its paragraphs, too, but no headlines beside them.
 */
function markTeasers({ text, blocks, kinds, firstProse }: Draft, reader: FrontReader): void {
  const isHeadline = (index: number): boolean => {
    const block = blocks[index];
    return (
      block !== undefined && !block.prose && block.wordCount >= 2 && reader.line(text, block.content) === undefined
    );
  };
  let count = 0;
  let first = -1;
  for (let index = firstProse + 2; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || block.prose || kinds[index] === "caption") continue;
    const line = reader.line(text, block.content);
    if (line?.date === undefined || line.author !== undefined || !(isHeadline(index - 1) || isHeadline(index + 1)))
      continue;
    if (first < 0) first = isHeadline(index - 1) ? index - 1 : index;
    count += 1;
  }
  if (count < FEWEST_TEASERS) return;
  // Section names above the first teaser; a short sentence is still the report.
  while (
    first > firstProse + 1 &&
    blocks[first - 1]?.prose === false &&
    !/[.!?…][”"’)]*$/u.test(blocks[first - 1]?.text ?? "")
  )
    first -= 1;
  kinds.fill("clutter", first);
}

const FEWEST_HEADLINES = 3;

/** Lines in the capitals of headlines at the very end are links to other reports. */
function markHeadlines({ blocks, kinds }: Draft, lastReport: number): void {
  let from = blocks.length;
  let count = 0;
  while (from - 1 > lastReport) {
    const block = blocks[from - 1];
    if (block === undefined || (kinds[from - 1] === undefined && !isHeadlineCase(block.plain, block.wordCount))) break;
    if (kinds[from - 1] === undefined) count += 1;
    from -= 1;
  }
  if (count < FEWEST_HEADLINES) return;
  for (let index = from; index < blocks.length; index += 1) kinds[index] ??= "clutter";
}

function isHeadlineCase(text: string, wordCount: number): boolean {
  if (wordCount < 4 || wordCount > 20 || /[.;:"”]$/u.test(text)) return false;
  const long = text.match(/(?<!\p{L})\p{L}{4,}/gu) ?? [];
  const capital = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length >= 2 && capital.length >= 0.8 * long.length;
}
