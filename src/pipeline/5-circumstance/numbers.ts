import { z } from "zod";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";
import type { Piece } from "./pieces.ts";

/** A number as it is written, over pieces `[from, to)`. */
export interface NumberPhrase {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** "dozens", "several hundred": the value is the least that the words can mean. */
  readonly open: boolean;
}

const KINDS = ["unit", "ten", "scale", "suffix", "dozen", "plural", "vague"] as const;
const rowSchema = z.object({
  word: z.string(),
  kind: z.enum(KINDS),
  value: z.coerce.number().nonnegative(),
  source: z.string(),
});
export type NumberWords = ReadonlyMap<string, { readonly kind: (typeof KINDS)[number]; readonly value: number }>;

export function loadNumberWords(resources: Resources): NumberWords {
  const name = "figures/numbers.tsv";
  return new Map(parseTable(name, resources.lexicon(name), rowSchema).map((row) => [row.word, row]));
}

/** "1.2" times 1,000,000 in whole numbers: floating point would make it 1199999.9999999998 for some factors. */
export function scaled(digits: string, factor: number): number {
  const [whole = "0", fraction = ""] = digits.replaceAll(",", "").split(".");
  return (Number(whole + fraction) * factor) / 10 ** fraction.length;
}

/** The longest number that starts at piece `at`, in digits or words. Ordinals, years and decades are not told apart here. */
export function numberAt(pieces: readonly Piece[], at: number, words: NumberWords): NumberPhrase | undefined {
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  if (piece.kind === "number") return digitsAt(pieces, at, words);
  if (piece.kind !== "word") return undefined;
  return (
    pluralAt(pieces, at, words) ??
    vagueAt(pieces, at, words) ??
    halfAt(pieces, at, words) ??
    spelledAt(pieces, at, words)
  );
}

/** Is the text between two neighbouring pieces empty or, for words, at most a space? */
const glued = (piece: Piece | undefined): boolean => piece !== undefined && !piece.spaceBefore;

function digitsAt(pieces: readonly Piece[], at: number, words: NumberWords): NumberPhrase | undefined {
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  const next = pieces[at + 1];
  if (next !== undefined && next.kind === "word") {
    const word = words.get(next.lower);
    if (glued(next)) {
      if (word?.kind !== "suffix") return undefined;
      return { from: at, to: at + 2, value: scaled(piece.text, word.value), open: false };
    }
    // "50 m" may be metres, "$50 m" money: a suffix apart from its number counts only with a currency sign.
    const isMoney = /[$€£¥]/.test(pieces[at - 1]?.text ?? "");
    if (word?.kind === "scale" || word?.kind === "dozen" || (word?.kind === "suffix" && isMoney)) {
      const more = words.get(pieces[at + 2]?.lower ?? "");
      const further = word.kind === "scale" && more?.kind === "scale" && more.value > word.value ? more.value : 1;
      const value = scaled(piece.text, word.value * further);
      return { from: at, to: at + (further > 1 ? 3 : 2), value, open: false };
    }
  }
  return { from: at, to: at + 1, value: scaled(piece.text, 1), open: false };
}

/** "dozens", "hundreds of thousands": the plural of a scale has no upper bound. */
function pluralAt(pieces: readonly Piece[], at: number, words: NumberWords): NumberPhrase | undefined {
  const word = words.get(pieces[at]?.lower ?? "");
  if (word?.kind !== "plural") return undefined;
  let value = word.value;
  let to = at + 1;
  for (;;) {
    const next = words.get(pieces[to + 1]?.lower ?? "");
    if (pieces[to]?.lower !== "of" || next?.kind !== "plural") break;
    value *= next.value / 2;
    to += 2;
  }
  return { from: at, to, value, open: true };
}

/** "several hundred", "a few dozen", "a couple of thousand". */
function vagueAt(pieces: readonly Piece[], at: number, words: NumberWords): NumberPhrase | undefined {
  const start = pieces[at]?.lower === "a" ? at + 1 : at;
  const vague = words.get(pieces[start]?.lower ?? "");
  if (vague?.kind !== "vague" || (pieces[start]?.lower !== "several") !== start > at) return undefined;
  const next = pieces[start + 1]?.lower === "of" ? start + 2 : start + 1;
  const scale = words.get(pieces[next]?.lower ?? "");
  if (scale?.kind !== "scale" && scale?.kind !== "dozen") return undefined;
  const more = words.get(pieces[next + 1]?.lower ?? "");
  const further = more?.kind === "scale" && more.value > scale.value ? more.value : 1;
  return { from: at, to: next + (further > 1 ? 2 : 1), value: vague.value * scale.value * further, open: true };
}

/** "half a million", "half a dozen". Other halves are shares. */
function halfAt(pieces: readonly Piece[], at: number, words: NumberWords): NumberPhrase | undefined {
  if (pieces[at]?.lower !== "half" || pieces[at + 1]?.lower !== "a") return undefined;
  const scale = words.get(pieces[at + 2]?.lower ?? "");
  if (scale?.kind !== "scale" && scale?.kind !== "dozen") return undefined;
  return { from: at, to: at + 3, value: scale.value / 2, open: false };
}

function spelledAt(pieces: readonly Piece[], start: number, words: NumberWords): NumberPhrase | undefined {
  let at = start;
  let total = 0;
  let current = 0;
  let last: (typeof KINDS)[number] | undefined;
  if (pieces[at]?.lower === "a" || pieces[at]?.lower === "an") {
    const next = words.get(pieces[at + 1]?.lower ?? "");
    if (next?.kind !== "scale" && next?.kind !== "dozen") return undefined;
    current = 1;
    last = "unit";
    at++;
  }
  let end = at;
  for (;;) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const word = words.get(piece.lower);
    if (word?.kind === "unit") {
      if (current % 100 !== 0 && !(last === "ten" && word.value < 10 && word.value > 0)) break;
      if (current % 100 === 0 && last === "unit") break;
      current += word.value;
    } else if (word?.kind === "ten") {
      if (current % 100 !== 0 || last === "unit") break;
      current += word.value;
    } else if (word?.kind === "scale" && current > 0) {
      if (word.value === 100) {
        if (current >= 100) break;
        current *= 100;
      } else {
        if (total !== 0 && total < current * word.value) break;
        total += current * word.value;
        current = 0;
      }
    } else if (word?.kind === "dozen" && current > 0 && last === "unit") {
      current *= word.value;
      end = at + 1;
      break;
    } else break;
    last = word.kind;
    at++;
    end = at;
    const next = pieces[at];
    // "twenty-one", and "one hundred and five": the link belongs to the number only if a smaller number follows.
    const link = next?.text === "-" || (next?.lower === "and" && last === "scale");
    if (link) {
      const after = words.get(pieces[at + 1]?.lower ?? "");
      const fits = next?.text === "-" ? glued(next) && after !== undefined : true;
      if (fits && (after?.kind === "unit" || after?.kind === "ten")) at++;
    }
  }
  if (end === start || last === undefined) return undefined;
  const halves = pieces[end]?.lower === "and" && pieces[end + 1]?.lower === "a" && pieces[end + 2]?.lower === "half";
  if (halves && last === "unit") {
    const scale = words.get(pieces[end + 3]?.lower ?? "");
    const factor = scale?.kind === "scale" ? scale.value : 1;
    return { from: start, to: end + (factor > 1 ? 4 : 3), value: total + current * factor + factor / 2, open: false };
  }
  return { from: start, to: end, value: total + current, open: false };
}
