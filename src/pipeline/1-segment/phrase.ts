import type { Span } from "../../doc/span.ts";

/** One place of a pattern: see the head of lexicons/text/cues.tsv. */
export type Item =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "any" }
  | { readonly kind: "outlet" }
  | { readonly kind: "person" }
  | { readonly kind: "choice"; readonly choices: readonly (readonly Item[])[] };

/** A word or a mark of a paragraph. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly mark: boolean;
}

const MOST_ANY = 24;
const LONGEST_NAME = 8;
const IN_NAMES = new Set(["of", "for", "de", "and", "the", "&"]);

export function parsePattern(pattern: string): readonly Item[] {
  const items: Item[] = [];
  const groups = /\((?! )([^()]*)\)|(\S+)/g;
  for (const [, choices, plain] of pattern.matchAll(groups)) {
    if (choices === undefined) items.push(parseItem(plain ?? ""));
    else items.push({ kind: "choice", choices: choices.split("|").map(parsePattern) });
  }
  return items;
}

function parseItem(text: string): Item {
  if (text === "*") return { kind: "any" };
  if (text === "{outlet}") return { kind: "outlet" };
  if (text === "{person}") return { kind: "person" };
  return /^[:()©%–-]$/.test(text) ? { kind: "mark", text } : { kind: "word", text };
}

/** Words in small letters with straight apostrophes, and the marks that patterns may ask for. */
export function readPieces(text: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const found of text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&-]*|[:()©%–—-]/gu)) {
    const [piece] = found;
    const mark = /^[:()©%–—-]$/.test(piece);
    const lower = piece === "—" ? "–" : piece.toLowerCase().replaceAll("’", "'");
    pieces.push({ start: start + found.index, end: start + found.index + piece.length, lower, mark });
  }
  return pieces;
}

interface Place {
  readonly at: number;
  readonly outlet?: Span;
}

/** Does the pattern cover all the pieces? Marks that it does not ask for are passed over. */
export function matchPattern(items: readonly Item[], text: string, pieces: readonly Piece[]): Place | undefined {
  const from = (rest: readonly Item[], place: Place): Place | undefined => {
    const [item, ...later] = rest;
    if (item === undefined) return skipMarks(pieces, place.at) === pieces.length ? place : undefined;
    switch (item.kind) {
      case "mark": {
        return pieces[place.at]?.lower === item.text ? from(later, { ...place, at: place.at + 1 }) : undefined;
      }
      case "word": {
        const at = skipMarks(pieces, place.at);
        return pieces[at]?.lower === item.text ? from(later, { ...place, at: at + 1 }) : undefined;
      }
      case "any": {
        if (later.length === 0) return { ...place, at: pieces.length };
        for (let count = 0; count <= MOST_ANY && place.at + count <= pieces.length; count += 1) {
          const found = from(later, { ...place, at: place.at + count });
          if (found !== undefined) return found;
        }
        return undefined;
      }
      case "outlet":
      case "person": {
        const at = skipMarks(pieces, place.at);
        for (let end = nameEnd(text, pieces, at); end > at; end -= 1) {
          const span: Span = [pieces[at]?.start ?? 0, pieces[end - 1]?.end ?? 0];
          const found = from(later, item.kind === "outlet" ? { at: end, outlet: span } : { ...place, at: end });
          if (found !== undefined) return found;
        }
        return undefined;
      }
      case "choice": {
        for (const choice of item.choices) {
          const found = from([...choice, ...later], place);
          if (found !== undefined) return found;
        }
        return undefined;
      }
    }
  };
  return from(items, { at: 0 });
}

function skipMarks(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (pieces[at]?.mark === true) at += 1;
  return at;
}

/** The longest name that begins at a piece: capitalised words with nothing but blanks and a few small words between. */
function nameEnd(text: string, pieces: readonly Piece[], at: number): number {
  let end = at;
  for (let next = at; next < Math.min(pieces.length, at + LONGEST_NAME); next += 1) {
    const piece = pieces[next];
    const before = pieces[next - 1];
    if (piece === undefined || piece.mark) break;
    if (next > at && before !== undefined && !/^\s+$/u.test(text.slice(before.end, piece.start))) break;
    if (/^[\p{Lu}\p{N}]/u.test(text.charAt(piece.start)) || (next === at && piece.lower === "the")) end = next + 1;
    else if (!IN_NAMES.has(piece.lower)) break;
  }
  return end;
}
