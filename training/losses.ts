import { distanceBucket, type Shape } from "../src/pipeline/2-parse/shape.ts";
import type { Example } from "./examples.ts";
import { addTo, alike, drop, type Layer, linear, type Starts } from "./layers.ts";
import { type Matrix, padded, type Workspace } from "./matrix.ts";
import type { Affine, Parameter } from "./parameters.ts";
import type { Random } from "./random.ts";

/** Cross-entropy of one row of scores against its gold class, by `share`; writes the slopes. */
function crossEntropy(
  scores: Float32Array,
  slopes: Float32Array,
  at: number,
  count: number,
  gold: number,
  share: number,
): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let j = at; j < at + count; j++) top = Math.max(top, scores[j] as number);
  let sum = 0;
  for (let j = at; j < at + count; j++) {
    const likelihood = Math.exp((scores[j] as number) - top);
    slopes[j] = likelihood;
    sum += likelihood;
  }
  for (let j = at; j < at + count; j++) slopes[j] = ((slopes[j] as number) * share) / sum;
  slopes[at + gold] = (slopes[at + gold] as number) - share;
  return share * (Math.log(sum) + top - (scores[at + gold] as number));
}

/** Upos, xpos and feats, each a linear classifier on the same layers; `backward` gives the slopes of each layer. */
export function tagLoss(
  workspace: Workspace,
  inputs: readonly { readonly x: Matrix; readonly affine: Affine }[],
  batch: readonly Example[],
  { tags, tagWeight }: Shape,
  share: number,
): { readonly loss: number; backward(): readonly Matrix[] } {
  const votes = inputs.map(({ x, affine }) => linear(workspace, x, affine));
  const [first, ...others] = votes.map(({ output }) => output);
  if (first === undefined) throw new RangeError("no layer to read tags from");
  const scores = alike(workspace, first);
  for (const output of [first, ...others]) addTo(scores.data, output.data);
  const slopes = alike(workspace, scores);
  let loss = 0;
  let row = 0;
  for (const example of batch) {
    for (let i = 0; i < example.words.length; i++, row++) {
      let at = row * slopes.columns;
      for (const [kind, count] of tags.entries()) {
        const gold = example.tags[kind]?.[i] ?? -1;
        if (gold >= 0) loss += crossEntropy(scores.data, slopes.data, at, count, gold, share * tagWeight);
        at += padded(count, 8);
      }
    }
  }
  return { loss: loss / tagWeight, backward: () => votes.map((vote) => vote.backward(slopes)) };
}

export interface TreeParameters {
  /** Columns: dependent and head side of arcs, dependent and head side of labels, distances. */
  readonly heads: Affine;
  readonly arcs: Affine;
  readonly arcRoot: Parameter;
  readonly labels: Affine;
  readonly labelRoot: Parameter;
}

/** Arcs by a bilinear form and the distance, labels by a hidden layer on dependent and gold head. */
export function treeLoss(
  workspace: Workspace,
  x: Matrix,
  starts: Starts,
  batch: readonly Example[],
  parameters: TreeParameters,
  shape: Shape,
  options: { readonly share: number; readonly dropout: number; readonly chance: Random },
): { readonly arcs: number; readonly labels: number; backward(): Matrix } {
  const { dropout, chance } = options;
  const sides = linear(workspace, x, parameters.heads);
  const inner = sides.output;
  const rectified = alike(workspace, inner);
  const { columns } = inner;
  const arcColumns = 2 * shape.arc;
  for (let row = 0, at = 0; row < inner.rows; row++) {
    for (let j = 0; j < columns; j++, at++) {
      const value = inner.data[at] as number;
      rectified.data[at] = j < arcColumns && value < 0 ? 0 : value;
    }
  }
  const dropped = drop(workspace, rectified, starts, dropout, chance);
  const slopes = alike(workspace, inner);
  const arcs = arcLoss(workspace, dropped.output, slopes, starts, batch, parameters, shape, options.share);
  const labels = labelLoss(workspace, dropped.output, slopes, starts, batch, parameters, shape, options);
  return {
    arcs,
    labels,
    backward() {
      const back = dropped.backward(slopes);
      for (let row = 0; row < back.rows; row++) {
        for (let at = row * columns, end = at + arcColumns; at < end; at++) {
          if ((inner.data[at] as number) <= 0) back.data[at] = 0;
        }
      }
      return sides.backward(back);
    },
  };
}

function columnsOf(workspace: Workspace, x: Matrix, from: number, columns: number): Matrix {
  const part = workspace.matrix(x.rows, columns);
  for (let row = 0; row < x.rows; row++) {
    const at = row * x.columns + from;
    part.data.set(x.data.subarray(at, at + columns), row * columns);
  }
  return part;
}

function addColumns(to: Matrix, from: Matrix, first: number): void {
  for (let row = 0; row < from.rows; row++) {
    for (let j = 0; j < from.columns; j++) {
      const at = row * to.columns + first + j;
      to.data[at] = (to.data[at] as number) + (from.data[row * from.columns + j] as number);
    }
  }
}

