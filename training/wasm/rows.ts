import {
  add,
  advance,
  bitAnd,
  type Code,
  f32,
  f32x4,
  get,
  i16x8,
  i32,
  i32x4,
  repeat,
  set,
  shiftLeft,
  shiftRight,
  v128,
  type WasmFunction,
  when,
} from "./assembler.ts";

/** 1.5 * 2^23: added to a float32, it leaves no room for a fraction, so that the sum's last bits are a whole number. */
const ROUNDING = 12582912;
const ROUNDING_BITS = new Int32Array(new Float32Array([ROUNDING]).buffer)[0] ?? 0;

/**
 * quantise(x, q, scales, rows, columns): each row of float32 as int16 in [-4095, 4095] with its scale, largest / 4095.
 * Halves go to even. Columns a multiple of 8. A row of zeros has the factor zero in place of 4095 / 0.
 */
export function quantiseRows(): WasmFunction {
  const [x, q, scales, rows, columns] = [0, 1, 2, 3, 4] as const;
  const [steps, p] = [5, 6] as const;
  // Constants in locals: written into the loop, each would be made anew for every vector.
  const [largest, factor, rounding, roundingBits] = [7, 8, 9, 10] as const;
  const swapped = (order: readonly number[]): Code => [
    ...[...get(largest), ...get(largest), ...get(largest), ...v128.lanes(order), ...f32x4.greater, ...set(largest)],
  ];
  const rounded = (offset: number): Code => [
    ...[...get(x), ...v128.load(offset), ...get(factor), ...f32x4.multiply, ...get(rounding), ...f32x4.add],
    ...[...get(roundingBits), ...i32x4.subtract],
  ];
  const eachRow: Code = repeat(rows, [
    ...[...v128.zero, ...set(largest), ...get(x), ...set(p)],
    ...[...get(columns), ...shiftRight(2), ...set(steps)],
    ...repeat(steps, [
      ...[...get(largest), ...get(p), ...v128.load(), ...f32x4.abs, ...f32x4.greater, ...set(largest)],
      ...advance(p, i32(16)),
    ]),
    ...[...swapped([2, 3, 0, 1]), ...swapped([1, 0, 3, 2])],
    ...[
      ...get(scales),
      ...get(largest),
      ...f32x4.constant(4095),
      ...f32x4.divide,
      ...f32x4.extractLane(0),
      ...f32.store(),
    ],
    ...[...f32x4.constant(4095), ...get(largest), ...f32x4.divide],
    ...[...get(largest), ...v128.zero, ...f32x4.isGreater, ...v128.and, ...set(factor)],
    ...[...get(columns), ...shiftRight(3), ...set(steps)],
    ...repeat(steps, [
      ...[...get(q), ...rounded(0), ...rounded(16), ...i16x8.narrowI32x4, ...v128.store()],
      ...[...advance(x, i32(32)), ...advance(q, i32(16))],
    ]),
    ...advance(scales, i32(4)),
  ]);
  const body: Code = [
    ...[...f32x4.constant(ROUNDING), ...set(rounding), ...i32x4.constant(ROUNDING_BITS), ...set(roundingBits)],
    ...eachRow,
  ];
  return { name: "quantise", parameters: 5, i32Locals: 2, v128Locals: 4, body };
}

/** Columns that are summed at once: each sum waits for its last addition, and several wait together. */
const ABREAST = 4;

/**
 * dots(a, b, y, m, n, width, yStride): y[i][j] = a[i] . b[j], each in four interleaved partial sums added as
 * (0 + 1) + (2 + 3). Width a multiple of 4, yStride in bytes.
 */
export function dotProducts(): WasmFunction {
  const [a, b, y, m, n, width, yStride] = [0, 1, 2, 3, 4, 5, 6] as const;
  const [pA, pB, pY, columns, steps, rowSize] = [7, 8, 9, 10, 11, 12] as const;
  const other = [pB, 13, 14, 15] as const;
  const [sums, row] = [[16, 17, 18, 19] as const, 20] as const;
  const store = (at: number, sum: number): Code => {
    const lane = (lane: number): Code => [...get(sum), ...f32x4.extractLane(lane)];
    const whole = [...lane(0), ...lane(1), ...f32.add, ...lane(2), ...lane(3), ...f32.add, ...f32.add];
    return [...get(pY), ...whole, ...f32.store(at * 4)];
  };
  /** So many columns from pB on; leaves pB behind them. */
  const several = (count: number): Code => [
    ...sums.slice(0, count).flatMap((sum) => [...v128.zero, ...set(sum)]),
    ...other.slice(1, count).flatMap((next, at) => [...get(other[at] ?? pB), ...get(rowSize), ...add, ...set(next)]),
    ...[...get(a), ...set(pA), ...get(width), ...shiftRight(2), ...set(steps)],
    ...repeat(steps, [
      ...[...get(pA), ...v128.load(), ...set(row)],
      ...sums
        .slice(0, count)
        .flatMap((sum, at) => [
          ...[...get(sum), ...get(row), ...get(other[at] ?? pB), ...v128.load(), ...f32x4.multiply, ...f32x4.add],
          ...[...set(sum), ...advance(other[at] ?? pB, i32(16))],
        ]),
      ...advance(pA, i32(16)),
    ]),
    ...sums.slice(0, count).flatMap((sum, at) => store(at, sum)),
    ...[...get(other[count - 1] ?? pB), ...set(pB), ...advance(pY, i32(count * 4))],
  ];
  const body: Code = [
    ...[...get(width), ...shiftLeft(2), ...set(rowSize)],
    ...repeat(m, [
      ...[...get(b), ...set(pB), ...get(y), ...set(pY)],
      ...[...get(n), ...shiftRight(2), ...set(columns)],
      ...when(get(columns), repeat(columns, several(ABREAST))),
      ...[...get(n), ...i32(ABREAST - 1), ...bitAnd, ...set(columns)],
      ...when(get(columns), repeat(columns, several(1))),
      ...[...advance(a, get(rowSize)), ...advance(y, get(yStride))],
    ]),
  ];
  return { name: "dots", parameters: 7, i32Locals: 9, v128Locals: 5, body };
}
