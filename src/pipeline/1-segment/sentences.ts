import type { Word } from "../../doc/token.ts";
import { CLOSING_BRACKETS, CLOSING_QUOTES } from "./characters.ts";
import type { SpellingLexicon } from "./lexicon.ts";

const FINAL = /^(?:[.!?…]|\.{2,}|\.?[!?]+)$/u;

/** Groups the words of one paragraph into sentences. */
export function splitSentences(words: readonly Word[], lexicon: SpellingLexicon): readonly (readonly Word[])[] {
  const sentences: Word[][] = [];
  let open: Word[] = [];
  for (const [index, word] of words.entries()) {
    open.push(word);
    const following = words[index + 1];
    if (following !== undefined && ends(open, following, lexicon)) {
      sentences.push(open);
      open = [];
    }
  }
  if (open.length > 0) sentences.push(open);
  return sentences;
}

function ends(open: readonly Word[], following: Word, lexicon: SpellingLexicon): boolean {
  let at = open.length - 1;
  let last = open[at];
  while (last !== undefined && at > 0 && isCloser(last.form)) last = open[--at];
  if (last === undefined || isCloser(following.form)) return false;
  const capital = /^[\p{Lu}\p{N}“"‘'([]/u.test(following.form);
  if (FINAL.test(last.form)) return capital || last.form === ".";
  const kind = lexicon.abbreviations.get(last.form);
  if (kind === "final" || kind === "measure" || kind === "company")
    return /^(?:The|He|She|It|They|In|But|We|I|A|An|On|At|This)$/.test(following.form);
  return false;
}

function isCloser(form: string): boolean {
  return form === '"' || form === "'" || CLOSING_QUOTES.has(form) || CLOSING_BRACKETS.has(form);
}