function arcLoss(
  workspace: Workspace,
  sides: Matrix,
  slopes: Matrix,
  starts: Starts,
  batch: readonly Example[],
  { arcs: bilinear, arcRoot }: TreeParameters,
  { arc: width, label }: Shape,
  share: number,
): number {
  const dependents = columnsOf(workspace, sides, 0, width);
  const heads = columnsOf(workspace, sides, width, width);
  const query: Layer = linear(workspace, dependents, bilinear);
  const q = query.output;
  const [querySlopes, headSlopes] = [alike(workspace, q), alike(workspace, heads)];
  const distances = 2 * width + 2 * label;
  let loss = 0;
  for (const [s, example] of batch.entries()) {
    const n = example.words.length;
    const start = starts[s] as number;
    const scores = new Float32Array(n * (n + 1));
    const scoreSlopes = new Float32Array(n * (n + 1));
    for (let i = 0, at = 0; i < n; i++) {
      for (let j = 0; j <= n; j++, at++) {
        const head = j === 0 ? arcRoot.value.data : heads.data;
        let sum = sides.data[(start + i) * sides.columns + distances + distanceBucket(i, j - 1)] as number;
        let h = j === 0 ? 0 : (start + j - 1) * width;
        for (let d = (start + i) * width, end = d + width; d < end; d++, h++) {
          sum += (q.data[d] as number) * (head[h] as number);
        }
        scores[at] = j === i + 1 ? -1e9 : sum;
      }
      loss += crossEntropy(scores, scoreSlopes, i * (n + 1), n + 1, example.heads[i] as number, share);
    }
    for (let i = 0, at = 0; i < n; i++) {
      for (let j = 0; j <= n; j++, at++) {
        const slope = scoreSlopes[at] as number;
        if (j === i + 1 || Math.abs(slope) < NEGLIGIBLE) continue;
        const head = j === 0 ? arcRoot.value.data : heads.data;
        const into = j === 0 ? arcRoot.gradient.data : headSlopes.data;
        let h = j === 0 ? 0 : (start + j - 1) * width;
        for (let d = (start + i) * width, end = d + width; d < end; d++, h++) {
          querySlopes.data[d] = (querySlopes.data[d] as number) + slope * (head[h] as number);
          into[h] = (into[h] as number) + slope * (q.data[d] as number);
        }
        const own = (start + i) * sides.columns + distances + distanceBucket(i, j - 1);
        slopes.data[own] = (slopes.data[own] as number) + slope;
      }
    }
  }
  addColumns(slopes, query.backward(querySlopes), 0);
  addColumns(slopes, headSlopes, width);
  return loss;
}

/** Slopes below this are not worth a pass over a head's columns; most arcs are certain soon. */
const NEGLIGIBLE = 1e-9;

function labelLoss(
  workspace: Workspace,
  sides: Matrix,
  slopes: Matrix,
  starts: Starts,
  batch: readonly Example[],
  { labels, labelRoot }: TreeParameters,
  { arc, label: width, labels: count }: Shape,
  { share, dropout, chance }: { readonly share: number; readonly dropout: number; readonly chance: Random },
): number {
  const rows = starts.at(-1) ?? 0;
  const pairs = workspace.matrix(rows, width);
  const passed = new Float32Array(pairs.data.length);
  /** Visits each word with the place of its own side, and of its head's (undefined for the root). */
  const each = (visit: (row: number, own: number, head: number | undefined) => void): void => {
    for (const [s, { heads }] of batch.entries()) {
      const start = starts[s] as number;
      for (let i = 0; i < heads.length; i++) {
        const own = (start + i) * sides.columns + 2 * arc;
        const head = heads[i] as number;
        visit(start + i, own, head === 0 ? undefined : (start + head - 1) * sides.columns + 2 * arc + width);
      }
    }
  };
  each((row, own, head) => {
    const side = head === undefined ? labelRoot.value.data : sides.data;
    for (let r = 0; r < width; r++) {
      const value = (sides.data[own + r] as number) + (side[(head ?? 0) + r] as number);
      const keep = value > 0 && chance.next() >= dropout ? 1 / (1 - dropout) : 0;
      passed[row * width + r] = keep;
      pairs.data[row * width + r] = value * keep;
    }
  });
  const scores = linear(workspace, pairs, labels);
  const scoreSlopes = alike(workspace, scores.output);
  let loss = 0;
  let row = 0;
  for (const { deprels } of batch) {
    for (const gold of deprels) {
      loss += crossEntropy(scores.output.data, scoreSlopes.data, row * scoreSlopes.columns, count, gold, share);
      row++;
    }
  }
  const back = scores.backward(scoreSlopes);
  each((at, own, head) => {
    const into = head === undefined ? labelRoot.gradient.data : slopes.data;
    for (let r = 0; r < width; r++) {
      const slope = (back.data[at * width + r] as number) * (passed[at * width + r] as number);
      slopes.data[own + r] = (slopes.data[own + r] as number) + slope;
      into[(head ?? 0) + r] = (into[(head ?? 0) + r] as number) + slope;
    }
  });
  return loss;
}
