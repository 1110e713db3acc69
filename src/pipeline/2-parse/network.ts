import type { Kernel, LoadedMatrix, QuantisedMatrix } from "../../net/kernel.ts";
import { paddedRows } from "../../net/kernel.ts";
import type { Table } from "../../net/model-file.ts";
import { wordFeatures } from "./features.ts";
import type { Model } from "./model.ts";
import { distanceBucket } from "./shape.ts";

/** What the net says about one sentence of n words. */
export interface Scores {
  /** [n] best combination of upos, xpos and feats, as numbered in the manifest's classes. */
  readonly tags: Int32Array;
  /** [n][n + 1]: score of each head, column 0 the root, column j + 1 the word j. Void after the next `score`. */
  readonly arcs: Float32Array;
}

export interface Network {
  /** Scores for several sentences at once: larger products, the same results as one by one. */
  score(sentences: readonly (readonly string[])[]): readonly Scores[];
  /** The best label of each word of the sentences last scored, given heads (0 the root, j + 1 the word j). */
  label(heads: readonly Int32Array[]): readonly Int32Array[];
}

/**
 * Embeddings, a convolution over three words, recurrent layers in both directions, then the tags from an inner layer
 * and the tree from the last: arcs by a bilinear form of dependent and head, labels by a hidden layer on both.
 */
