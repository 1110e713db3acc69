import {
  add,
  advance,
  type Code,
  f32x4,
  get,
  i32,
  i32x4,
  multiply,
  repeat,
  set,
  shiftLeft,
  shiftRight,
  v128,
  type WasmFunction,
  when,
} from "./assembler.ts";

/**
 * Both matrix products walk the right-hand matrix in panels of eight columns that stay in the first-level cache, and
 * for each panel all rows of the left-hand matrix, four at a time: eight vector accumulators, which leaves room in the
 * sixteen registers of x64. Every output is summed over k in rising order.
 */
const ROWS = [0, 1, 2, 3];

/**
 * product(a, aStride, b, c, cStride, m, n, k, accumulate): c[m x n] (+)= a * b in float32. Strides in bytes; b packed as
 * [n / 8][k][8]; m and k multiples of 4, n of 8, all at least one block. `rows` reads a as [m][k], `columns` as [k][m].
 */
export function floatProduct(reading: "rows" | "columns"): WasmFunction {
  const [a, aStride, b, c, cStride, m, n, k, accumulate] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
  const [panels, blocks, steps, pB, pC, block] = [9, 10, 11, 12, 13, 14] as const;
  const pA = ROWS.map((row) => 15 + row);
  const sum = (row: number, half: number): number => 19 + row * 2 + half;
  const [b0, b1, s] = [27, 28, 29] as const;
  const loadA = (row: number, at: number): Code =>
    reading === "rows"
      ? [...get(pA[row] ?? 0), ...v128.load32Splat(at * 4)]
      : [...get(pA[0] ?? 0), ...v128.load32Splat(row * 4)];
  const step = (at: number): Code => [
    ...[...get(pB), ...v128.load(at * 32), ...set(b0)],
    ...[...get(pB), ...v128.load(at * 32 + 16), ...set(b1)],
    ...ROWS.flatMap((row) => [
      ...[...loadA(row, at), ...set(s)],
      ...[...get(sum(row, 0)), ...get(s), ...get(b0), ...f32x4.multiply, ...f32x4.add, ...set(sum(row, 0))],
      ...[...get(sum(row, 1)), ...get(s), ...get(b1), ...f32x4.multiply, ...f32x4.add, ...set(sum(row, 1))],
    ]),
    ...(reading === "columns" ? advance(pA[0] ?? 0, get(aStride)) : []),
  ];
  const store = (row: number, half: number): Code => [
    ...[...get(pC), ...get(sum(row, half)), ...v128.store(half * 16)],
  ];
  const addOld = (row: number, half: number): Code => [
    ...[...get(pC), ...v128.load(half * 16), ...get(sum(row, half)), ...f32x4.add, ...set(sum(row, half))],
  ];
  const starts = ROWS.flatMap((row) => [
    ...[...get(block), ...i32(row), ...get(aStride), ...multiply, ...add, ...set(pA[row] ?? 0)],
  ]);
  const body: Code = [
    ...[...get(n), ...shiftRight(3), ...set(panels)],
    ...repeat(panels, [
      ...[...get(a), ...set(block)],
      ...[...get(c), ...set(pC)],
      ...[...get(m), ...shiftRight(2), ...set(blocks)],
      ...repeat(blocks, [
        ...(reading === "rows" ? starts : [...get(block), ...set(pA[0] ?? 0)]),
        ...ROWS.flatMap((row) => [...v128.zero, ...set(sum(row, 0)), ...v128.zero, ...set(sum(row, 1))]),
        ...[...get(b), ...set(pB)],
        ...[...get(k), ...shiftRight(2), ...set(steps)],
        ...repeat(steps, [
          ...[...step(0), ...step(1), ...step(2), ...step(3)],
          ...(reading === "rows" ? ROWS.flatMap((row) => advance(pA[row] ?? 0, i32(16))) : []),
          ...advance(pB, i32(128)),
        ]),
        ...ROWS.flatMap((row) => [
          ...when(get(accumulate), [...addOld(row, 0), ...addOld(row, 1)]),
          ...[...store(row, 0), ...store(row, 1)],
          ...advance(pC, get(cStride)),
        ]),
        ...advance(block, reading === "rows" ? [...get(aStride), ...shiftLeft(2)] : i32(16)),
      ]),
      ...advance(b, [...get(k), ...shiftLeft(5)]),
      ...advance(c, i32(32)),
    ]),
  ];
  const name = reading === "rows" ? "product" : "transposedProduct";
  return { name, parameters: 9, i32Locals: 10, v128Locals: 11, body };
}

