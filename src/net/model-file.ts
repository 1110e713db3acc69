import { z } from "zod";
import { HearsayError } from "../errors.ts";
import type { QuantisedMatrix } from "./kernel.ts";

/**
 * One block of numbers in a weights file: "matrix" is an int8 product matrix with scales and bias, "table" int8 rows
 * with one scale each, "vector" plain float32. All start at multiples of 64 bytes, so that they can be read in place.
 */
export const tensorSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(["matrix", "table", "vector"]),
  rows: z.int().positive(),
  columns: z.int().positive(),
  /** Byte offsets of the numbers, and of scales and bias where the kind has them. */
  at: z.int().nonnegative(),
  scalesAt: z.int().nonnegative().exactOptional(),
  biasAt: z.int().nonnegative().exactOptional(),
});
export type Tensor = Readonly<z.infer<typeof tensorSchema>>;

/** int8 rows; a value is `values[row * columns + column] * scales[row]`. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

export interface Tensors {
  matrix(name: string): QuantisedMatrix;
  table(name: string): Table;
  vector(name: string): Float32Array;
}

/** Views on the bytes of a weights file, which may lie on shared memory; nothing is copied. */
export function openTensors(tensors: readonly Tensor[], file: Uint8Array): Tensors {
  // Typed arrays begin at multiples of their size: a file that somebody put at an odd address has to move.
  const weights = file.byteOffset % 4 === 0 ? file : file.slice();
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const base = weights.byteOffset;
  function find(name: string, kind: Tensor["kind"]): Tensor {
    const tensor = byName.get(name);
    if (tensor === undefined || tensor.kind !== kind) throw damaged(`a ${kind} "${name}"`, tensor?.kind ?? "none");
    return tensor;
  }
  function bytes(at: number | undefined, size: number, name: string): number {
    if (at === undefined || at + size > weights.byteLength)
      throw damaged(`"${name}" within the file`, `${at} + ${size}`);
    return base + at;
  }
  const floats = (at: number | undefined, count: number, name: string): Float32Array =>
    new Float32Array(weights.buffer, bytes(at, count * 4, name), count);
  const integers = (at: number, count: number, name: string): Int8Array =>
    new Int8Array(weights.buffer, bytes(at, count, name), count);
  return {
    matrix(name) {
      const { rows, columns, at, scalesAt, biasAt } = find(name, "matrix");
      return {
        inputs: rows,
        outputs: columns,
        weights: integers(at, rows * columns, name),
        scales: floats(scalesAt, columns, name),
        bias: floats(biasAt, columns, name),
      };
    },
    table(name) {
      const { rows, columns, at, scalesAt } = find(name, "table");
      return { rows, columns, values: integers(at, rows * columns, name), scales: floats(scalesAt, rows, name) };
    },
    vector(name) {
      const { rows, columns, at } = find(name, "vector");
      return floats(at, rows * columns, name);
    },
  };
}

function damaged(expected: string, got: string): HearsayError {
  return new HearsayError("E_MODEL", {
    expected,
    got,
    fix: "Install the package again: its model files do not belong together.",
  });
}