export function createNetwork(model: Model, kernel: Kernel): Network {
  const { shape } = model.manifest;
  const { tensors } = model;
  const { embedding: E, hidden: H, arc: D, label: R, layers, distance } = shape;
  const embed = createEmbedder(model);
  const load = (name: string): LoadedMatrix => kernel.load(tensors.matrix(name));
  const convolution = load("convolution");
  const recurrent = Array.from({ length: layers }, (_, at) => ({
    w: load(`recurrent.${at}`),
    peep: kernel.keep(tensors.vector(`recurrent.${at}.peep`)),
  }));
  const tagging = new Map(shape.tagLayers.map((layer) => [layer, load(`tags.${layer}`)]));
  const tagOutputs = Math.max(...[...tagging.values()].map(({ outputs }) => outputs));
  const [bilinear, labelling] = [load("arcs"), load("labels")];
  const heads = tensors.matrix("heads");
  const side = (from: number, columns: number): LoadedMatrix => kernel.load(columnsOf(heads, from, columns));
  const [asDependent, asHead] = [side(0, D), side(D, D)];
  const [labelOwn, labelHead] = [side(2 * D, R), side(2 * D + R, R)];
  const byDistance = side(2 * D + 2 * R, distance);
  const [arcRoot, labelRoot] = [tensors.vector("arcs.root"), tensors.vector("labels.root")];
  const tagOffsets = shape.tags.map((_, kind) =>
    shape.tags.slice(0, kind).reduce((sum, count) => sum + ((count + 7) & ~7), 0),
  );
  const triples = model.manifest.classes.combined;
  /** Columns of the tag scores, three for each combination. */
  const combined = Int32Array.from(
    triples.flatMap((triple) => triple.map((one, kind) => one + (tagOffsets[kind] ?? 0))),
  );
  const combinationOf = new Map(triples.map(([u, x, f], at) => [combinationKey(u, x, f), at]));
  /** Numbers of scratch space for a row, and for a sentence besides its arcs: an upper bound. */
  const perRow = 6 * E + (layers + 6) * 3 * H + 2 * tagOutputs + 5 * D + 5 * R + distance + labelling.outputs;
  const perSentence = 2 * layers * (H + 16) + 64;

  let starts: readonly number[] = [0];
  let ownSide: Float32Array = new Float32Array(0);
  let headSide: Float32Array = ownSide;

  function score(sentences: readonly (readonly string[])[]): readonly Scores[] {
    starts = startsOf(sentences);
    const rows = starts.at(-1) ?? 0;
    const arcNumbers = sentences.reduce((sum, { length }) => sum + paddedRows(length) * (length + 1) + 16, 0);
    kernel.begin(paddedRows(rows) * perRow + sentences.length * perSentence + arcNumbers + 4096);

    let x = convolve(sentences, rows);
    const tags = kernel.matrix(rows, tagOutputs);
    const votes = kernel.matrix(rows, tagOutputs);
    const gates = kernel.matrix(rows, 6 * H);
    let top = kernel.quantise(x, rows, E);
    let voted = false;
    for (const [at, { w, peep }] of recurrent.entries()) {
      kernel.multiply(top, w, gates);
      const residual = w.inputs === 2 * H;
      const output = residual ? kernel.matrix(rows, 2 * H) : kernel.zeros(rows, 2 * H);
      if (residual) output.set(x);
      for (let s = 0; s + 1 < starts.length; s++) {
        const [from, to] = [starts[s] as number, starts[s + 1] as number];
        kernel.recur({ gates, output, peep, width: H }, from, to, "forward");
        kernel.recur({ gates, output, peep, width: H }, from, to, "backward");
      }
      x = output;
      top = kernel.quantise(x, rows, 2 * H);
      const tagger = tagging.get(at);
      if (tagger === undefined) continue;
      kernel.multiply(top, tagger, voted ? votes : tags);
      if (voted) for (let i = 0; i < tags.length; i++) tags[i] = (tags[i] as number) + (votes[i] as number);
      voted = true;
    }

    const matrix = (w: LoadedMatrix, rectify?: "rectify"): Float32Array => {
      const y = kernel.matrix(rows, w.outputs);
      kernel.multiply(top, w, y, rectify);
      return y;
    };
    const dependents = matrix(asDependent, "rectify");
    const candidates = matrix(asHead, "rectify");
    ownSide = matrix(labelOwn);
    headSide = matrix(labelHead);
    const distances = matrix(byDistance);
    const q = kernel.matrix(rows, D);
    kernel.multiply(kernel.quantise(dependents, rows, D), bilinear, q);
    const root = kernel.matrix(1, D);
    root.set(arcRoot);
    return sentences.map(({ length: n }, s) => {
      const start = starts[s] as number;
      const arcs = kernel.matrix(n, n + 1);
      const own = q.subarray(start * D);
      kernel.dots(own, root, arcs, { m: n, n: 1, width: D, stride: n + 1 });
      kernel.dots(own, candidates.subarray(start * D), arcs.subarray(1), { m: n, n, width: D, stride: n + 1 });
      addDistances(arcs, n, distances.subarray(start * distance), distance);
      return { tags: bestTags(tags, start, n), arcs };
    });
  }

  function convolve(sentences: readonly (readonly string[])[], rows: number): Float32Array {
    const window = kernel.zeros(rows, 3 * E);
    for (const [s, sentence] of sentences.entries()) {
      for (const [i, form] of sentence.entries()) {
        const vector = embed(form);
        const row = (starts[s] as number) + i;
        window.set(vector, row * 3 * E + E);
        if (i > 0) window.set(vector, (row - 1) * 3 * E + 2 * E);
        if (i + 1 < sentence.length) window.set(vector, (row + 1) * 3 * E);
      }
    }
    const x = kernel.matrix(rows, E);
    kernel.multiply(kernel.quantise(window, rows, 3 * E), convolution, x, "rectify");
    for (let row = 0, at = 0; row < rows; row++) {
      for (let from = row * 3 * E + E, end = from + E; from < end; from++, at++) {
        x[at] = (x[at] as number) + (window[from] as number);
      }
    }
    return x;
  }

  /**
   * The three classifiers vote on combinations that occur: none is a verb by one and a noun by the other. Where their
   * own first choices occur together, no other combination can have more votes.
   */
  function bestTags(scores: Float32Array, start: number, n: number): Int32Array {
    const best = new Int32Array(n);
    const [upos = 0, xpos = 0, feats = 0] = tagOffsets;
    const [uposCount = 0, xposCount = 0, featsCount = 0] = shape.tags;
    for (let i = 0; i < n; i++) {
      const row = (start + i) * tagOutputs;
      const u = highest(scores, row + upos, uposCount);
      const x = highest(scores, row + xpos, xposCount);
      const f = highest(scores, row + feats, featsCount);
      best[i] = combinationOf.get(combinationKey(u, x, f)) ?? mostVotes(scores, row);
    }
    return best;
  }

  function mostVotes(scores: Float32Array, row: number): number {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0, at = 0; at < combined.length; k++, at += 3) {
      const votes =
        (scores[row + (combined[at] as number)] as number) +
        (scores[row + (combined[at + 1] as number)] as number) +
        (scores[row + (combined[at + 2] as number)] as number);
      if (votes > most) {
        most = votes;
        best = k;
      }
    }
    return best;
  }

  function label(chosen: readonly Int32Array[]): readonly Int32Array[] {
    const rows = starts.at(-1) ?? 0;
    const pairs = kernel.zeros(rows, R);
    for (const [s, sentenceHeads] of chosen.entries()) {
      const start = starts[s] as number;
      for (let i = 0; i < sentenceHeads.length; i++) {
        const head = sentenceHeads[i] as number;
        const other = head === 0 ? labelRoot : headSide;
        const from = head === 0 ? 0 : (start + head - 1) * R;
        for (let r = 0, at = (start + i) * R; r < R; r++, at++) {
          pairs[at] = Math.max(0, (ownSide[at] as number) + (other[from + r] as number));
        }
      }
    }
    const scores = kernel.matrix(rows, labelling.outputs);
    kernel.multiply(kernel.quantise(pairs, rows, R), labelling, scores);
    return chosen.map((sentenceHeads, s) => {
      const labels = new Int32Array(sentenceHeads.length);
      for (let i = 0; i < labels.length; i++) {
        labels[i] = highest(scores, ((starts[s] as number) + i) * labelling.outputs, shape.labels);
      }
      return labels;
    });
  }
  return { score, label };
}

