import {
  add,
  advance,
  type Code,
  f32x4,
  get,
  i32,
  repeat,
  set,
  shiftLeft,
  shiftRight,
  v128,
  type WasmFunction,
} from "./assembler.ts";

const number = f32x4.constant;

/**
 * Locals that hold the constants of `squash` and `gate`: written into the loop, each use would make its vector anew from two
 * whole numbers.
 */
interface Constants {
  readonly three: number;
  readonly minusThree: number;
  readonly nine: number;
  readonly twentySeven: number;
  readonly half: number;
}
const constantsFrom = (local: number): Constants => ({
  three: local,
  minusThree: local + 1,
  nine: local + 2,
  twentySeven: local + 3,
  half: local + 4,
});
const CONSTANTS = 5;
const setConstants = ({ three, minusThree, nine, twentySeven, half }: Constants): Code => [
  ...[...number(3), ...set(three), ...number(-3), ...set(minusThree), ...number(9), ...set(nine)],
  ...[...number(27), ...set(twentySeven), ...number(0.5), ...set(half)],
];

/** `local` = x(27 + x^2) / (27 + 9x^2) of `local` cut at 3; leaves its square, after cutting, in `square`. */
const squash = (local: number, square: number, { three, minusThree, nine, twentySeven }: Constants): Code => [
  ...[...get(local), ...get(minusThree), ...f32x4.greater, ...get(three), ...f32x4.lesser, ...set(local)],
  ...[...get(local), ...get(local), ...f32x4.multiply, ...set(square)],
  ...[...get(local), ...get(twentySeven), ...get(square), ...f32x4.add, ...f32x4.multiply],
  ...[...get(twentySeven), ...get(nine), ...get(square), ...f32x4.multiply, ...f32x4.add],
  ...[...f32x4.divide, ...set(local)],
];

/** `local` = 0.5 + 0.5 squash(0.5 (gates + weight * old)) */
const gate = (
  local: number,
  square: number,
  { gates, weight, old }: { readonly gates: number; readonly weight: number; readonly old: number },
  constants: Constants,
): Code => [
  ...[...get(gates), ...v128.load(), ...get(weight), ...v128.load(), ...get(old), ...f32x4.multiply, ...f32x4.add],
  ...[...get(constants.half), ...f32x4.multiply, ...set(local)],
  ...squash(local, square, constants),
  ...[...get(constants.half), ...get(constants.half), ...get(local), ...f32x4.multiply, ...f32x4.add, ...set(local)],
];

/**
 * recur(gates, gateStride, y, yStride, peep, old, cells, cellStride, width, steps): one direction of a recurrent layer
 * over one sentence. A row of gates holds candidate, forget, emit, `width` floats each; peep the forget and emit
 * weights of the old cell; `old` the cell before the first step. Strides in bytes, negative to walk backwards; a cell
 * stride of zero keeps the last cell only. Adds to y. Width a multiple of 4, all in float32:
 * f = gate(forget + peep f * c), o = gate(emit + peep o * c), c' = z + f * (c - z), y += o * squash(c').
 */
export function recurrence(): WasmFunction {
  const [gates, gateStride, y, yStride, peep, oldRow, cells, cellStride, width, steps] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ] as const;
  const [blocks, z, forget, emit, pY, pForget, pEmit, pOld, cell, size] = [
    10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
  ] as const;
  const [old, f, o, square] = [20, 21, 22, 23] as const;
  const constants = constantsFrom(24);
  const body: Code = [
    ...[...get(width), ...shiftLeft(2), ...set(size)],
    ...setConstants(constants),
    ...repeat(steps, [
      ...[...get(gates), ...set(z)],
      ...[...get(gates), ...get(size), ...add, ...set(forget)],
      ...[...get(forget), ...get(size), ...add, ...set(emit)],
      ...[...get(peep), ...set(pForget), ...get(peep), ...get(size), ...add, ...set(pEmit)],
      ...[...get(oldRow), ...set(pOld), ...get(cells), ...set(cell), ...get(y), ...set(pY)],
      ...[...get(width), ...shiftRight(2), ...set(blocks)],
      ...repeat(blocks, [
        ...[...get(pOld), ...v128.load(), ...set(old)],
        ...gate(f, square, { gates: forget, weight: pForget, old }, constants),
        ...gate(o, square, { gates: emit, weight: pEmit, old }, constants),
        ...[...get(old), ...get(z), ...v128.load(), ...f32x4.subtract, ...get(f), ...f32x4.multiply],
        ...[...get(z), ...v128.load(), ...f32x4.add, ...set(old)],
        ...[...get(cell), ...get(old), ...v128.store()],
        ...squash(old, square, constants),
        ...[...get(pY), ...get(pY), ...v128.load(), ...get(o), ...get(old), ...f32x4.multiply, ...f32x4.add],
        ...v128.store(),
        ...[z, forget, emit, pY, pForget, pEmit, pOld, cell].flatMap((pointer) => advance(pointer, i32(16))),
      ]),
      ...[...advance(gates, get(gateStride)), ...advance(y, get(yStride))],
      ...[...get(cells), ...set(oldRow), ...advance(cells, get(cellStride))],
    ]),
  ];
  return { name: "recur", parameters: 10, i32Locals: 10, v128Locals: 4 + CONSTANTS, body };
}

