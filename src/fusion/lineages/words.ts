import { hashWord } from "./sketch.ts";
import { stem } from "./stem.ts";

/** What a word is compared by. */
export interface Word {
  /** Hash of its plain spelling. */
  readonly exact: number;
  /** Hash of its stem, rewordings made one; undefined for function words, which carry no wording of their own. */
  readonly form?: number;
  readonly plain: string;
  readonly isNumber: boolean;
  readonly isCapitalised: boolean;
}

export type WordReader = (word: string) => Word;

const WORD = /\p{L}\.(?:\p{L}\.)+|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a stretch of text, in order, function words too. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** One spelling for one word: no accents, possessives, thousands' commas or dots of initials. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z]+$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]s$/u, "")
    .replace(/[.,'’]/g, "");
}

/** More are forgotten at once: the words of a language are few, misspelt ones without end. */
const MOST_REMEMBERED = 50_000;

/** Words come again and again in every document: each is looked at once. */
export function wordReader(isFunctionWord: (plain: string) => boolean, reworded: (stem: string) => string): WordReader {
  const known = new Map<string, Word>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const plain = plainWord(word);
    const isNumber = /^\p{N}/u.test(plain);
    const read: Word = {
      exact: hashWord(plain),
      ...(plain === "" || isFunctionWord(plain) ? {} : { form: hashWord(reworded(isNumber ? plain : stem(plain))) }),
      plain,
      isNumber,
      isCapitalised: /^\p{Lu}/u.test(word),
    };
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(word, read);
    return read;
  };
}

/** Words that have a capital inside a sentence: at the beginning of another they are names, too. */
export function namesIn(sentences: readonly (readonly Word[])[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const words of sentences) {
    for (let at = 1; at < words.length; at++) {
      const word = words[at];
      if (word?.isCapitalised === true) names.add(word.plain);
    }
  }
  return names;
}
