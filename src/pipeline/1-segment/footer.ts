import type { Draft } from "./draft.ts";

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

/** What comes after the report: comment forms, links, lines about the author. */
export function markFooter(draft: Draft): void {
  const { blocks, kinds, firstProse } = draft;
  const last = blocks.findLastIndex(
    (block, index) => index > firstProse && block.prose && kinds[index] === undefined && block.cue?.role !== "bio",
  );
  const lastReport = Math.max(last, firstProse);
  const comments = blocks.findIndex((block, index) => index > firstProse + 2 && block.cue?.role === "comments");
  if (comments >= 0) kinds.fill("clutter", comments);
  let over = false;
  for (let index = lastReport + 1; index < blocks.length; index += 1) {
    const role = blocks[index]?.cue?.role;
    if (role === "bio") kinds[index] = "clutter";
    over ||= role === "tail" || role === "list" || role === "bio";
    if (over && kinds[index] === undefined) kinds[index] = "clutter";
  }
}
