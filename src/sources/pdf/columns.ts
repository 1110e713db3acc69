// Reading order by white space, after the recursive X-Y cut (G. Nagy, S. Seth: Hierarchical representation of optically
// scanned documents, ICPR 1984). We differ in the order of cuts: a gutter is looked for first, in the largest run of
// strips that share one, because the gaps between the paragraphs of two columns often stand at one height.
import { extentOf, joinedLine, type Line, right } from "./lines.ts";

/** One column of a page or of a part of a page, its whole lines from top to bottom. */
export interface Column {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

/** A gutter is this many font heights wide, and its columns this many lines high and letters wide. */
const GUTTER = 0.9;
const LOWEST_COLUMN = 3;
const NARROWEST_COLUMN = 14;
/** Columns inside columns inside columns are a table, and so is what has more pieces than a page of a newspaper. */
const DEEPEST = 4;
const MOST_PIECES = 2_000;

/** The columns of a page in reading order; a page without columns is one. */
export function columnsOf(pieces: readonly Line[], depth = 0): readonly Column[] {
  if (pieces.length === 0) return [];
  if (pieces.length > MOST_PIECES) return [columnOf(pieces)];
  const columns: Column[] = [];
  let plain: Line[] = [];
  const flush = (): void => {
    if (plain.length > 0) columns.push(columnOf(plain));
    plain = [];
  };
  for (const { strips, gutter } of bandsOf(pieces)) {
    const inside = strips.flat();
    if (gutter === undefined || depth >= DEEPEST) {
      plain.push(...inside);
      continue;
    }
    flush();
    const at = (gutter[0] + gutter[1]) / 2;
    columns.push(
      ...columnsOf(
        inside.filter((piece) => piece.x < at),
        depth + 1,
      ),
    );
    columns.push(
      ...columnsOf(
        inside.filter((piece) => piece.x >= at),
        depth + 1,
      ),
    );
  }
  flush();
  return columns;
}

type Interval = readonly [start: number, end: number];
interface Band {
  readonly strips: readonly (readonly Line[])[];
  readonly gutter: Interval | undefined;
}

/** Cuts pieces into bands from top to bottom: each the longest run of strips with a common gutter, or one strip without. */
function bandsOf(pieces: readonly Line[]): readonly Band[] {
  const strips = stripsOf(pieces);
  const all: Interval = extentOf(pieces);
  const bands: Band[] = [];
  for (let from = 0; from < strips.length; ) {
    let gaps: readonly Interval[] = [all];
    let band: Band | undefined;
    const inside: Line[] = [];
    for (let to = from; to < strips.length && gaps.length > 0; to++) {
      const strip = strips[to] ?? [];
      gaps = gapsLeft(gaps, strip);
      inside.push(...strip);
      const gutter = gutterOf(gaps, inside);
      if (gutter !== undefined) band = { strips: strips.slice(from, to + 1), gutter };
    }
    band ??= { strips: strips.slice(from, from + 1), gutter: undefined };
    bands.push(band);
    from += band.strips.length;
  }
  return bands;
}

/** Pieces that overlap in height, from top to bottom. */
function stripsOf(pieces: readonly Line[]): readonly (readonly Line[])[] {
  const strips: Line[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.toSorted((a, b) => top(a) - top(b) || a.x - b.x)) {
    const open = strips.at(-1);
    if (open !== undefined && top(piece) < bottom) open.push(piece);
    else strips.push([piece]);
    bottom = Math.max(bottom, piece.y);
  }
  return strips;
}

/** Lower case is half as high as the font: lines of tight setting do not overlap by it. */
const top = (piece: Line): number => piece.y - 0.5 * piece.size;

/** What is left of the gaps when these pieces are put in. */
function gapsLeft(gaps: readonly Interval[], pieces: readonly Line[]): readonly Interval[] {
  let left = gaps;
  for (const piece of pieces) {
    const [start, end] = [piece.x, right(piece)];
    left = left.flatMap(([from, to]): readonly Interval[] => {
      if (end <= from || start >= to) return [[from, to]];
      return [...(start > from ? [[from, start] as const] : []), ...(end < to ? [[end, to] as const] : [])];
    });
  }
  return left;
}

/** The widest gap that has a column of prose on each side, beside each other. */
function gutterOf(gaps: readonly Interval[], pieces: readonly Line[]): Interval | undefined {
  let best: Interval | undefined;
  for (const gap of gaps) {
    const [start, end] = gap;
    if (best !== undefined && end - start <= best[1] - best[0]) continue;
    const before = pieces.filter((piece) => right(piece) <= start);
    const after = pieces.filter((piece) => piece.x >= end);
    const size = Math.min(sizeOf(before), sizeOf(after));
    if (end - start < GUTTER * size || !isProse(before) || !isProse(after)) continue;
    const overlap = Math.min(low(before), low(after)) - Math.max(high(before), high(after));
    const lower = Math.min(low(before) - high(before), low(after) - high(after));
    if (overlap >= 0.5 * lower) best = gap;
  }
  return best;
}

const high = (pieces: readonly Line[]): number =>
  pieces.reduce((least, piece) => Math.min(least, piece.y), Number.POSITIVE_INFINITY);
const low = (pieces: readonly Line[]): number => pieces.reduce((most, piece) => Math.max(most, piece.y), 0);
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const sizeOf = (pieces: readonly Line[]): number => middle(pieces.map((piece) => piece.size));

/** Columns hold lines; what holds words and numbers is a table, and is read by its rows. */
function isProse(pieces: readonly Line[]): boolean {
  return pieces.length >= LOWEST_COLUMN && middle(pieces.map((piece) => piece.text.length)) >= NARROWEST_COLUMN;
}

/** Puts the pieces of each line together. */
function columnOf(pieces: readonly Line[]): Column {
  const lines: Line[] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const open = lines.at(-1);
    if (open !== undefined && piece.y - open.y < 0.3 * Math.min(open.size, piece.size)) {
      lines[lines.length - 1] = piece.x >= open.x ? joinedLine(open, piece, " ") : joinedLine(piece, open, " ");
    } else {
      lines.push(piece);
    }
  }
  const rights = lines.map(right).sort((a, b) => a - b);
  return {
    lines,
    left: lines.reduce((least, line) => Math.min(least, line.x), Number.POSITIVE_INFINITY),
    // Not the very last: a rule of dots or a page number may stick out.
    right: rights[Math.floor(0.95 * (rights.length - 1))] ?? 0,
  };
}
