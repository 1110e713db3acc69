import { z } from "zod";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";

/**
 * ISO 639 code of the language that a text is clearly written in: "en" for English, "und" for one that is none of those
 * known and not English either; undefined when the text does not show it, as headlines and lists of names do not.
 */
export type LanguageReader = (text: string) => string | undefined;

const row = z.object({ language: z.string(), words: z.string() });

/** How much of a text is looked at, in UTF-16 units. */
const SAMPLE = 4_000;
const FEWEST_LETTERS = 20;
const FEWEST_WORDS = 12;
/** Of one language; "to" and the letters of "U.S." are words of several. */
const FEWEST_DIFFERENT = 4;
/** English news has more than 30 percent of these words; headlines and lists of names have few. */
const ENGLISH_SHARE = 0.1;
const CLEAR_SHARE = 0.2;
/** A text of so many words with hardly one of them is not English, whatever it is. */
const ENGLISH_RARE = 0.02;
const MANY_WORDS = 80;

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Georgian}/gu, "ka"],
];

/** Letters that only some languages of a script use. */
const LETTERS: readonly (readonly [string, RegExp, string])[] = [
  ["ar", /[ټډړښځڅۍې]/u, "ps"],
  ["ar", /[ٹڈڑے]/u, "ur"],
  ["ar", /[پچژگ]/u, "fa"],
  ["ru", /[іїєґ]/iu, "uk"],
  ["zh", /[\u3040-\u30ff]/u, "ja"],
];

/**
 * Tells English from what clearly is not: by the share of letters of another script, or by the function words of another
 * language. Names in other scripts inside an English report do not matter.
 */
export function languageReader(resources: Resources): LanguageReader {
  const name = "text/function-words.tsv";
  const languages = parseTable(name, resources.lexicon(name), row).map(
    ({ language, words }) => [language, new Set(words.split(" "))] as const,
  );
  const english = languages.find(([language]) => language === "en")?.[1] ?? new Set<string>();
  return (text) => {
    const sample = text.slice(0, SAMPLE);
    const ascii = sample.match(/[a-z]/giu)?.length ?? 0;
    const others = sample.match(/[^\P{L}a-zA-Z]/gu)?.length ?? 0;
    if (ascii + others < FEWEST_LETTERS) return undefined;
    if (others > ascii && (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) < 0.4 * (ascii + others))
      return byScript(sample);
    const words: readonly string[] = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
    if (words.length < FEWEST_WORDS) return undefined;
    const share = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length / words.length;
    const own = share(english);
    const different = new Set(words);
    const [best] = languages
      .filter(
        ([language, set]) =>
          language !== "en" && [...set].filter((word) => different.has(word)).length >= FEWEST_DIFFERENT,
      )
      .map(([language, set]) => [language, share(set)] as const)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    // "at" is Danish for "that", "on" Finnish for "is": some English words are common elsewhere, but then others are more so.
    if (best !== undefined && best[1] >= CLEAR_SHARE && best[1] >= 2 * own) return best[0];
    if (own >= ENGLISH_SHARE) return "en";
    if (best !== undefined && best[1] >= 0.12 && best[1] >= 3 * own) return best[0];
    return words.length >= MANY_WORDS && own < ENGLISH_RARE ? "und" : undefined;
  };
}

function byScript(sample: string): string {
  let best = "und";
  let most = 0;
  for (const [expression, language] of SCRIPTS) {
    const count = sample.match(expression)?.length ?? 0;
    if (count > most) [best, most] = [language, count];
  }
  for (const [script, letters, language] of LETTERS) if (best === script && letters.test(sample)) return language;
  return best;
}
