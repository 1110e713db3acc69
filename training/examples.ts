import { wordFeatures } from "../src/pipeline/2-parse/features.ts";
import type { TreebankSentence } from "./conllu.ts";
import type { Example } from "./network.ts";

/** What numbers stand for: the words the net knows and its classes, each list in falling frequency, ties by text. */
export interface Inventory {
  /** Row 0 is the unknown word, written as an empty string. */
  readonly words: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly feats: readonly string[];
  readonly deprels: readonly string[];
}

function ranked(counts: ReadonlyMap<string, number>, atLeast: number): readonly string[] {
  return [...counts]
    .filter(([, count]) => count >= atLeast)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([text]) => text);
}

export function takeInventory(sentences: readonly TreebankSentence[], wordsAtLeast: number): Inventory {
  const tally = (of: (word: TreebankSentence["words"][number]) => string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { words } of sentences) for (const w of words) counts.set(of(w), (counts.get(of(w)) ?? 0) + 1);
    return counts;
  };
  const counts = tally((word) => wordFeatures(word.form, 1).normalised);
  return {
    words: ["", ...ranked(counts, wordsAtLeast)],
    counts,
    upos: ranked(tally((word) => word.upos), 1),
    xpos: ranked(tally((word) => word.xpos), 1),
    feats: ranked(tally((word) => word.feats), 1),
    deprels: ranked(tally((word) => word.deprel), 1),
  };
}

export function toExamples(sentences: readonly TreebankSentence[], inventory: Inventory, pieces: number): readonly Example[] {
  const numbered = (list: readonly string[]): ReadonlyMap<string, number> => new Map(list.map((text, at) => [text, at]));
  const [words, upos, xpos, feats, deprels] = [
    numbered(inventory.words),
    numbered(inventory.upos),
    numbered(inventory.xpos),
    numbered(inventory.feats),
    numbered(inventory.deprels),
  ];
  return sentences.map((sentence) => {
    const features = sentence.words.map((word) => wordFeatures(word.form, pieces));
    const column = (list: ReadonlyMap<string, number>, of: (word: TreebankSentence["words"][number]) => string) =>
      Int32Array.from(sentence.words, (word) => list.get(of(word)) ?? -1);
    return {
      words: Int32Array.from(features, ({ normalised }) => words.get(normalised) ?? 0),
      counts: Int32Array.from(features, ({ normalised }) => inventory.counts.get(normalised) ?? 0),
      affixes: features.map((f) => f.affixes),
      grams: features.map((f) => f.grams),
      tags: [column(upos, (w) => w.upos), column(xpos, (w) => w.xpos), column(feats, (w) => w.feats)],
      heads: Int32Array.from(sentence.words, (word) => word.head + 1),
      deprels: column(deprels, (word) => word.deprel),
    };
  });
}
