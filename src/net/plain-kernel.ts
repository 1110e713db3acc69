import { type Kernel, type LoadedMatrix, paddedRows, type QuantisedMatrix, quantiseRows } from "./kernel.ts";

/** The definition of the product, in plain JavaScript: for engines without WebAssembly SIMD, and to test against. */
export function createPlainKernel(): Kernel {
  return { kind: "plain", load: plainMatrix };
}

function plainMatrix({ inputs, outputs, weights, scales, bias }: QuantisedMatrix): LoadedMatrix {
  const pairs = inputs >> 1;
  return {
    inputs,
    outputs,
    multiply(x, rows, y) {
      const quantised = new Int16Array(paddedRows(rows) * inputs);
      const rowScales = new Float32Array(paddedRows(rows));
      quantiseRows(x, rows, inputs, quantised, rowScales);
      for (let row = 0; row < paddedRows(rows); row++) {
        const rowScale = rowScales[row] as number;
        for (let output = 0; output < outputs; output++) {
          let sum = 0;
          let weight = (output >> 3) * pairs * 16 + (output & 7) * 2;
          for (let at = row * inputs, end = at + inputs; at < end; at += 2, weight += 16) {
            sum += (quantised[at] as number) * (weights[weight] as number);
            sum += (quantised[at + 1] as number) * (weights[weight + 1] as number);
          }
          const scaled = Math.fround(Math.fround(Math.fround(sum) * rowScale) * (scales[output] as number));
          y[row * outputs + output] = scaled + (bias[output] as number);
        }
      }
    },
  };
}
