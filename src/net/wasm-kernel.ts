import { KERNEL_CODE } from "./kernel-code.ts";
import { type Kernel, type LoadedMatrix, paddedRows, type QuantisedMatrix, quantiseRows } from "./kernel.ts";
import { WASM_PAGE_BYTES, wasmInterface } from "./webassembly.ts";

interface Exports {
  quantised(...parameters: readonly number[]): void;
}

/** undefined where the engine has no WebAssembly or none with 128-bit SIMD. */
export function createWasmKernel(): Kernel | undefined {
  const wasm = wasmInterface();
  const code = decodeHex(KERNEL_CODE);
  if (wasm?.validate(code) !== true) return undefined;
  const memory = new wasm.Memory({ initial: 1 });
  const exports = new wasm.Instance(new wasm.Module(code), { env: { memory } }).exports as Exports;
  let weightsEnd = 0;

  /** Weights come first and stay; the rest of the memory is scratch for one call. */
  function reserve(bytes: number): void {
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE_BYTES));
  }
  const align = (at: number): number => (at + 63) & ~63;

  function load({ inputs, outputs, weights, scales, bias }: QuantisedMatrix): LoadedMatrix {
    const weightsAt = weightsEnd;
    const scalesAt = align(weightsAt + weights.byteLength);
    const biasAt = align(scalesAt + scales.byteLength);
    weightsEnd = align(biasAt + bias.byteLength);
    reserve(weightsEnd);
    new Int8Array(memory.buffer).set(weights, weightsAt);
    new Float32Array(memory.buffer).set(scales, scalesAt / 4);
    new Float32Array(memory.buffer).set(bias, biasAt / 4);
    return {
      inputs,
      outputs,
      multiply(x, rows, y) {
        const padded = paddedRows(rows);
        const xAt = weightsEnd;
        const xScalesAt = align(xAt + padded * inputs * 2);
        const yAt = align(xScalesAt + padded * 4);
        reserve(yAt + padded * outputs * 4);
        const quantised = new Int16Array(memory.buffer, xAt, padded * inputs);
        const rowScales = new Float32Array(memory.buffer, xScalesAt, padded);
        quantised.fill(0, rows * inputs);
        rowScales.fill(0, rows);
        quantiseRows(x, rows, inputs, quantised, rowScales);
        exports.quantised(xAt, xScalesAt, weightsAt, scalesAt, biasAt, yAt, padded, outputs, inputs >> 1);
        y.set(new Float32Array(memory.buffer, yAt, padded * outputs));
      },
    };
  }
  return { kind: "wasm", load };
}

function decodeHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}