/**
 * recurBack(gates, slopes, stride, dy, dyStride, peep, peepSlopes, cells, cellStride, zeros, carry, width, steps): the
 * slopes of `recur`, from its last step to its first: all row pointers start at the last step and strides lead back.
 * `carry` is a row of zeros to work in; `zeros` the cell before the first step. Training only.
 */
export function recurrenceBack(): WasmFunction {
  const [gates, slopes, stride, dy, dyStride, peep, peepSlopes, cells, cellStride, zeros, carry, width, steps] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ] as const;
  const [blocks, at, size, row, before] = [13, 14, 15, 16, 17] as const;
  const [pGate, pSlope, pDy, pCell, pOld, pPeep, pPeepSlope, pCarry] = [18, 19, 20, 21, 22, 23, 24, 25] as const;
  const [pForget, pEmit, pPeepEmit, sForget, sEmit, psEmit] = [26, 27, 28, 29, 30, 31] as const;
  const [old, f, o, c, sf, so, sc, dc, df, dO, dh] = [32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42] as const;
  /** `square` = ((9 - s) / (3 (3 + s)))^2, the slope of squash where s is the square of its cut argument. */
  const slope = (square: number): Code => [
    ...[...number(9), ...get(square), ...f32x4.subtract],
    ...[...number(3), ...number(3), ...get(square), ...f32x4.add, ...f32x4.multiply, ...f32x4.divide, ...set(square)],
    ...[...get(square), ...get(square), ...f32x4.multiply, ...set(square)],
  ];
  const quarter = (square: number): Code => [...get(square), ...number(0.25), ...f32x4.multiply, ...set(square)];
  const times = f32x4.multiply;
  const offset = (from: number, base: number): Code => [...get(base), ...get(at), ...add, ...set(from)];
  const plusSize = (to: number, from: number): Code => [...get(from), ...get(size), ...add, ...set(to)];
  const accumulate = (pointer: number, value: number): Code => [
    ...[...get(pointer), ...get(pointer), ...v128.load(), ...get(value), ...get(old), ...times, ...f32x4.add],
    ...v128.store(),
  ];
  const constants = constantsFrom(43);
  const body: Code = [
    ...[...get(width), ...shiftLeft(2), ...set(size)],
    ...setConstants(constants),
    ...repeat(steps, [
      // At the first step (the last to be visited: steps = 1) the old cell is the row of zeros.
      ...[...get(cells), ...get(cellStride), ...add, ...set(before)],
      ...[...get(zeros), ...get(before), ...get(steps), ...i32(1), 0x46, 0x1b, ...set(before)],
      ...[...i32(0), ...set(at), ...get(width), ...shiftRight(2), ...set(blocks), ...get(cells), ...set(row)],
      ...repeat(blocks, [
        ...[...offset(pGate, gates), ...plusSize(pForget, pGate), ...plusSize(pEmit, pForget)],
        ...[...offset(pSlope, slopes), ...plusSize(sForget, pSlope), ...plusSize(sEmit, sForget)],
        ...[...offset(pPeep, peep), ...plusSize(pPeepEmit, pPeep)],
        ...[...offset(pPeepSlope, peepSlopes), ...plusSize(psEmit, pPeepSlope)],
        ...[...offset(pDy, dy), ...offset(pCell, row), ...offset(pOld, before), ...offset(pCarry, carry)],
        ...[...get(pOld), ...v128.load(), ...set(old), ...get(pCell), ...v128.load(), ...set(c)],
        ...[...get(pDy), ...v128.load(), ...set(dh)],
        ...gate(f, sf, { gates: pForget, weight: pPeep, old }, constants),
        ...[...slope(sf), ...quarter(sf)],
        ...gate(o, so, { gates: pEmit, weight: pPeepEmit, old }, constants),
        ...[...slope(so), ...quarter(so)],
        ...[...squash(c, sc, constants), ...slope(sc)],
        ...[...get(dh), ...get(c), ...times, ...get(so), ...times, ...set(dO)],
        ...[
          ...get(pCarry),
          ...v128.load(),
          ...get(dh),
          ...get(o),
          ...times,
          ...get(sc),
          ...times,
          ...f32x4.add,
          ...set(dc),
        ],
        ...[...get(dc), ...get(old), ...get(pGate), ...v128.load(), ...f32x4.subtract, ...times, ...get(sf), ...times],
        ...set(df),
        ...[...get(pSlope), ...get(dc), ...number(1), ...get(f), ...f32x4.subtract, ...times, ...v128.store()],
        ...[...get(sForget), ...get(df), ...v128.store(), ...get(sEmit), ...get(dO), ...v128.store()],
        ...[...get(pCarry), ...get(dc), ...get(f), ...times],
        ...[...get(df), ...get(pPeep), ...v128.load(), ...times, ...f32x4.add],
        ...[...get(dO), ...get(pPeepEmit), ...v128.load(), ...times, ...f32x4.add, ...v128.store()],
        ...[...accumulate(pPeepSlope, df), ...accumulate(psEmit, dO)],
        ...advance(at, i32(16)),
      ]),
      ...[...advance(gates, get(stride)), ...advance(slopes, get(stride)), ...advance(dy, get(dyStride))],
      ...advance(cells, get(cellStride)),
    ]),
  ];
  return { name: "recurBack", parameters: 13, i32Locals: 19, v128Locals: 11 + CONSTANTS, body };
}
