import type { Example } from "./examples.ts";
import type { Matrix, Workspace } from "./matrix.ts";
import type { Affine, Parameter } from "./parameters.ts";
import type { Random } from "./random.ts";

/** What a layer made, and how slopes of its output become gradients of its parameters and slopes of its input. */
export interface Layer {
  readonly output: Matrix;
  backward(slopes: Matrix): Matrix;
}

/** First row of each sentence of a batch, then the number of rows. */
export type Starts = readonly number[];

export const alike = (workspace: Workspace, { rows, columns }: Matrix): Matrix => workspace.matrix(rows, columns);

export function addTo(to: Float32Array, from: Float32Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + (from[at] as number);
}

/** y = x w + b */
export function linear(workspace: Workspace, x: Matrix, { w, b }: Affine): Layer {
  const output = workspace.matrix(x.rows, w.value.columns);
  workspace.product(x, w.value, output);
  const { columns, rows, data } = output;
  const bias = b.value.data;
  for (let row = 0, at = 0; row < rows; row++) {
    for (let j = 0; j < columns; j++, at++) data[at] = (data[at] as number) + (bias[j] as number);
  }
  return {
    output,
    backward(slopes) {
      workspace.product(x, slopes, w.gradient, { transposeA: true, accumulate: true });
      const sums = b.gradient.data;
      for (let row = 0, at = 0; row < rows; row++) {
        for (let j = 0; j < columns; j++, at++) sums[j] = (sums[j] as number) + (slopes.data[at] as number);
      }
      const back = alike(workspace, x);
      workspace.product(slopes, w.value, back, { transposeB: true });
      return back;
    },
  };
}

/** Dropout of the same columns for all words of a sentence (Gal and Ghahramani 2016). Without `chance`, nothing. */
export function drop(workspace: Workspace, x: Matrix, starts: Starts, rate: number, chance: Random | undefined): Layer {
  if (chance === undefined || rate === 0) return { output: x, backward: (slopes) => slopes };
  const { columns } = x;
  const masks = starts.slice(1).map(() => {
    const mask = new Float32Array(columns);
    for (let j = 0; j < columns; j++) mask[j] = chance.next() < rate ? 0 : 1 / (1 - rate);
    return mask;
  });
  const masked = (from: Matrix): Matrix => {
    const to = alike(workspace, from);
    for (const [s, mask] of masks.entries()) {
      for (let row = starts[s] as number; row < (starts[s + 1] as number); row++) {
        for (let j = 0, at = row * columns; j < columns; j++, at++) {
          to.data[at] = (from.data[at] as number) * (mask[j] as number);
        }
      }
    }
    return to;
  };
  return { output: masked(x), backward: masked };
}

export interface Tables {
  readonly words: Parameter;
  readonly pieces: Parameter;
}

export interface FeatureDropout {
  /**
   * A word seen n times is taken for unknown in word / (word + n) of the cases, one seen once always: it has no row of
   * its own, and what only it is made of would give it away.
   */
  readonly word: number;
  /** Share of affixes and letter groups left out: rare ones must not give a word away. */
  readonly piece: number;
}

/** The sum of a word's row, its affixes' rows and its letter groups' rows by one over the root of their number. */
export function embed(
  workspace: Workspace,
  { words, pieces }: Tables,
  batch: readonly Example[],
  rows: number,
  dropout: FeatureDropout,
  chance: Random,
): Layer {
  const columns = words.value.columns;
  const output = workspace.matrix(rows, columns);
  // What was added, one entry for each row of a table: plain arrays of numbers, for there are millions in an epoch.
  const most = batch.reduce((sum, example) => sum + countFeatures(example), 0);
  const [usedRows, usedWords, usedShares] = [new Int32Array(most), new Int32Array(most), new Float32Array(most)];
  let used = 0;
  const add = (table: Parameter, row: number, word: number, share: number): void => {
    const values = table.value.data;
    for (let from = row * columns, to = word * columns, end = to + columns; to < end; from++, to++) {
      output.data[to] = (output.data[to] as number) + (values[from] as number) * share;
    }
    table.touched?.add(row);
    // Rows of the table of words are told by a bitwise not.
    usedRows[used] = table === words ? ~row : row;
    usedWords[used] = word;
    usedShares[used++] = share;
  };
  let word = 0;
  for (const example of batch) {
    for (let i = 0; i < example.words.length; i++, word++) {
      const count = example.counts[i] as number;
      const unknown = count <= 1 || chance.next() < dropout.word / (dropout.word + count);
      add(words, unknown ? 0 : (example.words[i] as number), word, 1);
      const known = unknown ? example.shared[i] : undefined;
      const affixes = known?.affixes ?? example.affixes[i] ?? [];
      for (let at = 0; at < affixes.length; at++) {
        // The first is the shape: it gives no word away.
        if (at === 0 || chance.next() >= dropout.piece) add(pieces, affixes[at] as number, word, 1);
      }
      const grams = known?.grams ?? example.grams[i] ?? [];
      const share = 1 / Math.sqrt(grams.length || 1);
      for (const row of grams) if (chance.next() >= dropout.piece) add(pieces, row, word, share);
    }
  }
  return {
    output,
    backward(slopes) {
      for (let at = 0; at < used; at++) {
        const row = usedRows[at] as number;
        const share = usedShares[at] as number;
        const { data } = row < 0 ? words.gradient : pieces.gradient;
        let to = (row < 0 ? ~row : row) * columns;
        for (let from = (usedWords[at] as number) * columns, end = from + columns; from < end; from++, to++) {
          data[to] = (data[to] as number) + (slopes.data[from] as number) * share;
        }
      }
      return slopes;
    },
  };
}

