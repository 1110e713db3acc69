import { gate, softSign } from "../../net/activation.ts";
import { type Kernel, type LoadedMatrix, paddedRows } from "../../net/kernel.ts";
import type { Table } from "../../net/model-file.ts";
import { wordFeatures } from "./features.ts";
import type { Model } from "./model.ts";
import { distanceBucket, type Shape } from "./shape.ts";

/** What the net says about one sentence of n words. */
export interface Scores {
  /** For upos, xpos, feats: [n] best classes. */
  readonly tags: readonly Int32Array[];
  /** [n][n + 1]: score of each head, column 0 the root, column j + 1 the word j. */
  readonly arcs: Float32Array;
}

export interface Network {
  /** Scores for several sentences at once: larger products, the same results as one by one. */
  score(sentences: readonly (readonly string[])[]): readonly Scores[];
  /** The best label of each word of the sentences last scored, given heads (0 the root, j + 1 the word j). */
  label(heads: readonly Int32Array[]): readonly Int32Array[];
}

export function createNetwork(model: Model, kernel: Kernel): Network {
  const { shape } = model.manifest;
  const { tensors } = model;
  const { embedding: E, hidden: H, arc: D, label: R, labels } = shape;
  const [words, pieces] = [tensors.table("words"), tensors.table("pieces")];
  const load = (name: string): LoadedMatrix => kernel.load(tensors.matrix(name));
  const convolution = load("convolution");
  const recurrent = Array.from({ length: shape.layers }, (_, at) => ({
    w: load(`recurrent.${at}`),
    peep: Float64Array.from(tensors.vector(`recurrent.${at}.peep`)),
  }));
  const [tagging, heads, bilinear, labelling] = [load("tags"), load("heads"), load("arcs"), load("labels")];
  const [arcRoot, labelRoot] = [tensors.vector("arcs.root"), tensors.vector("labels.root")];
  const known = new Map<string, Float32Array>();

  /** The embedding of a form: the sum of its word, its affixes and the mean of its letter groups. */
  function embed(form: string): Float32Array {
    const cached = known.get(form);
    if (cached !== undefined) return cached;
    const { normalised, affixes, grams } = wordFeatures(form, shape.pieces);
    const vector = new Float32Array(E);
    addRow(words, model.words.get(normalised) ?? 0, 1, vector);
    for (const row of affixes) addRow(pieces, row, 1, vector);
    const share = 1 / Math.sqrt(grams.length || 1);
    for (const row of grams) addRow(pieces, row, share, vector);
    if (known.size >= MOST_CACHED) known.clear();
    known.set(form, vector);
    return vector;
  }

  let starts: number[] = [];
  let parts: Float32Array = new Float32Array(0);

  function score(sentences: readonly (readonly string[])[]): readonly Scores[] {
    starts = [0];
    for (const sentence of sentences) starts.push((starts.at(-1) ?? 0) + sentence.length);
    const rows = starts.at(-1) ?? 0;
    const matrix = (columns: number): Float32Array => new Float32Array(paddedRows(rows) * columns);

    const window = matrix(3 * E);
    for (const [s, sentence] of sentences.entries()) {
      for (const [i, form] of sentence.entries()) {
        const vector = embed(form);
        const row = (starts[s] as number) + i;
        window.set(vector, row * 3 * E + E);
        if (i > 0) window.set(vector, (row - 1) * 3 * E + 2 * E);
        if (i + 1 < sentence.length) window.set(vector, (row + 1) * 3 * E);
      }
    }
    let x: Float32Array = matrix(E);
    convolution.multiply(window, rows, x);
    for (let row = 0, at = 0; row < rows; row++) {
      for (let j = 0; j < E; j++, at++) x[at] = Math.max(0, x[at] as number) + (window[row * 3 * E + E + j] as number);
    }

    const gates = matrix(6 * H);
    const tagged = matrix(tagging.outputs);
    for (const [at, layer] of recurrent.entries()) {
      layer.w.multiply(x, rows, gates);
      const output = matrix(2 * H);
      for (let s = 0; s + 1 < starts.length; s++) {
        recur(gates, layer.peep, output, starts[s] as number, starts[s + 1] as number, H, 1);
        recur(gates, layer.peep, output, starts[s] as number, starts[s + 1] as number, H, -1);
      }
      if (layer.w.inputs === 2 * H) {
        for (let i = 0; i < rows * 2 * H; i++) output[i] = (output[i] as number) + (x[i] as number);
      }
      x = output;
      if (at === shape.tagLayer) tagging.multiply(x, rows, tagged);
    }

    const wide = heads.outputs;
    parts = matrix(wide);
    heads.multiply(x, rows, parts);
    const [dependentSide, headSide, q] = [matrix(D), matrix(D), matrix(D)];
    for (let row = 0; row < rows; row++) {
      for (let d = 0; d < D; d++) {
        dependentSide[row * D + d] = Math.max(0, parts[row * wide + d] as number);
        headSide[row * D + d] = Math.max(0, parts[row * wide + D + d] as number);
      }
    }
    bilinear.multiply(dependentSide, rows, q);
    return sentences.map((sentence, s) => {
      const start = starts[s] as number;
      return {
        tags: bestTags(tagged, tagging.outputs, start, sentence.length, shape),
        arcs: scoreArcs(start, sentence.length, headSide, q),
      };
    });
  }

  function scoreArcs(start: number, n: number, headSide: Float32Array, q: Float32Array): Float32Array {
    const arcs = new Float32Array(n * (n + 1));
    const wide = heads.outputs;
    for (let i = 0; i < n; i++) {
      const own = (start + i) * wide + 2 * D + 2 * R;
      for (let j = 0; j <= n; j++) {
        const from = j === 0 ? arcRoot : headSide;
        let sum = 0;
        for (let d = 0, a = (start + i) * D, b = j === 0 ? 0 : (start + j - 1) * D; d < D; d++, a++, b++) {
          sum += (q[a] as number) * (from[b] as number);
        }
        arcs[i * (n + 1) + j] = sum + (parts[own + distanceBucket(i, j - 1)] as number);
      }
    }
    return arcs;
  }

  function label(chosen: readonly Int32Array[]): readonly Int32Array[] {
    const rows = starts.at(-1) ?? 0;
    const pairs = new Float32Array(paddedRows(rows) * R);
    const wide = heads.outputs;
    for (const [s, sentenceHeads] of chosen.entries()) {
      const start = starts[s] as number;
      for (const [i, head] of sentenceHeads.entries()) {
        const to = (start + i) * R;
        const own = (start + i) * wide + 2 * D;
        const other = (start + head - 1) * wide + 2 * D + R;
        for (let r = 0; r < R; r++) {
          const side = head === 0 ? labelRoot[r] : parts[other + r];
          pairs[to + r] = Math.max(0, (parts[own + r] as number) + (side as number));
        }
      }
    }
    const scores = new Float32Array(paddedRows(rows) * labelling.outputs);
    labelling.multiply(pairs, rows, scores);
    return chosen.map((sentenceHeads, s) =>
      Int32Array.from(sentenceHeads, (_, i) =>
        best(scores, ((starts[s] as number) + i) * labelling.outputs, labels),
      ),
    );
  }
  return { score, label };
}

