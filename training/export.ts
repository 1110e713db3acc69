import type { Tensor, Tensors } from "../src/net/model-file.ts";
import type { Shape } from "../src/pipeline/2-parse/shape.ts";

/** A float matrix as the trainer holds it: row-major, `rows` without padding. */
export interface FloatMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

export interface Packed {
  readonly tensors: readonly Tensor[];
  readonly weights: Uint8Array;
}

/** Quantises the trained parameters to int8 and lays them out as the reader's kernel wants them. */
export function packWeights(shape: Shape, parameter: (name: string) => FloatMatrix): Packed {
  const chunks: { at: number; bytes: Uint8Array }[] = [];
  const tensors: Tensor[] = [];
  let end = 0;
  const put = (array: Int8Array | Float32Array): number => {
    const at = end;
    chunks.push({ at, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
    end = (at + array.byteLength + 63) & ~63;
    return at;
  };
  const matrix = (name: string, weights: FloatMatrix, bias: Float32Array): void => {
    const { rows, columns, data } = weights;
    const values = new Int8Array(rows * columns);
    const scales = new Float32Array(columns);
    for (let column = 0; column < columns; column++) {
      let largest = 0;
      for (let row = 0; row < rows; row++)
        largest = Math.max(largest, Math.abs(data[row * columns + column] as number));
      scales[column] = largest / 127;
      const factor = largest === 0 ? 0 : 127 / largest;
      for (let row = 0; row < rows; row++) {
        values[packedIndex(rows, row, column)] = Math.round((data[row * columns + column] as number) * factor);
      }
    }
    // The activations' scale is applied in the kernel; LARGEST_ACTIVATION is part of it.
    tensors.push({
      name,
      kind: "matrix",
      rows,
      columns,
      at: put(values),
      scalesAt: put(scales),
      biasAt: put(bias.slice(0, columns)),
    });
  };
  const table = (name: string): void => {
    const { rows, columns, data } = parameter(name);
    const values = new Int8Array(rows * columns);
    const scales = new Float32Array(rows);
    for (let row = 0; row < rows; row++) {
      let largest = 0;
      for (let at = row * columns; at < (row + 1) * columns; at++)
        largest = Math.max(largest, Math.abs(data[at] as number));
      scales[row] = largest / 127;
      const factor = largest === 0 ? 0 : 127 / largest;
      for (let at = row * columns; at < (row + 1) * columns; at++)
        values[at] = Math.round((data[at] as number) * factor);
    }
    tensors.push({ name, kind: "table", rows, columns, at: put(values), scalesAt: put(scales) });
  };
  const vector = (name: string): void => {
    const { columns, data } = parameter(name);
    tensors.push({ name, kind: "vector", rows: 1, columns, at: put(data.slice(0, columns)) });
  };
  const withBias = (name: string): void => matrix(name, parameter(name), parameter(`${name}.bias`).data);
  table("words");
  table("pieces");
  withBias("convolution");
  for (let at = 0; at < shape.layers; at++) {
    withBias(`recurrent.${at}`);
    vector(`recurrent.${at}.peep`);
  }
  for (const layer of shape.tagLayers) withBias(`tags.${layer}`);
  withBias("heads");
  // score = (dependent U) . head + bias . head = (dependent U + bias) . head
  withBias("arcs");
  withBias("labels");
  vector("arcs.root");
  vector("labels.root");
  const weights = new Uint8Array(end);
  for (const { at, bytes } of chunks) weights.set(bytes, at);
  return { tensors, weights };
}

/** The values of a packed parameter, the other way round: what training goes on from. Padding rows are not in them. */
export function unpackParameter(
  tensors: Tensors,
  kinds: ReadonlyMap<string, Tensor["kind"]>,
  name: string,
): Float32Array {
  if (name.endsWith(".bias")) return tensors.matrix(name.slice(0, -".bias".length)).bias;
  switch (kinds.get(name)) {
    case "vector":
      return tensors.vector(name);
    case "table": {
      const { rows, columns, values, scales } = tensors.table(name);
      return Float32Array.from(
        { length: rows * columns },
        (_, at) => (values[at] ?? 0) * (scales[Math.floor(at / columns)] ?? 0),
      );
    }
    default: {
      const { inputs, outputs, weights, scales } = tensors.matrix(name);
      return Float32Array.from({ length: inputs * outputs }, (_, at) => {
        const [row, column] = [Math.floor(at / outputs), at % outputs];
        return (weights[packedIndex(inputs, row, column)] ?? 0) * (scales[column] ?? 0);
      });
    }
  }
}

/** Where the kernel reads the weight of an input (row) for an output (column). */
function packedIndex(inputs: number, row: number, column: number): number {
  return (column >> 3) * (inputs >> 1) * 16 + (row >> 1) * 16 + (column & 7) * 2 + (row & 1);
}
