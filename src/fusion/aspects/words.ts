import { compareText } from "./order.ts";

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const ENDINGS = [
  "ations",
  "ation",
  "ences",
  "ence",
  "ances",
  "ance",
  "ings",
  "ing",
  "ied",
  "ies",
  "ed",
  "es",
  "s",
  "d",
  "e",
] as const;

/** Lower-case words in order, without marks over letters: "Khōst" is Khost. */
export const wordsOf = (text: string): readonly string[] =>
  (text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(WORD) ?? []).map((word) =>
    word.replace(/['’]s$/, ""),
  );

/** Enough to see that "denied" and "denies" are one word; a reading carries no lemmas. */
export function stemOf(word: string): string {
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const stem = word.slice(0, word.length - ending.length);
    return ending === "ied" || ending === "ies" ? `${stem}y` : undoubled(stem, ending);
  }
  return word;
}

/** "dropped" and "drop", but not "missed" and "mis". */
function undoubled(stem: string, ending: string): string {
  const doubled = /([bdgmnprt])\1$/.test(stem) && (ending === "ed" || ending === "ing");
  return doubled ? stem.slice(0, -1) : stem;
}

/** Words that say something, stemmed, sorted, each once: no articles, auxiliaries, pronouns or speech verbs. */
export function contentWords(text: string, empty: ReadonlySet<string>): readonly string[] {
  const stems = wordsOf(text)
    .filter((word) => word.length > 1 && !empty.has(word))
    .map(stemOf);
  return [...new Set(stems)].sort(compareText);
}

/** How many of the first list's words stand in the second. */
export function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  const other = new Set(b);
  return a.filter((word) => other.has(word));
}

/** Places are compared in small letters; people read them as names. */
export const placeName = (place: string): string =>
  place.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
