import type { Span } from "../../doc/span.ts";
import type { Sentence, Token } from "../../doc/token.ts";

/**
 * The smallest parts that dates and numbers are spelled with. Finer than words and independent of how the segmenter
 * treats "26–28", "two-day" or "$1.2m"; each knows the word that it stands in, for its tag and its place in the tree.
 */
export interface Piece {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "number" | "word" | "mark";
  readonly token: Token;
  readonly spaceBefore: boolean;
}

// Thousands need their commas in threes, or "July 28, 2021" glued together would be one number.
const PIECE = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?|\p{L}[\p{L}\p{M}]*|['’]s\b|\S/gu;

export function piecesOf(sentence: Sentence, text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const [from, to] = sentence.span;
  let at = 0;
  let previousEnd = from;
  for (const match of text.slice(from, to).matchAll(PIECE)) {
    const start = from + match.index;
    const end = start + match[0].length;
    while (at + 1 < sentence.tokens.length && (sentence.tokens[at]?.end ?? end) <= start) at++;
    const token = sentence.tokens[at];
    if (token === undefined) break;
    const first = match[0].charCodeAt(0);
    const kind = first >= 48 && first <= 57 ? "number" : /^\p{L}/u.test(match[0]) ? "word" : "mark";
    const lower = match[0].toLowerCase();
    pieces.push({ text: match[0], lower, start, end, kind, token, spaceBefore: start > previousEnd });
    previousEnd = end;
  }
  return pieces;
}

/** The texts of the pieces of a phrase, lower case: how tables write what is matched against pieces. */
export const splitPieces = (phrase: string): readonly string[] => phrase.toLowerCase().match(PIECE) ?? [];

/** Do the pieces from `at` on spell these lower-case texts? */
export function piecesMatch(pieces: readonly Piece[], at: number, texts: readonly string[]): boolean {
  return texts.every((text, offset) => pieces[at + offset]?.lower.replace("’", "'") === text);
}

/** The characters from the first to the last of the pieces `[from, to)`. */
export function spanOfPieces(pieces: readonly Piece[], from: number, to: number): Span {
  const first = pieces[from];
  const last = pieces[to - 1];
  if (first === undefined || last === undefined) throw new RangeError(`pieces ${from} to ${to} of ${pieces.length}`);
  return [first.start, last.end];
}

export function isDigits(piece: Piece | undefined): piece is Piece {
  return piece !== undefined && piece.kind === "number";
}

export const isDash = (piece: Piece | undefined): boolean =>
  piece !== undefined && (piece.text === "-" || piece.text === "–" || piece.text === "—" || piece.text === "‑");
