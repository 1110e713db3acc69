import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  advance,
  type BoundaryModel,
  type GapKind,
  gapFeatures,
  gapKind,
  type OpenState,
  paragraphView,
} from "../../src/pipeline/1-segment/boundary.ts";
import { type SpellingLexicon, spellingLexicon } from "../../src/pipeline/1-segment/lexicon.ts";
import { FEATURE_VERSION } from "../../src/pipeline/1-segment/model.ts";
import { tokenise } from "../../src/pipeline/1-segment/tokenise.ts";
import { fileResources, PACKAGE_ROOT } from "../../src/resources/files.ts";
import { evaluate } from "./evaluate.ts";
import { type GoldText, paragraphs, readTreebank } from "./treebank.ts";

/**
 * Trains the sentence boundary classifier: logistic regression over hashed features with AdaGrad (Duchi, Hazan and
 * Singer 2011, JMLR 12), then rounded to signed bytes. Seeded: the same treebanks give the same bytes.
 *
 *   node training/segment/train.ts --treebanks FOLDER
 */
interface Example {
  readonly features: Int32Array;
  readonly ends: boolean;
}

const SIZE = 1 << 16;
const EPOCHS = 12;
const RATE = 0.2;
const DECAY = 0.001;
/** In weight units. Without final punctuation only strong evidence ends a sentence: a wrong cut costs a reading more. */
const THRESHOLDS: Readonly<Record<GapKind, number>> = { final: 0, abbreviation: -20, marked: 80 };

function examples(gold: GoldText, lexicon: SpellingLexicon): readonly Example[] {
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

function train(given: readonly Example[]): Int8Array {
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
    process.stderr.write(`epoch ${epoch + 1}: loss ${(loss / items.length).toFixed(5)}\n`);
  }
  const largest = sums.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return Int8Array.from(sums, (weight) => Math.round((weight * 127) / largest));
}

const { values } = parseArgs({
  options: { treebanks: { type: "string" }, out: { type: "string", default: `${PACKAGE_ROOT}/models/en` } },
});
if (values.treebanks === undefined) {
  process.stderr.write("usage: node training/segment/train.ts --treebanks FOLDER [--out FOLDER]\n");
  process.exit(2);
}
const folder = values.treebanks;
const lexicon = spellingLexicon(fileResources());
const sets = [
  { name: "UD English EWT, train", licence: "CC BY-SA 4.0", gold: readTreebank(`${folder}/ewt-train.conllu`) },
  {
    name: "UD English GUM, train (news, interview, bio, speech, textbook, court, voyage)",
    licence: "texts CC BY, CC BY-SA or public domain; annotation CC BY 4.0",
    gold: readTreebank(`${folder}/gum-train.conllu`),
  },
];
const weights = train(sets.flatMap(({ gold }) => examples(gold, lexicon)));
const model: BoundaryModel = { weights, thresholds: THRESHOLDS };
const bytes = new Uint8Array(weights.buffer);
const scores = Object.fromEntries(
  ["ewt-dev", "gum-dev"].map((name) => [name, evaluate(readTreebank(`${folder}/${name}.conllu`), lexicon, model)]),
);
const manifest = {
  name: "segment",
  version: "1",
  features: FEATURE_VERSION,
  weights: { file: "segment.bin", bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
  thresholds: model.thresholds,
  data: sets.map(({ name, licence, gold }) => ({ name, licence, sentences: gold.sentences.length })),
  licence: "CC BY-SA 4.0",
  scores,
};
writeFileSync(`${values.out}/segment.bin`, bytes);
writeFileSync(`${values.out}/segment.json`, `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(scores)}\n`);