/** Ten bits for each class are plenty: the treebanks have 17, 49 and 254. */
const combinationKey = (upos: number, xpos: number, feats: number): number => (upos << 20) | (xpos << 10) | feats;

/** The embedding of a form: the sum of its word, its affixes and the mean of its letter groups. */
function createEmbedder({ manifest: { shape }, tensors, words: vocabulary }: Model): (form: string) => Float32Array {
  const [words, pieces] = [tensors.table("words"), tensors.table("pieces")];
  const known = new Map<string, number>();
  // One piece of memory for all: an array of its own costs a form as much again as its numbers.
  const width = shape.embedding;
  const kept = new Float32Array(MOST_KNOWN * width);
  const slot = (at: number): Float32Array => kept.subarray(at * width, (at + 1) * width);
  return (form) => {
    const cached = known.get(form);
    if (cached !== undefined) return slot(cached);
    const { normalised, affixes, grams } = wordFeatures(form, shape.pieces);
    if (known.size >= MOST_KNOWN) known.clear();
    const vector = slot(known.size).fill(0);
    addRow(words, vocabulary.get(normalised) ?? 0, 1, vector);
    for (const row of affixes) addRow(pieces, row, 1, vector);
    const share = 1 / Math.sqrt(grams.length || 1);
    for (const row of grams) addRow(pieces, row, share, vector);
    known.set(form, known.size);
    return vector;
  };
}

/**
 * Forms whose embeddings are kept: four megabytes a worker. A cache only: an embedding depends on nothing but the form, and
 * is read before the next is made.
 */
const MOST_KNOWN = 8192;

function addRow({ columns, values, scales }: Table, row: number, share: number, to: Float32Array): void {
  const factor = (scales[row] as number) * share;
  for (let j = 0, at = row * columns; j < columns; j++, at++) {
    to[j] = (to[j] as number) + (values[at] as number) * factor;
  }
}

/** Some columns of a matrix, from and count multiples of eight: its panels lie one after another. */
function columnsOf({ inputs, weights, scales, bias }: QuantisedMatrix, from: number, count: number): QuantisedMatrix {
  const to = from + count;
  return {
    inputs,
    outputs: count,
    weights: weights.subarray(from * inputs, to * inputs),
    scales: scales.subarray(from, to),
    bias: bias.subarray(from, to),
  };
}

function startsOf(sentences: readonly (readonly string[])[]): readonly number[] {
  const starts = [0];
  for (const sentence of sentences) starts.push((starts.at(-1) ?? 0) + sentence.length);
  return starts;
}

/** `distanceBucket` by gap, looked up once for each pair of words. */
const LONGEST_GAP = 64;
const BUCKETS = Uint8Array.from({ length: 2 * LONGEST_GAP + 1 }, (_, at) => distanceBucket(LONGEST_GAP, at));

function addDistances(arcs: Float32Array, n: number, distances: Float32Array, columns: number): void {
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = -1; j < n; j++, at++) {
      const bucket = j < 0 ? 0 : (BUCKETS[j - i + LONGEST_GAP] ?? distanceBucket(i, j));
      arcs[at] = (arcs[at] as number) + (distances[i * columns + bucket] as number);
    }
  }
}

function highest(scores: Float32Array, at: number, count: number): number {
  let top = 0;
  let most = scores[at] as number;
  for (let j = 1; j < count; j++) {
    const score = scores[at + j] as number;
    if (score > most) {
      most = score;
      top = j;
    }
  }
  return top;
}
