import { wordFeatures } from "../src/pipeline/2-parse/features.ts";
import type { TreebankSentence, TreebankWord } from "./conllu.ts";

/** A sentence in numbers, one entry for each word. */
export interface Example {
  readonly words: Int32Array;
  /** How often the word's normalised form is in the training data. */
  readonly counts: Int32Array;
  readonly affixes: readonly (readonly number[])[];
  readonly grams: readonly (readonly number[])[];
  /** The same without the rows of pieces that no other word has: what would be known of the word, had it never been seen. */
  readonly shared: readonly { readonly affixes: readonly number[]; readonly grams: readonly number[] }[];
  /** For upos, xpos, feats: classes, -1 where the class was never seen. */
  readonly tags: readonly Int32Array[];
  /** 0 is the root, j + 1 the word j. */
  readonly heads: Int32Array;
  readonly deprels: Int32Array;
}

/** What numbers stand for: the words the net knows and its classes, each list in falling frequency, ties by text. */
export interface Inventory {
  /** Row 0 is the unknown word, written as an empty string. */
  readonly words: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly feats: readonly string[];
  readonly deprels: readonly string[];
  /** Combinations of upos, xpos and feats, by number. */
  readonly combined: readonly (readonly [number, number, number])[];
}

export function takeInventory(sentences: readonly TreebankSentence[], wordsAtLeast: number): Inventory {
  const tally = (of: (word: TreebankWord) => string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { words } of sentences) {
      for (const word of words) counts.set(of(word), (counts.get(of(word)) ?? 0) + 1);
    }
    return counts;
  };
  const counts = tally((word) => wordFeatures(word.form, 1).normalised);
  const [upos, xpos, feats] = [
    ranked(tally((word) => word.upos)),
    ranked(tally((word) => word.xpos)),
    ranked(tally((word) => word.feats)),
  ];
  const combined = ranked(tally((word) => `${word.upos} ${word.xpos} ${word.feats}`)).map((triple) => {
    const [u = "", x = "", f = ""] = triple.split(" ");
    return [upos.indexOf(u), xpos.indexOf(x), feats.indexOf(f)] as const;
  });
  return {
    words: ["", ...ranked(counts, wordsAtLeast)],
    counts,
    upos,
    xpos,
    feats,
    combined,
    deprels: ranked(tally((word) => word.deprel)),
  };
}

function ranked(counts: ReadonlyMap<string, number>, atLeast = 1): readonly string[] {
  return [...counts]
    .filter(([, count]) => count >= atLeast)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([text]) => text);
}

/** `pieces` is the number of rows of the table of word pieces. */
export function createNumbering(inventory: Inventory, pieces: number): (sentence: TreebankSentence) => Example {
  const numbered = (list: readonly string[]): ReadonlyMap<string, number> =>
    new Map(list.map((text, at) => [text, at]));
  const rows = numbered(inventory.words);
  const kinds = [numbered(inventory.upos), numbered(inventory.xpos), numbered(inventory.feats)] as const;
  const deprels = numbered(inventory.deprels);
  const users = new Int32Array(pieces);
  for (const word of inventory.counts.keys()) {
    const { affixes, grams } = wordFeatures(word, pieces);
    for (const row of new Set([...affixes, ...grams])) users[row] = (users[row] ?? 0) + 1;
  }
  const isShared = (row: number): boolean => (users[row] ?? 0) > 1;
  return ({ words }) => {
    const features = words.map((word) => wordFeatures(word.form, pieces));
    const [upos, xpos, feats] = kinds;
    return {
      words: Int32Array.from(features, ({ normalised }) => rows.get(normalised) ?? 0),
      counts: Int32Array.from(features, ({ normalised }) => inventory.counts.get(normalised) ?? 0),
      affixes: features.map(({ affixes }) => affixes),
      grams: features.map(({ grams }) => grams),
      // The first affix is the shape, which gives no word away.
      shared: features.map(({ affixes, grams }) => ({
        affixes: affixes.filter((row, at) => at === 0 || isShared(row)),
        grams: grams.filter(isShared),
      })),
      tags: [
        Int32Array.from(words, (word) => upos.get(word.upos) ?? -1),
        Int32Array.from(words, (word) => xpos.get(word.xpos) ?? -1),
        Int32Array.from(words, (word) => feats.get(word.feats) ?? -1),
      ],
      heads: Int32Array.from(words, (word) => word.head + 1),
      deprels: Int32Array.from(words, (word) => deprels.get(word.deprel) ?? 0),
    };
  };
}

export const CASINGS = ["Headline", "UPPER", "lower"] as const;

/** The sentence as a headline may write it: the treebanks have few. */
export function recase(sentence: TreebankSentence, casing: (typeof CASINGS)[number]): TreebankSentence {
  const recased = (form: string, at: number): string => {
    if (casing === "UPPER") return form.toUpperCase();
    if (casing === "lower") return form.toLowerCase();
    // Short words but the first stay small: "Taliban Seize City in the North".
    return at === 0 || form.length > 3 ? `${form.slice(0, 1).toUpperCase()}${form.slice(1)}` : form;
  };
  return { ...sentence, words: sentence.words.map((word, at) => ({ ...word, form: recased(word.form, at) })) };
}
