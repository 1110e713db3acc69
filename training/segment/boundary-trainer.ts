import {
  advance,
  type GapKind,
  gapFeatures,
  gapKind,
  type OpenState,
  paragraphView,
} from "../../src/pipeline/1-segment/boundary.ts";
import type { SpellingLexicon } from "../../src/pipeline/1-segment/lexicon.ts";
import { tokenise } from "../../src/pipeline/1-segment/tokenise.ts";
import { type GoldText, paragraphs } from "./treebank.ts";

/**
 * Logistic regression over hashed features with AdaGrad (Duchi, Hazan and Singer 2011, JMLR 12), the mean of the later
 * epochs rounded to signed bytes. Seeded: the same treebanks give the same bytes.
 */
export interface Example {
  readonly features: Int32Array;
  readonly ends: boolean;
}

const SIZE = 1 << 16;
const EPOCHS = 12;
const RATE = 0.2;
const DECAY = 0.001;
/** In weight units. Without final punctuation only strong evidence ends a sentence: a wrong cut costs a reading more. */
export const THRESHOLDS: Readonly<Record<GapKind, number>> = { final: 0, abbreviation: -20, marked: 80 };

export function examples(gold: GoldText, lexicon: SpellingLexicon): readonly Example[] {
  const ends = new Set(gold.sentences.map((sentence) => sentence.end));
  const found: Example[] = [];
  for (const [from, to] of paragraphs(gold.text)) {
    const words = tokenise(gold.text, from, to, lexicon);
    const view = paragraphView(words, lexicon);
    let state: OpenState = { start: 0, quotes: 0, brackets: 0 };
    for (let gap = 0; gap < words.length - 1; gap += 1) {
      advance(view, gap, state);
      const isEnd = ends.has(words[gap]?.end ?? -1);
      if (gapKind(view, gap, state.start) !== undefined) {
        const features: number[] = [];
        gapFeatures(view, gap, state, (hash) => features.push(hash & (SIZE - 1)));
        found.push({ features: Int32Array.from(features), ends: isEnd });
      }
      if (isEnd) state = { start: gap + 1, quotes: 0, brackets: 0 };
    }
  }
  return found;
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random() % (last + 1);
    const [a, b] = [items[last], items[other]];
    if (a !== undefined && b !== undefined) [items[last], items[other]] = [b, a];
  }
}

export function trainBoundary(given: readonly Example[], report: (epoch: number, loss: number) => void): Int8Array {
  const items = [...given];
  let seed = 12345;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed >>> 8;
  };
  const weights = new Float64Array(SIZE);
  const squares = new Float64Array(SIZE).fill(0.01);
  const sums = new Float64Array(SIZE);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(items, random);
    let loss = 0;
    for (const { features, ends } of items) {
      let score = 0;
      for (const feature of features) score += weights[feature] ?? 0;
      const probability = 1 / (1 + Math.exp(-score));
      const error = (ends ? 1 : 0) - probability;
      loss -= Math.log(Math.max(1e-9, 1 - Math.abs(error)));
      for (const feature of features) {
        const weight = weights[feature] ?? 0;
        const gradient = error - DECAY * weight;
        const square = (squares[feature] ?? 0) + gradient * gradient;
        squares[feature] = square;
        weights[feature] = weight + (RATE * gradient) / Math.sqrt(square);
      }
    }
    // The mean of the later epochs depends less on the order of the examples than the last state does.
    if (epoch >= EPOCHS / 2)
      for (let feature = 0; feature < SIZE; feature += 1)
        sums[feature] = (sums[feature] ?? 0) + (weights[feature] ?? 0);
    report(epoch + 1, loss / items.length);
  }
  const largest = sums.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return Int8Array.from(sums, (weight) => Math.round((weight * 127) / largest));
}
