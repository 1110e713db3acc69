type Chance = () => number;

const MOST_BYTES = 16_384;
const INTERESTING = [
  0, 1, 0x0a, 0x0d, 0x20, 0x22, 0x27, 0x2d, 0x30, 0x3c, 0x5c, 0x7f, 0x80, 0xc0, 0xd8, 0xef, 0xfe, 0xff,
];
const WORDS = [
  "-1", "0", "1e309", "99999999999999999999", "\u202e", "\ufeff", "\u0000", "\ud83d\ude42", "e\u0301", "__proto__",
  "constructor", "null", "true", "[]", "{}", "\"", "'", "\\u0000", "\\ud800", "2022-02-30", "9999-12-31", "0000-00-00",
  "../..", "%00", "%", "<![CDATA[", "]]>", "<!--", "&#0;", "&#x110000;", "\r\n\r\n", "\t", "“", "”", "NaN",
]; // biome-ignore format: one line a kind

const below = (chance: Chance, limit: number): number => Math.floor(chance() * limit);
const pick = <T>(chance: Chance, from: readonly T[]): T => from[below(chance, from.length)] as T;

/** Some of the bytes changed, left out, repeated, or taken from another input that was worth keeping. */
export function mutated(base: Uint8Array, others: readonly Uint8Array[], chance: Chance): Uint8Array {
  let bytes: Uint8Array = base;
  for (let left = 1 + below(chance, 5); left > 0; left--) bytes = once(bytes, others, chance);
  return bytes.subarray(0, MOST_BYTES);
}

function once(bytes: Uint8Array, others: readonly Uint8Array[], chance: Chance): Uint8Array {
  const at = below(chance, bytes.length + 1);
  const length = below(chance, chance() < 0.8 ? 16 : 512);
  const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (below(chance, 9)) {
    case 0:
      return joined(before, Uint8Array.of(below(chance, 256)), after.subarray(1));
    case 1:
      return joined(before, Uint8Array.of(pick(chance, INTERESTING)), after.subarray(1));
    case 2:
      return joined(before, after.subarray(length));
    case 3:
      return joined(before, after.subarray(0, length), after);
    case 4:
      return joined(before, Buffer.from(pick(chance, WORDS)), after.subarray(chance() < 0.5 ? 0 : length));
    case 5: {
      const other = pick(chance, others);
      const from = below(chance, other.length + 1);
      return joined(before, other.subarray(from, from + length), after.subarray(chance() < 0.5 ? 0 : length));
    }
    case 6: {
      const other = pick(chance, others);
      return joined(before, other.subarray(below(chance, other.length + 1)));
    }
    case 7:
      return withNumber(bytes, chance) ?? joined(before, after.subarray(1));
    default:
      return withJson(bytes, chance) ?? joined(before, after.subarray(length));
  }
}

/** One of the numbers that stand in it as digits is another. */
function withNumber(bytes: Uint8Array, chance: Chance): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString("latin1");
  const found = [...text.matchAll(/\d+/g)];
  if (found.length === 0) return undefined;
  const { 0: digits, index } = pick(chance, found);
  const number = Number(digits);
  const other = pick(chance, [number + 1, number - 1, number * 2, 0, -number, number + 65_536, 2 ** 31, 2 ** 53]);
  return Buffer.from(text.slice(0, index) + String(other) + text.slice(index + digits.length), "latin1");
}

/** A JSON value of it, or of one of its lines, is another, stands twice, or is gone. */
function withJson(bytes: Uint8Array, chance: Chance): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString("utf8");
  const lines = text.split("\n");
  const at = below(chance, lines.length);
  for (const [part, put] of [
    [text, (changed: string) => changed],
    [lines[at] ?? "", (changed: string) => lines.with(at, changed).join("\n")],
  ] as const) {
    try {
      return Buffer.from(put(JSON.stringify(changedValue(JSON.parse(part), chance)) ?? ""));
    } catch {
      // No JSON, or too deep to be written again.
    }
  }
  return undefined;
}

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  "",
  "\u0000",
  "x".repeat(300),
  [],
  {},
  [[]],
  [0, 0],
  [5, 2],
];

function changedValue(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value) && value.length > 0 && chance() < 0.85) {
    const at = below(chance, value.length);
    const kind = chance();
    if (kind < 0.1) return value.toSpliced(at, 1);
    if (kind < 0.2) return value.toSpliced(at, 0, value[at]);
    return value.with(at, changedValue(value[at], chance));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && chance() < 0.9) {
    const entries = Object.entries(value);
    if (entries.length > 0) {
      const at = below(chance, entries.length);
      const [name, inner] = entries[at] as [string, unknown];
      const kind = chance();
      if (kind < 0.08) return Object.fromEntries(entries.toSpliced(at, 1));
      if (kind < 0.12) return { ...value, [pick(chance, WORDS)]: inner };
      if (kind < 0.2) return { ...value, [name]: pick(chance, entries)[1] };
      return { ...value, [name]: changedValue(inner, chance) };
    }
  }
  if (typeof value === "string" && chance() < 0.4) {
    const at = below(chance, value.length + 1);
    return value.slice(0, at) + pick(chance, WORDS) + value.slice(at + below(chance, 3));
  }
  if (typeof value === "number" && chance() < 0.5) return value + pick(chance, [-1, 1, 0.5, 1e6, -value]);
  return pick(chance, VALUES);
}