/**
 * quantised(x, xScales, w, wScales, bias, y, m, n, pairs, rectify): y[m x n] = x[m x 2*pairs] * w^T * scales + bias.
 * x int16, w int8 packed as [n / 8][pairs][8][2], y float32; m and pairs multiples of 4, n of 8.
 * The sum is exact in int32; then y = ((float32(sum) * xScale) * wScale) + bias, each step rounded to float32, and
 * with `rectify` no less than zero.
 */
export function quantisedProduct(): WasmFunction {
  const [x, xScales, w, wScales, bias, y, m, n, pairs, rectify] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const [panels, blocks, steps, pW, pY, block, xRow, yRow, pScale] = [10, 11, 12, 13, 14, 15, 16, 17, 18] as const;
  const pX = ROWS.map((row) => 19 + row);
  const sum = (row: number, half: number): number => 23 + row * 2 + half;
  const [w0, w1, s] = [31, 32, 33] as const;
  const step = (at: number): Code => [
    ...[...get(pW), ...v128.load8x8s(at * 16), ...set(w0)],
    ...[...get(pW), ...v128.load8x8s(at * 16 + 8), ...set(w1)],
    ...ROWS.flatMap((row) => [
      ...[...get(pX[row] ?? 0), ...v128.load32Splat(at * 4), ...set(s)],
      ...[...get(sum(row, 0)), ...get(s), ...get(w0), ...i32x4.dotI16x8, ...i32x4.add, ...set(sum(row, 0))],
      ...[...get(sum(row, 1)), ...get(s), ...get(w1), ...i32x4.dotI16x8, ...i32x4.add, ...set(sum(row, 1))],
    ]),
  ];
  const finish = (row: number, half: number): Code => [
    ...[...get(sum(row, half)), ...f32x4.convertI32x4],
    ...[...get(pScale), ...v128.load32Splat(row * 4), ...f32x4.multiply],
    ...[...get(wScales), ...v128.load(half * 16), ...f32x4.multiply],
    ...[...get(bias), ...v128.load(half * 16), ...f32x4.add, ...set(s)],
    ...when(get(rectify), [...v128.zero, ...get(s), ...f32x4.greater, ...set(s)]),
    ...[...get(pY), ...get(s), ...v128.store(half * 16)],
  ];
  const body: Code = [
    ...[...get(n), ...shiftLeft(2), ...set(yRow)],
    ...[...get(pairs), ...shiftLeft(2), ...set(xRow)],
    ...[...get(n), ...shiftRight(3), ...set(panels)],
    ...repeat(panels, [
      ...[...get(x), ...set(block)],
      ...[...get(y), ...set(pY)],
      ...[...get(xScales), ...set(pScale)],
      ...[...get(m), ...shiftRight(2), ...set(blocks)],
      ...repeat(blocks, [
        ...ROWS.flatMap((row) => [...get(block), ...i32(row), ...get(xRow), ...multiply, ...add, ...set(pX[row] ?? 0)]),
        ...ROWS.flatMap((row) => [...v128.zero, ...set(sum(row, 0)), ...v128.zero, ...set(sum(row, 1))]),
        ...[...get(w), ...set(pW)],
        ...[...get(pairs), ...shiftRight(2), ...set(steps)],
        ...repeat(steps, [
          ...[...step(0), ...step(1), ...step(2), ...step(3)],
          ...ROWS.flatMap((row) => advance(pX[row] ?? 0, i32(16))),
          ...advance(pW, i32(64)),
        ]),
        ...ROWS.flatMap((row) => [...finish(row, 0), ...finish(row, 1), ...advance(pY, get(yRow))]),
        ...advance(pScale, i32(16)),
        ...advance(block, [...get(xRow), ...shiftLeft(2)]),
      ]),
      ...advance(w, [...get(pairs), ...shiftLeft(4)]),
      ...[...advance(wScales, i32(32)), ...advance(bias, i32(32)), ...advance(y, i32(32))],
    ]),
  ];
  return { name: "quantised", parameters: 10, i32Locals: 13, v128Locals: 11, body };
}
