/**
 * The few numeric operations that the net spends its time in. Sums of products are exact integers or have one fixed
 * order, all else is float32 rounded step by step: every implementation of `Kernel` gives the same bits.
 */
export interface Kernel {
  readonly kind: "wasm" | "plain";
  /** Weights stay; all loading comes before the first `begin`. */
  load(matrix: QuantisedMatrix): LoadedMatrix;
  keep(values: Float32Array): KeptVector;
  /** Frees all scratch space and makes room for so many numbers; what was given out before is void. */
  begin(numbers: number): void;
  /** Scratch space, row-major, rows padded to a multiple of four; what it holds at first is undefined. */
  matrix(rows: number, columns: number): Float32Array;
  /** The same, filled with zeros. */
  zeros(rows: number, columns: number): Float32Array;
  /** x [rows][columns], columns a multiple of eight, must be scratch space. */
  quantise(x: Float32Array, rows: number, columns: number): QuantisedRows;
  /** y [rows][outputs] = x w + bias, with `rectify` no less than zero; y must be scratch space. */
  multiply(x: QuantisedRows, w: LoadedMatrix, y: Float32Array, rectify?: "rectify"): void;
  /** One direction of a recurrent layer over the rows [from, to) of one sentence. */
  recur(layer: Recurrence, from: number, to: number, direction: "forward" | "backward"): void;
  /** y[i][j] = a[i] . b[j] for m rows of a and n of b, both `width` wide (a multiple of four); y has `stride` columns. */
  dots(a: Float32Array, b: Float32Array, y: Float32Array, sizes: DotSizes): void;
}

export interface QuantisedMatrix {
  /** A multiple of eight, at most MOST_INPUTS. */
  readonly inputs: number;
  /** A multiple of eight. */
  readonly outputs: number;
  /** [outputs / 8][inputs / 2][8][2]: the order in which the kernel reads. */
  readonly weights: Int8Array;
  /** One for each output. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** A matrix laid out where the kernel can use it; only the kernel that made it can. */
export interface LoadedMatrix {
  readonly inputs: number;
  readonly outputs: number;
}
export interface KeptVector {
  readonly length: number;
}
export interface QuantisedRows {
  readonly rows: number;
  readonly columns: number;
}

export interface Recurrence {
  /** [rows][2 directions][candidate, forget, emit][width] */
  readonly gates: Float32Array;
  /** [rows][2 directions][width]; the layer's output is added. */
  readonly output: Float32Array;
  /** [2 directions][forget, emit][width]: weights of the old cell. */
  readonly peep: KeptVector;
  /** A multiple of four. */
  readonly width: number;
}

export interface DotSizes {
  readonly m: number;
  readonly n: number;
  readonly width: number;
  readonly stride: number;
}

/** The largest magnitude of a quantised activation: 127 * 4095 * 4,128 inputs < 2^31 cannot overflow. */
export const LARGEST_ACTIVATION = 4095;
export const MOST_INPUTS = 4128;

export const paddedRows = (rows: number): number => (rows + 3) & ~3;
