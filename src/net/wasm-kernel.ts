import { type KeptVector, type Kernel, type LoadedMatrix, paddedRows, type QuantisedRows } from "./kernel.ts";
import { KERNEL_CODE } from "./kernel-code.ts";
import { compile, WASM_PAGE_BYTES, wasmInterface } from "./webassembly.ts";

type Operation = (...parameters: readonly number[]) => void;
interface Exports {
  readonly quantised: Operation;
  readonly quantise: Operation;
  readonly recur: Operation;
  readonly dots: Operation;
}
interface WasmMatrix extends LoadedMatrix {
  readonly weightsAt: number;
  readonly scalesAt: number;
  readonly biasAt: number;
}
interface WasmVector extends KeptVector {
  readonly at: number;
}
interface WasmRows extends QuantisedRows {
  readonly at: number;
  readonly scalesAt: number;
}

/**
 * The operations in 128-bit WebAssembly SIMD, without its relaxed instructions. undefined where the engine lacks them or may
 * not run them.
 * Weights lie at the start of the kernel's own memory, scratch space behind them.
 */
export function createWasmKernel(): Kernel | undefined {
  const wasm = wasmInterface();
  const module = compile(wasm, decodeHex(KERNEL_CODE));
  if (wasm === undefined || module === undefined) return undefined;
  const memory = new wasm.Memory({ initial: 1 });
  const run = new wasm.Instance(module, { env: { memory } }).exports as Exports;
  let weightsEnd = 0;
  let next = 0;

  function reserve(bytes: number): void {
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE_BYTES));
  }
  /** Puts constants behind those that are there; gives their address. */
  function place(values: Int8Array | Float32Array): number {
    const at = weightsEnd;
    weightsEnd = align(at + values.byteLength);
    reserve(weightsEnd);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(memory.buffer).set(bytes, at);
    return at;
  }
  function scratch(bytes: number): number {
    const at = next;
    next = align(at + bytes);
    if (next > memory.buffer.byteLength) throw new RangeError("the kernel's scratch space is used up");
    return at;
  }
  function floats(count: number): Float32Array {
    return new Float32Array(memory.buffer, scratch(count * 4), count);
  }

  return {
    kind: "wasm",
    load: ({ inputs, outputs, weights, scales, bias }) => {
      const made = { inputs, outputs, weightsAt: place(weights), scalesAt: place(scales), biasAt: place(bias) };
      return made satisfies WasmMatrix;
    },
    keep: (values) => ({ length: values.length, at: place(values) }) satisfies WasmVector,
    begin(numbers) {
      next = weightsEnd;
      reserve(weightsEnd + numbers * 4);
    },
    matrix: (rows, columns) => floats(paddedRows(rows) * columns),
    zeros: (rows, columns) => floats(paddedRows(rows) * columns).fill(0),
    quantise(x, rows, columns) {
      const padded = paddedRows(rows);
      const [at, scalesAt] = [scratch(padded * columns * 2), scratch(padded * 4)];
      run.quantise(x.byteOffset, at, scalesAt, padded, columns);
      return { rows, columns, at, scalesAt } satisfies WasmRows;
    },
    multiply(x, w, y, rectify) {
      const { at, scalesAt, rows } = x as WasmRows;
      const { weightsAt, scalesAt: wScales, biasAt, outputs, inputs } = w as WasmMatrix;
      const flag = rectify === undefined ? 0 : 1;
      const [m, pairs] = [paddedRows(rows), inputs >> 1];
      run.quantised(at, scalesAt, weightsAt, wScales, biasAt, y.byteOffset, m, outputs, pairs, flag);
    },
    recur({ gates, output, peep, width }, from, to, direction) {
      if (to <= from) return;
      const forward = direction === "forward";
      const [row, side] = forward ? [from, 0] : [to - 1, 1];
      const [gateRow, outputRow] = [6 * width * 4, 2 * width * 4];
      const cells = floats(width).fill(0);
      run.recur(
        gates.byteOffset + row * gateRow + side * 3 * width * 4,
        forward ? gateRow : -gateRow,
        output.byteOffset + row * outputRow + side * width * 4,
        forward ? outputRow : -outputRow,
        (peep as WasmVector).at + side * 2 * width * 4,
        cells.byteOffset,
        cells.byteOffset,
        0,
        width,
        to - from,
      );
    },
    dots(a, b, y, { m, n, width, stride }) {
      if (m > 0 && n > 0) run.dots(a.byteOffset, b.byteOffset, y.byteOffset, m, n, width, stride * 4);
    },
  };
}

const align = (at: number): number => (at + 63) & ~63;

function decodeHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}
