import { gate, squash } from "./activation.ts";
import { type Kernel, LARGEST_ACTIVATION, paddedRows, type QuantisedMatrix, type QuantisedRows } from "./kernel.ts";

const { fround } = Math;

interface PlainRows extends QuantisedRows {
  readonly values: Int16Array;
  readonly scales: Float32Array;
}

/** The definition of the operations, in plain JavaScript: for engines without WebAssembly SIMD, and to test against. */
export function createPlainKernel(): Kernel {
  return {
    kind: "plain",
    load: (matrix) => matrix,
    keep: (values) => values,
    begin: () => {},
    matrix: (rows, columns) => new Float32Array(paddedRows(rows) * columns),
    zeros: (rows, columns) => new Float32Array(paddedRows(rows) * columns),
    quantise,
    multiply: (x, w, y, rectify) => multiply(x as PlainRows, w as QuantisedMatrix, y, rectify !== undefined),
    recur({ gates, output, peep, width }, from, to, direction) {
      const side = direction === "forward" ? 0 : 1;
      const weights = (peep as Float32Array).subarray(side * 2 * width);
      const cells = new Float32Array(width);
      for (let step = 0; step < to - from; step++) {
        const row = direction === "forward" ? from + step : to - 1 - step;
        const gatesAt = (row * 2 + side) * 3 * width;
        const outputAt = (row * 2 + side) * width;
        for (let j = 0; j < width; j++) {
          const old = cells[j] as number;
          const candidate = gates[gatesAt + j] as number;
          const forget = fround((gates[gatesAt + width + j] as number) + fround((weights[j] as number) * old));
          const emit = fround(
            (gates[gatesAt + 2 * width + j] as number) + fround((weights[width + j] as number) * old),
          );
          const cell = fround(candidate + fround(fround(old - candidate) * gate(forget)));
          cells[j] = cell;
          output[outputAt + j] = (output[outputAt + j] as number) + fround(gate(emit) * squash(cell));
        }
      }
    },
    dots(a, b, y, { m, n, width, stride }) {
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          const sums = [0, 0, 0, 0];
          for (let k = 0; k < width; k++) {
            const product = fround((a[i * width + k] as number) * (b[j * width + k] as number));
            sums[k & 3] = fround((sums[k & 3] as number) + product);
          }
          const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = sums;
          y[i * stride + j] = fround(s0 + s1) + fround(s2 + s3);
        }
      }
    },
  };
}

/** Each row as integers in [-4095, 4095], halves to even, and the scale that gives back the value. */
function quantise(x: Float32Array, rows: number, columns: number): PlainRows {
  const values = new Int16Array(paddedRows(rows) * columns);
  const scales = new Float32Array(paddedRows(rows));
  for (let row = 0; row < rows; row++) {
    let largest = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) largest = Math.max(largest, Math.abs(x[at] as number));
    if (largest === 0) continue;
    scales[row] = largest / LARGEST_ACTIVATION;
    const factor = fround(LARGEST_ACTIVATION / largest);
    for (let at = row * columns; at < (row + 1) * columns; at++) {
      values[at] = roundToEven(fround((x[at] as number) * factor));
    }
  }
  return { rows, columns, values, scales };
}

/** Near 1.5 * 2^23 float32 has no room for a fraction: adding and taking it off again rounds halves to even. */
function roundToEven(value: number): number {
  return fround(fround(value + 12582912) - 12582912);
}

function multiply(x: PlainRows, w: QuantisedMatrix, y: Float32Array, rectify: boolean): void {
  const pairs = w.inputs >> 1;
  for (let row = 0; row < paddedRows(x.rows); row++) {
    const rowScale = x.scales[row] as number;
    for (let output = 0; output < w.outputs; output++) {
      let sum = 0;
      let weight = (output >> 3) * pairs * 16 + (output & 7) * 2;
      for (let at = row * w.inputs, end = at + w.inputs; at < end; at += 2, weight += 16) {
        sum += (x.values[at] as number) * (w.weights[weight] as number);
        sum += (x.values[at + 1] as number) * (w.weights[weight + 1] as number);
      }
      const scaled = fround(fround(fround(sum) * rowScale) * (w.scales[output] as number));
      const value = fround(scaled + (w.bias[output] as number));
      y[row * w.outputs + output] = rectify && !(value > 0) ? 0 : value;
    }
  }
}
