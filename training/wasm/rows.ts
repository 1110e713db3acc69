import {
  advance,
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
} from "./assembler.ts";

/**
 * quantise(x, q, scales, rows, columns): each row of float32 as int16 in [-4095, 4095] with its scale, largest / 4095.
 * Halves go to even. Columns a multiple of 8. A row of zeros gives 0 / 0 on the way, which truncates to 0.
 */
export function quantiseRows(): WasmFunction {
  const [x, q, scales, rows, columns] = [0, 1, 2, 3, 4] as const;
  const [steps, p] = [5, 6] as const;
  const [largest, factor] = [7, 8] as const;
  const swapped = (order: readonly number[]): Code => [
    ...[...get(largest), ...get(largest), ...get(largest), ...v128.lanes(order), ...f32x4.max, ...set(largest)],
  ];
  const rounded = (offset: number): Code => [
    ...[...get(x), ...v128.load(offset), ...get(factor), ...f32x4.multiply, ...f32x4.nearest, ...i32x4.truncateF32x4],
  ];
  const body: Code = repeat(rows, [
    ...[...v128.zero, ...set(largest), ...get(x), ...set(p)],
    ...[...get(columns), ...shiftRight(2), ...set(steps)],
    ...repeat(steps, [
      ...[...get(largest), ...get(p), ...v128.load(), ...f32x4.abs, ...f32x4.max, ...set(largest)],
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
    ...[...f32x4.constant(4095), ...get(largest), ...f32x4.divide, ...set(factor)],
    ...[...get(columns), ...shiftRight(3), ...set(steps)],
    ...repeat(steps, [
      ...[...get(q), ...rounded(0), ...rounded(16), ...i16x8.narrowI32x4, ...v128.store()],
      ...[...advance(x, i32(32)), ...advance(q, i32(16))],
    ]),
    ...advance(scales, i32(4)),
  ]);
  return { name: "quantise", parameters: 5, i32Locals: 2, v128Locals: 2, body };
}

/**
 * dots(a, b, y, m, n, width, yStride): y[i][j] = a[i] . b[j], in four interleaved partial sums added as
 * (0 + 1) + (2 + 3). Width a multiple of 4, yStride in bytes.
 */
export function dotProducts(): WasmFunction {
  const [a, b, y, m, n, width, yStride] = [0, 1, 2, 3, 4, 5, 6] as const;
  const [pA, pB, pY, columns, steps] = [7, 8, 9, 10, 11] as const;
  const sum = 12;
  const lane = (at: number): Code => [...get(sum), ...f32x4.extractLane(at)];
  const body: Code = repeat(m, [
    ...[...get(b), ...set(pB), ...get(y), ...set(pY), ...get(n), ...set(columns)],
    ...repeat(columns, [
      ...[...v128.zero, ...set(sum), ...get(a), ...set(pA)],
      ...[...get(width), ...shiftRight(2), ...set(steps)],
      ...repeat(steps, [
        ...[
          ...get(sum),
          ...get(pA),
          ...v128.load(),
          ...get(pB),
          ...v128.load(),
          ...f32x4.multiply,
          ...f32x4.add,
          ...set(sum),
        ],
        ...[...advance(pA, i32(16)), ...advance(pB, i32(16))],
      ]),
      ...[
        ...get(pY),
        ...lane(0),
        ...lane(1),
        ...f32.add,
        ...lane(2),
        ...lane(3),
        ...f32.add,
        ...f32.add,
        ...f32.store(),
      ],
      ...advance(pY, i32(4)),
    ]),
    ...[...advance(a, [...get(width), ...shiftLeft(2)]), ...advance(y, get(yStride))],
  ]);
  return { name: "dots", parameters: 7, i32Locals: 5, v128Locals: 1, body };
}
