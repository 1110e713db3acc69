import { stem } from "./stem.ts";
import type { OutletTables } from "./tables.ts";

/** A content word of a sentence: what it is compared by, and whether it is a name or a number. */
export interface Word {
  /** Lower case, stemmed, rewordings made one. */
  readonly form: string;
  /** Names and numbers are the news, which two reporters share; the other words are the writer's own. */
  readonly fact: boolean;
  readonly number: boolean;
}

const WORD = /\p{L}\.(?:\p{L}\.)+|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a stretch of text, in order, function words too. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** One spelling for one word: no accents, possessives, thousands' commas or dots of initials. */
export const plainWord = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replace(/[.,'’]/g, "");

export function contentWords(
  words: readonly string[],
  names: ReadonlySet<string>,
  tables: OutletTables,
): readonly Word[] {
  const content: Word[] = [];
  for (const [index, word] of words.entries()) {
    const plain = plainWord(word);
    if (plain === "" || tables.isFunctionWord(plain)) continue;
    const isNumber = /^\p{N}/u.test(plain);
    const fact = isNumber || (index > 0 ? /^\p{Lu}/u.test(word) : names.has(plain));
    content.push({ form: isNumber ? plain : tables.reworded(stem(plain)), fact, number: isNumber });
  }
  return content;
}

/** Words that have a capital inside a sentence: at the beginning of another they are names, too. */
export function namesIn(sentences: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(
    sentences.flatMap((words) =>
      words
        .slice(1)
        .filter((word) => /^\p{Lu}/u.test(word))
        .map(plainWord),
    ),
  );
}
