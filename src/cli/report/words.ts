import { oneLine } from "./layout.ts";

/** Lower case, without punctuation: what is left to compare of two wordings. */
export const bare = (text: string): string =>
  oneLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** Whether the text holds these words, whole and in this order, in any case and with any punctuation between them. */
export const holdsWords = (text: string, words: string): boolean => ` ${bare(text)} `.includes(` ${bare(words)} `);
