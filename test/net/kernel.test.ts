import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type Kernel, LARGEST_ACTIVATION, MOST_INPUTS } from "../../src/net/kernel.ts";
import { createPlainKernel } from "../../src/net/plain-kernel.ts";
import { createWasmKernel } from "../../src/net/wasm-kernel.ts";
import { createRandom } from "../../training/random.ts";
import { KERNEL_PATH, kernelSource } from "../../training/wasm/write-kernel.ts";

const PLENTY = 200_000;

function kernels(): readonly Kernel[] {
  const wasm = createWasmKernel();
  if (wasm === undefined) throw new Error("this engine runs no WebAssembly SIMD: nothing to compare");
  return [wasm, createPlainKernel()];
}

/** Floats of very different sizes, zeros among them. */
function floats(count: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count }, () =>
    random.next() < 0.1 ? 0 : (random.next() - 0.5) * 2 ** (random.below(12) - 6),
  );
}
const integers = (count: number, seed: number): Int8Array => {
  const random = createRandom(seed);
  return Int8Array.from({ length: count }, () => random.below(255) - 127);
};
const bits = (values: Float32Array): readonly number[] => [...new Int32Array(Float32Array.from(values).buffer)];

const sizes = fc.record({
  rows: fc.integer({ min: 1, max: 21 }),
  inputs: fc.integer({ min: 1, max: 24 }).map((eighths) => eighths * 8),
  outputs: fc.integer({ min: 1, max: 9 }).map((eighths) => eighths * 8),
  seed: fc.nat(),
});

test("where a page's policy lets no code be made there is no WebAssembly kernel, and no error", () => {
  class Refusing {
    constructor() {
      throw new Error("CompileError: blocked by Content Security Policy");
    }
  }
  vi.stubGlobal("WebAssembly", { validate: () => true, Module: Refusing });
  try {
    expect(createWasmKernel()).toBeUndefined();
  } finally {
    vi.unstubAllGlobals();
  }
});

