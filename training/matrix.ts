import { wasmInterface } from "../src/net/webassembly.ts";
import { assembleModule } from "./wasm/assembler.ts";
import { floatProduct } from "./wasm/products.ts";
import { recurrence, recurrenceBack } from "./wasm/recurrence.ts";

/** Row-major float32 in the memory of the kernel; `rows` are padded to a multiple of four with zero rows. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Byte offset in the kernel's memory. */
  readonly at: number;
  readonly data: Float32Array;
}

export interface Workspace {
  readonly kernel: FloatKernel;
  /** Zero-filled. Lives until `reset` when made after `keep`. */
  matrix(rows: number, columns: number): Matrix;
  /** What was made so far stays; `reset` frees all that comes after. */
  keep(): void;
  reset(): void;
  /** c (+)= a b, or with a or b transposed. All sizes multiples of 4, columns of c of 8. */
  product(a: Matrix, b: Matrix, c: Matrix, options?: ProductOptions): void;
}
export interface ProductOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly accumulate?: boolean;
}

export interface FloatKernel {
  product(...parameters: readonly number[]): void;
  transposedProduct(...parameters: readonly number[]): void;
  recur(...parameters: readonly number[]): void;
  recurBack(...parameters: readonly number[]): void;
}

export const padded = (count: number, to: number): number => Math.ceil(count / to) * to;

export function createWorkspace(megabytes: number): Workspace {
  const wasm = wasmInterface();
  if (wasm === undefined) throw new Error("training needs WebAssembly");
  const memory = new wasm.Memory({ initial: megabytes * 16 });
  const module = new wasm.Module(
    assembleModule([floatProduct("rows"), floatProduct("columns"), recurrence(), recurrenceBack()]),
  );
  const kernel = new wasm.Instance(module, { env: { memory } }).exports as FloatKernel;
  const floats = new Float32Array(memory.buffer);
  const packAt = 0;
  const packFloats = 4 << 20;
  let kept = packFloats;
  let next = kept;

  /** Panels of eight columns, [columns / 8][rows][8]: what the kernel reads in order. */
  function pack(b: Matrix, transpose: boolean): void {
    const { data, columns } = b;
    const [k, n] = transpose ? [b.columns, b.rows] : [b.rows, b.columns];
    if (k * n > packFloats) throw new RangeError(`${k} x ${n} is too large to pack`);
    for (let panel = 0; panel < n; panel += 8) {
      let to = packAt + panel * k;
      if (transpose) {
        for (let row = 0; row < k; row++) {
          let from = panel * columns + row;
          for (let column = 0; column < 8; column++, from += columns) floats[to++] = data[from] as number;
        }
      } else {
        for (let row = 0; row < k; row++) {
          const from = row * columns + panel;
          for (let column = 0; column < 8; column++) floats[to++] = data[from + column] as number;
        }
      }
    }
  }

  return {
    kernel,
    matrix(rows, columns) {
      const size = padded(rows, 4) * columns;
      const at = next;
      next = padded(at + size, 4);
      if (next > floats.length) throw new RangeError("the workspace is full");
      const data = floats.subarray(at, at + size);
      data.fill(0);
      return { rows: padded(rows, 4), columns, at: at * 4, data };
    },
    keep: () => {
      kept = next;
    },
    reset: () => {
      next = kept;
    },
    product(a, b, c, { transposeA = false, transposeB = false, accumulate = false } = {}) {
      const [m, k] = transposeA ? [a.columns, a.rows] : [a.rows, a.columns];
      const n = transposeB ? b.rows : b.columns;
      const inner = transposeB ? b.columns : b.rows;
      if (inner !== k || c.rows !== m || c.columns !== n || n % 8 !== 0 || m % 4 !== 0 || k % 4 !== 0) {
        throw new RangeError(`product ${m}x${k} by ${inner}x${n} into ${c.rows}x${c.columns}`);
      }
      pack(b, transposeB);
      const run = transposeA ? kernel.transposedProduct : kernel.product;
      run(a.at, a.columns * 4, packAt * 4, c.at, c.columns * 4, m, n, k, accumulate ? 1 : 0);
    },
  };
}
