/**
 * UTF-8 to text, for the core: it has no TextDecoder among its types, and the platform's refuses shared memory. The bytes
 * `[from, to)` are our own and well-formed.
 */
export function decodeUtf8(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let at = from; at < to; ) {
    const first = bytes[at] as number;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let k = 1; k <= more; k++) code = (code << 6) | ((bytes[at + k] ?? 0x80) & 0x3f);
    at += more + 1;
    if (code < 0x10000) units.push(code);
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    if (units.length > 4096) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return pieces.join("") + String.fromCharCode(...units);
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 0x3f),
        0x80 | ((point >> 6) & 0x3f),
        0x80 | (point & 0x3f),
      );
  }
  return Uint8Array.from(bytes);
}
