/**
 * What the net sees of a word: its normalised form, pieces of it and its shape. Training and reading call the same
 * functions; any change here needs new weights and a higher FEATURE_VERSION.
 */
export const FEATURE_VERSION = 1;

/** Longer words (addresses, noise) are cut for the pieces, so that time stays linear in the text. */
const LONGEST = 32;

/** Lower case, digits folded to 0, curly quotes and dashes straightened: what the vocabulary is looked up with. */
export function normalise(form: string): string {
  return straighten(form).toLowerCase().replace(/[0-9]/g, "0");
}

function straighten(form: string): string {
  return /[^ -~]/.test(form)
    ? form
        .replace(/[‘’‚‛´`]/g, "'")
        .replace(/[“”„‟«»]/g, '"')
        .replace(/[‐‑]/g, "-")
    : form;
}

/** "Kabul" -> Xx, "U.S." -> X.X., "2021-07" -> 0-0, "al-Qaeda" -> x-Xx: runs folded, other signs kept. */
function shape(form: string): string {
  let shaped = "";
  let last = "";
  for (const character of straighten(form).slice(0, LONGEST)) {
    const upper = character.toUpperCase();
    const lower = character.toLowerCase();
    const kind = /[0-9]/.test(character) ? "0" : upper === lower ? character : character === upper ? "X" : "x";
    if (kind !== last || (kind !== "x" && kind !== "0" && kind !== "X")) shaped += kind;
    else if (kind === "X" && !shaped.endsWith("XX")) shaped += kind;
    last = kind;
  }
  return shaped;
}

/** FNV-1a over UTF-16 units, then mixed: rows of a table whose size is a power of two. */
function hash(kind: number, text: string, start: number, end: number): number {
  let value = 0x811c9dc5 ^ kind;
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 13;
  return value >>> 0;
}

export interface WordFeatures {
  readonly normalised: string;
  /** Rows of the piece table that count fully: shape, prefixes, suffixes. */
  readonly affixes: readonly number[];
  /** Rows of the piece table that count by 1 / sqrt(number of them): letter groups of three and four. */
  readonly grams: readonly number[];
}

export function wordFeatures(form: string, tableRows: number): WordFeatures {
  const normalised = normalise(form);
  const mask = tableRows - 1;
  const shaped = shape(form);
  const affixes = [hash(1, shaped, 0, shaped.length) & mask];
  const length = Math.min(normalised.length, LONGEST);
  for (let size = 1; size <= 4 && size < length; size++) {
    affixes.push(hash(10 + size, normalised, 0, size) & mask);
    affixes.push(hash(20 + size, normalised, normalised.length - size, normalised.length) & mask);
  }
  const grams: number[] = [];
  const marked = `^${normalised.slice(0, length)}$`;
  for (let size = 3; size <= 4; size++) {
    for (let start = 0; start + size <= marked.length; start++)
      grams.push(hash(30, marked, start, start + size) & mask);
  }
  return { normalised, affixes, grams };
}
