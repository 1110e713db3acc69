import type { Matrix, Workspace } from "./matrix.ts";
import type { Random } from "./random.ts";

/** One trained matrix or vector with its gradient and the two moments of Adam. */
export interface Parameter {
  readonly name: string;
  readonly value: Matrix;
  readonly gradient: Matrix;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** For tables of which a batch uses few rows: the rows with a gradient. */
  readonly touched?: Set<number>;
}

export interface Affine {
  readonly w: Parameter;
  readonly b: Parameter;
}

export interface Parameters {
  readonly all: readonly Parameter[];
  vector(name: string, columns: number, bound: number): Parameter;
  table(name: string, rows: number, columns: number, bound: number): Parameter;
  /** Uniform after Glorot and Bengio (2010). */
  dense(name: string, rows: number, columns: number): Parameter;
  affine(name: string, rows: number, columns: number): Affine;
}

export function createParameters(workspace: Workspace, random: Random): Parameters {
  const all: Parameter[] = [];
  function add(name: string, rows: number, columns: number, bound: number, sparse: boolean): Parameter {
    const value = workspace.matrix(rows, columns);
    for (let at = 0; at < rows * columns; at++) value.data[at] = (random.next() * 2 - 1) * bound;
    const parameter = {
      name,
      value,
      gradient: workspace.matrix(rows, columns),
      first: new Float32Array(value.data.length),
      second: new Float32Array(value.data.length),
      ...(sparse ? { touched: new Set<number>() } : {}),
    };
    all.push(parameter);
    return parameter;
  }
  const dense = (name: string, rows: number, columns: number): Parameter =>
    add(name, rows, columns, Math.sqrt(6 / (rows + Math.min(columns, rows))), false);
  return {
    all,
    vector: (name, columns, bound) => add(name, 1, columns, bound, false),
    table: (name, rows, columns, bound) => add(name, rows, columns, bound, true),
    dense,
    affine: (name, rows, columns) => ({
      w: dense(name, rows, columns),
      b: add(`${name}.bias`, 1, columns, 0, false),
    }),
  };
}
