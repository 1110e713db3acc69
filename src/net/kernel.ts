/**
 * The product that the net spends its time in: rows of activations, quantised to 13 bits each, times a matrix of
 * int8 weights with one scale per output. Sums are exact integers, the rest is three float32 roundings per output in
 * a fixed order, so that every implementation of `Kernel` gives the same bits.
 */
export interface QuantisedMatrix {
  /** Even. */
  readonly inputs: number;
  /** A multiple of eight. */
  readonly outputs: number;
  /** [outputs / 8][inputs / 2][8][2]: the order in which the kernel reads. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** A matrix laid out where the kernel can use it. */
export interface LoadedMatrix {
  readonly inputs: number;
  readonly outputs: number;
  /** Row-major [rows][inputs] to [rows][outputs], written to `y`, which must hold the rows padded to a multiple of four. */
  multiply(x: Float32Array, rows: number, y: Float32Array): void;
}

export interface Kernel {
  readonly kind: "wasm" | "plain";
  load(matrix: QuantisedMatrix): LoadedMatrix;
}

/** The largest magnitude of a quantised activation. With 127 * 4095 * inputs < 2^31, up to 4,128 inputs cannot overflow. */
export const LARGEST_ACTIVATION = 4095;
export const MOST_INPUTS = 4128;

/** Writes each row as integers in [-4095, 4095] and the scale that gives back the value (0 for a row of zeros). */
export function quantiseRows(
  x: Float32Array,
  rows: number,
  columns: number,
  quantised: Int16Array,
  scales: Float32Array,
): void {
  for (let row = 0, from = 0; row < rows; row++, from += columns) {
    const end = from + columns;
    let largest = 0;
    for (let at = from; at < end; at++) {
      const size = Math.abs(x[at] as number);
      if (size > largest) largest = size;
    }
    scales[row] = largest / LARGEST_ACTIVATION;
    const factor = largest === 0 ? 0 : LARGEST_ACTIVATION / largest;
    // Half up; adding an offset first keeps the truncation of `| 0` on the positive side.
    for (let at = from; at < end; at++) quantised[at] = (((x[at] as number) * factor + 4095.5) | 0) - 4095;
  }
}

export const paddedRows = (rows: number): number => (rows + 3) & ~3;
