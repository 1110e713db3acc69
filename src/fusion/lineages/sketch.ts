/** Hashes of words and their packing: 32-bit FNV-1a, finished as in MurmurHash3 so that all bits depend on all letters. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(hash);
}

export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of a sequence of hashes; order counts. */
export function hashSequence(hashes: readonly number[], from = 0, to = hashes.length): number {
  let hash = 0x9e3779b9;
  for (let at = from; at < to; at++) hash = mix(Math.imul(hash, 31) ^ (hashes[at] ?? 0));
  return hash;
}

/**
 * MinHash of a set, one value for each row (A. Broder, On the resemblance and containment of documents, 1997,
 * doi:10.1109/SEQUEN.1997.666900): two sets agree in a row with the probability of their Jaccard similarity.
 */
export function minHash(set: Iterable<number>, rows: number): readonly number[] {
  const least = new Uint32Array(rows).fill(0xffffffff);
  for (const item of set) {
    for (let row = 0; row < rows; row++) {
      const hash = mix(Math.imul(item + 1, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca77));
      if (hash < (least[row] ?? 0)) least[row] = hash;
    }
  }
  return [...least];
}

/** Hashes of consecutive rows: sets that agree in all rows of one band are candidates (locality-sensitive hashing). */
export function bandsOf(signature: readonly number[], rows: number): readonly number[] {
  const bands: number[] = [];
  for (let at = 0; at + rows <= signature.length; at += rows) bands.push(hashSequence(signature, at, at + rows));
  return bands;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Values of `bytes` bytes each, little-endian, as base64 without padding. Written out: the core has no Buffer and no btoa. */
export function pack(values: readonly number[], bytes: 2 | 4): string {
  const octets = new Uint8Array(values.length * bytes);
  for (let at = 0; at < octets.length; at++) {
    octets[at] = ((values[Math.floor(at / bytes)] ?? 0) >>> (8 * (at % bytes))) & 0xff;
  }
  let text = "";
  for (let at = 0; at < octets.length; at += 3) {
    const bits = ((octets[at] ?? 0) << 16) | ((octets[at + 1] ?? 0) << 8) | (octets[at + 2] ?? 0);
    const left = Math.min(3, octets.length - at);
    for (let digit = 0; digit <= left; digit++) text += DIGITS[(bits >> (18 - 6 * digit)) & 63];
  }
  return text;
}

const VALUE = new Uint8Array(128);
for (let at = 0; at < DIGITS.length; at++) VALUE[DIGITS.charCodeAt(at)] = at;

export function unpack(text: string, bytes: 2 | 4): readonly number[] {
  const octets: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    let bits = 0;
    for (let digit = 0; digit < 4; digit++) bits = (bits << 6) | (VALUE[text.charCodeAt(at + digit) & 127] ?? 0);
    const left = Math.min(4, text.length - at) - 1;
    for (let octet = 0; octet < left; octet++) octets.push((bits >> (16 - 8 * octet)) & 0xff);
  }
  const values: number[] = [];
  for (let at = 0; at + bytes <= octets.length; at += bytes) {
    let value = 0;
    for (let octet = bytes - 1; octet >= 0; octet--) value = (value << 8) | (octets[at + octet] ?? 0);
    values.push(value >>> 0);
  }
  return values;
}
