/**
 * Just enough of a WebAssembly assembler to write the numeric kernels by hand: each function below returns the bytes
 * of one instruction, a body is their concatenation. Opcodes: WebAssembly core specification 2.0, section 5.4.
 */
export type Code = readonly number[];

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const ALIGN_ANY = 0;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const add: Code = [0x6a];
export const subtract: Code = [0x6b];
export const multiply: Code = [0x6c];
export const bitAnd: Code = [0x71];
/** Leaves the local incremented by an amount that the given code pushes. */
export const advance = (local: number, by: Code): Code => [...get(local), ...by, ...add, ...set(local)];
/** do { body } while (--counter != 0): the counter must be at least one. */
export const repeat = (counter: number, body: Code): Code => [
  ...[0x03, 0x40],
  ...body,
  ...get(counter),
  ...i32(1),
  ...subtract,
  ...tee(counter),
  ...[0x0d, 0x00],
  0x0b,
];
export const when = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b];

const constant = (bytes: Uint8Array): Code => [...simd(0x0c), ...bytes];
/** A shuffle of the four 32-bit lanes of one vector, which must be on the stack twice. */
const lanes = (order: readonly number[]): Code => [
  ...simd(0x0d),
  ...order.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
];

export const v128 = {
  load: (offset = 0): Code => [...simd(0x00), ALIGN_ANY, ...unsigned(offset)],
  load8x8s: (offset = 0): Code => [...simd(0x01), ALIGN_ANY, ...unsigned(offset)],
  load32Splat: (offset = 0): Code => [...simd(0x09), ALIGN_ANY, ...unsigned(offset)],
  store: (offset = 0): Code => [...simd(0x0b), ALIGN_ANY, ...unsigned(offset)],
  zero: constant(new Uint8Array(16)),
  and: simd(0x4e),
  lanes,
};
export const i32x4 = {
  constant: (value: number): Code => constant(new Uint8Array(new Int32Array(4).fill(value).buffer)),
  add: simd(0xae),
  subtract: simd(0xb1),
  dotI16x8: simd(0xba),
};
export const i16x8 = { narrowI32x4: simd(0x85) };
export const f32x4 = {
  constant: (value: number): Code => constant(new Uint8Array(new Float32Array(4).fill(value).buffer)),
  abs: simd(0xe0),
  add: simd(0xe4),
  subtract: simd(0xe5),
  multiply: simd(0xe6),
  divide: simd(0xe7),
  /** b < a ? b : a, and a < b ? b : a: one instruction each, where `min` and `max` also see to NaN and to the zero's sign. */
  lesser: simd(0xea),
  greater: simd(0xeb),
  isGreater: simd(0x44),
  convertI32x4: simd(0xfa),
  extractLane: (lane: number): Code => [...simd(0x1f), lane],
};
export const f32 = { add: [0x92] as Code, store: (offset = 0): Code => [0x38, ALIGN_ANY, ...unsigned(offset)] };
export const shiftRight = (by: number): Code => [...i32(by), 0x76];
export const shiftLeft = (by: number): Code => [...i32(by), 0x74];

export const I32 = 0x7f;
export const V128 = 0x7b;

export interface WasmFunction {
  readonly name: string;
  /** All parameters are i32. */
  readonly parameters: number;
  /** Further locals, in order: counts of i32 and of v128. */
  readonly i32Locals: number;
  readonly v128Locals: number;
  readonly body: Code;
}

/** A module that imports its memory as env.memory and exports the given functions (no results). */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array {
  const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];
  const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
  const name = (text: string): number[] => [...unsigned(text.length), ...[...text].map((c) => c.charCodeAt(0))];
  const types = functions.map((f) => [0x60, ...list(new Array<number[]>(f.parameters).fill([I32])), 0x00]);
  const bodies = functions.map((f) => {
    const locals = list([
      [...unsigned(f.i32Locals), I32],
      [...unsigned(f.v128Locals), V128],
    ]);
    const content = [...locals, ...f.body, 0x0b];
    return [...unsigned(content.length), ...content];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([[...name("env"), ...name("memory"), 0x02, 0x00, ...unsigned(1)]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map((f, index) => [...name(f.name), 0x00, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ]);
}