/** Forms whose embeddings are kept. A cache only: an embedding depends on nothing but the form. */
const MOST_CACHED = 30000;

function addRow({ columns, values, scales }: Table, row: number, share: number, to: Float32Array): void {
  const factor = (scales[row] as number) * share;
  for (let j = 0, at = row * columns; j < columns; j++, at++) {
    to[j] = (to[j] as number) + (values[at] as number) * factor;
  }
}

/** One direction of a recurrent layer over one sentence: see training/network.ts for the equations. */
function recur(
  gates: Float32Array,
  peep: Float64Array,
  output: Float32Array,
  from: number,
  to: number,
  H: number,
  direction: 1 | -1,
): void {
  const side = direction === 1 ? 0 : 1;
  const cells = new Float32Array(H);
  for (let step = 0; step < to - from; step++) {
    const t = direction === 1 ? from + step : to - 1 - step;
    const base = t * 6 * H + side * 3 * H;
    const out = t * 2 * H + side * H;
    for (let j = 0; j < H; j++) {
      const old = cells[j] as number;
      const forget = gate((gates[base + H + j] as number) + (peep[side * 2 * H + j] as number) * old);
      const emit = gate((gates[base + 2 * H + j] as number) + (peep[side * 2 * H + H + j] as number) * old);
      const cell = Math.fround(forget * old + (1 - forget) * (gates[base + j] as number));
      cells[j] = cell;
      output[out + j] = emit * softSign(cell);
    }
  }
}

function best(scores: Float32Array, at: number, count: number): number {
  let top = 0;
  for (let j = 1; j < count; j++) if ((scores[at + j] as number) > (scores[at + top] as number)) top = j;
  return top;
}

function bestTags(logits: Float32Array, columns: number, start: number, n: number, shape: Shape): readonly Int32Array[] {
  let offset = 0;
  return shape.tags.map((count) => {
    const at = offset;
    offset += (count + 7) & ~7;
    return Int32Array.from({ length: n }, (_, i) => best(logits, (start + i) * columns + at, count));
  });
}