function countFeatures({ words, affixes, grams }: Example): number {
  return affixes.reduce((sum, list, i) => sum + list.length + (grams[i]?.length ?? 0), words.length);
}

/** y = x + max(0, [x before, x, x after] w + b) */
export function convolve(workspace: Workspace, x: Matrix, starts: Starts, affine: Affine): Layer {
  const { columns } = x;
  const window = workspace.matrix(x.rows, 3 * columns);
  const neighbours = (visit: (row: number, slot: number, other: number) => void): void => {
    for (let s = 0; s + 1 < starts.length; s++) {
      const [from, to] = [starts[s] as number, starts[s + 1] as number];
      for (let row = from; row < to; row++) {
        for (let slot = 0; slot < 3; slot++) {
          const other = row + slot - 1;
          if (other >= from && other < to) visit(row, slot, other);
        }
      }
    }
  };
  neighbours((row, slot, other) => {
    window.data.set(x.data.subarray(other * columns, (other + 1) * columns), (row * 3 + slot) * columns);
  });
  const inner = linear(workspace, window, affine);
  const before = inner.output.data;
  const output = alike(workspace, x);
  for (let at = 0; at < output.data.length; at++) {
    output.data[at] = Math.max(0, before[at] as number) + (x.data[at] as number);
  }
  return {
    output,
    backward(slopes) {
      const passed = alike(workspace, x);
      for (let at = 0; at < passed.data.length; at++) {
        passed.data[at] = (before[at] as number) > 0 ? (slopes.data[at] as number) : 0;
      }
      const wide = inner.backward(passed).data;
      const back = alike(workspace, x);
      back.data.set(slopes.data);
      neighbours((row, slot, other) => {
        for (let from = (row * 3 + slot) * columns, to = other * columns, end = to + columns; to < end; from++, to++) {
          back.data[to] = (back.data[to] as number) + (wide[from] as number);
        }
      });
      return back;
    },
  };
}

export interface RecurrentParameters extends Affine {
  readonly peep: Parameter;
}

/**
 * Both directions of a recurrent layer whose gates see the input and the unit's own old cell only, so that all large
 * products are done for all words at once (T. Lei et al., Simple Recurrent Units, EMNLP 2018, with an output gate on a
 * squashed cell instead of the highway). A layer as wide as its input is added to it.
 */
export function recur(workspace: Workspace, x: Matrix, starts: Starts, { w, b, peep }: RecurrentParameters): Layer {
  const width = w.value.columns / 6;
  const gates = linear(workspace, x, { w, b });
  const output = workspace.matrix(x.rows, 2 * width);
  const residual = x.columns === output.columns;
  if (residual) output.data.set(x.data);
  const cells = alike(workspace, output);
  const zeros = workspace.matrix(1, width);
  const [gateRow, row, side] = [6 * width * 4, 2 * width * 4, width * 4];
  const directions = (visit: (direction: number, from: number, to: number) => void): void => {
    for (let s = 0; s + 1 < starts.length; s++) {
      for (let d = 0; d < 2; d++) visit(d, starts[s] as number, starts[s + 1] as number);
    }
  };
  directions((d, from, to) => {
    const [first, step] = d === 0 ? [from, 1] : [to - 1, -1];
    const [gatesAt, at] = [first * gateRow + d * 3 * side, first * row + d * side];
    workspace.kernel.recur(
      ...[gates.output.at + gatesAt, step * gateRow, output.at + at, step * row],
      ...[peep.value.at + d * 2 * side, zeros.at, cells.at + at, step * row, width, to - from],
    );
  });
  return {
    output,
    backward(slopes) {
      const back = alike(workspace, gates.output);
      const carry = workspace.matrix(1, width);
      directions((d, from, to) => {
        const [last, step] = d === 0 ? [to - 1, -1] : [from, 1];
        const [gatesAt, at, peepAt] = [last * gateRow + d * 3 * side, last * row + d * side, d * 2 * side];
        carry.data.fill(0);
        workspace.kernel.recurBack(
          ...[gates.output.at + gatesAt, back.at + gatesAt, step * gateRow, slopes.at + at, step * row],
          ...[peep.value.at + peepAt, peep.gradient.at + peepAt, cells.at + at, step * row],
          ...[zeros.at, carry.at, width, to - from],
        );
      });
      const below = gates.backward(back);
      if (residual) addTo(below.data, slopes.data);
      return below;
    },
  };
}