test("the WebAssembly kernel multiplies to the same bits as plain JavaScript", () => {
  fc.assert(
    fc.property(sizes, fc.boolean(), ({ rows, inputs, outputs, seed }, rectify) => {
      const [scales, bias] = [floats(outputs, seed + 1), floats(outputs, seed + 2)];
      const weights = integers(inputs * outputs, seed + 3);
      const [wasm, plain] = kernels().map((kernel) => {
        const w = kernel.load({ inputs, outputs, weights, scales, bias });
        kernel.begin(PLENTY);
        const x = kernel.zeros(rows, inputs);
        x.set(floats(rows * inputs, seed));
        const y = kernel.matrix(rows, outputs);
        kernel.multiply(kernel.quantise(x, rows, inputs), w, y, rectify ? "rectify" : undefined);
        return bits(y.subarray(0, rows * outputs));
      });
      expect(wasm).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test("a row of zeros beside others is the bias in both kernels, whatever stands around it", () => {
  const [inputs, outputs] = [16, 8];
  for (const kernel of kernels()) {
    const bias = floats(outputs, 1);
    const w = kernel.load({ inputs, outputs, weights: integers(128, 2), scales: floats(outputs, 3), bias });
    kernel.begin(PLENTY);
    const x = kernel.zeros(3, inputs);
    x.set(floats(inputs, 4));
    x.set(floats(inputs, 5), 2 * inputs);
    const y = kernel.matrix(3, outputs);
    kernel.multiply(kernel.quantise(x, 3, inputs), w, y);
    expect(bits(y.subarray(outputs, 2 * outputs))).toEqual(bits(bias));
    expect(bits(y.subarray(0, outputs))).not.toEqual(bits(bias));
  }
});

test("both kernels run a recurrent layer to the same bits, in both directions", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (rows, quarter, seed) => {
      const width = quarter * 4;
      const [wasm, plain] = kernels().map((kernel) => {
        const peep = kernel.keep(floats(4 * width, seed + 1));
        kernel.begin(PLENTY);
        const gates = kernel.zeros(rows, 6 * width);
        gates.set(floats(rows * 6 * width, seed));
        const output = kernel.zeros(rows, 2 * width);
        output.set(floats(rows * 2 * width, seed + 2));
        kernel.recur({ gates, output, peep, width }, 0, rows, "forward");
        kernel.recur({ gates, output, peep, width }, 0, rows, "backward");
        return bits(output.subarray(0, rows * 2 * width));
      });
      expect(wasm).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test("both kernels give dot products of the same bits", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (m, n, seed) => {
      const width = 20;
      const [wasm, plain] = kernels().map((kernel) => {
        kernel.begin(PLENTY);
        const [a, b, y] = [kernel.zeros(m, width), kernel.zeros(n, width), kernel.zeros(m, n + 1)];
        a.set(floats(m * width, seed));
        b.set(floats(n * width, seed + 1));
        kernel.dots(a, b, y.subarray(1), { m, n, width, stride: n + 1 });
        return bits(y.subarray(0, m * (n + 1)));
      });
      expect(wasm).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test.each(["wasm", "plain"])("the %s product is that of the numbers behind the integers", (kind) => {
  const kernel = kernels().find((one) => one.kind === kind) as Kernel;
  const [rows, inputs, outputs] = [3, 16, 8];
  const weights = new Int8Array(inputs * outputs);
  const value = (input: number, output: number): number => ((input * 7 + output * 3) % 11) - 5;
  for (let input = 0; input < inputs; input++) {
    for (let output = 0; output < outputs; output++) {
      weights[(input >> 1) * 16 + output * 2 + (input & 1)] = value(input, output);
    }
  }
  const w = kernel.load({
    inputs,
    outputs,
    weights,
    scales: new Float32Array(outputs).fill(0.5),
    bias: new Float32Array(outputs).fill(1),
  });
  kernel.begin(PLENTY);
  const x = kernel.zeros(rows, inputs);
  x.set(floats(rows * inputs, 7));
  const y = kernel.matrix(rows, outputs);
  kernel.multiply(kernel.quantise(x, rows, inputs), w, y);
  for (let row = 0; row < rows; row++) {
    const xs = x.subarray(row * inputs, (row + 1) * inputs);
    const largest = Math.max(...xs.map(Math.abs));
    for (let output = 0; output < outputs; output++) {
      const exact = xs.reduce((sum, number, input) => sum + number * value(input, output) * 0.5, 1);
      const tolerance = (inputs * 5 * 0.5 * largest) / LARGEST_ACTIVATION;
      expect(Math.abs((y[row * outputs + output] as number) - exact)).toBeLessThanOrEqual(tolerance);
    }
  }
});

test.each(["wasm", "plain"])("the %s kernel does not overflow at the largest sums there can be", (kind) => {
  const kernel = kernels().find((one) => one.kind === kind) as Kernel;
  const outputs = 8;
  const w = kernel.load({
    inputs: MOST_INPUTS,
    outputs,
    weights: new Int8Array(MOST_INPUTS * outputs).fill(-127),
    scales: new Float32Array(outputs).fill(1),
    bias: new Float32Array(outputs),
  });
  kernel.begin(PLENTY);
  const x = kernel.matrix(1, MOST_INPUTS).fill(1);
  const y = kernel.matrix(1, outputs);
  kernel.multiply(kernel.quantise(x, 1, MOST_INPUTS), w, y);
  expect(y[0]).toBeCloseTo(-127 * MOST_INPUTS, -1);
});

test("scratch space that was not asked for is refused instead of overwriting weights", () => {
  const kernel = kernels()[0] as Kernel;
  kernel.begin(16);
  expect(() => kernel.matrix(1000, 1000)).toThrow(RangeError);
});

test("the kernel's code is the one that its generator writes", () => {
  expect(readFileSync(KERNEL_PATH, "utf8")).toBe(kernelSource());
});
