import type { PageRuns, Run } from "./runs.ts";

/** Words that stand beside each other on one line: a whole line of a column, or a part of it. */
export interface Line {
  readonly text: string;
  readonly x: number;
  /** Baseline, in points from the top. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly page: number;
}

export const right = (line: Line): number => line.x + line.width;

/** From the left end of the leftmost to the right end of the rightmost. */
export const extentOf = (lines: readonly Line[]): readonly [left: number, right: number] => [
  lines.reduce((least, line) => Math.min(least, line.x), Number.POSITIVE_INFINITY),
  lines.reduce((most, line) => Math.max(most, right(line)), 0),
];

/** Raised ordinals and lowered indices stand this far off their line, in font heights. */
const SAME_LINE = 0.4;
/** Gaps in font heights: a space is a quarter wide and shrinks in justified text; a gutter is one wide or more. */
const SPACE = 0.13;
const APART = 0.9;

/** Joins runs to pieces of lines, from top to bottom and left to right. Wide gaps part them: they may be columns. */
export function piecesOf({ number, runs }: PageRuns): readonly Line[] {
  return rowsOf(runs).flatMap((row) => {
    const pieces: Line[] = [];
    let open: Line | undefined;
    let blank = false;
    for (const run of row) {
      if (run.text.trim() === "") {
        blank = true;
        continue;
      }
      const gap = open === undefined ? 0 : run.x - right(open);
      // Bold is sometimes faked by drawing the same words again, a hair's breadth aside.
      if (open?.text.endsWith(run.text) === true && Math.abs(right(open) - run.x - run.width) < 0.2 * run.size)
        continue;
      if (open === undefined || gap > APART * Math.max(open.size, run.size)) {
        if (open !== undefined) pieces.push(open);
        open = { ...run, text: clean(run.text), page: number };
      } else {
        const space = blank || gap > SPACE * Math.max(open.size, run.size) ? " " : "";
        open = joinedLine(open, { ...run, text: clean(run.text), page: number }, space);
      }
      blank = false;
    }
    if (open !== undefined) pieces.push(open);
    return pieces
      .map((piece) => ({ ...piece, text: piece.text.replace(/\s+/gu, " ").trim() }))
      .filter((piece) => piece.text !== "");
  });
}

/** PDFs made from Office hold soft hyphens and control characters that nobody sees. A soft hyphen at the end is seen. */
const clean = (text: string): string => text.replaceAll("\t", " ").replace(/\u00ad(?!$)|[\p{Cc}\u200b\ufeff]/gu, "");

/** The longer part says in which font and size the whole is set. */
export function joinedLine(left: Line, added: Line, space: string): Line {
  const main = left.text.length >= added.text.length ? left : added;
  return {
    text: `${left.text}${left.text.endsWith(" ") || added.text.startsWith(" ") ? "" : space}${added.text}`,
    x: Math.min(left.x, added.x),
    y: main.y,
    width: Math.max(right(left), right(added)) - Math.min(left.x, added.x),
    size: main.size,
    font: main.font,
    page: left.page,
  };
}

interface Row {
  readonly y: number;
  readonly size: number;
  readonly runs: Run[];
}

/** Rows are looked up by height: pages of tables have thousands. */
const BUCKET = 4;
const REACH = 10;

/** Runs with one baseline, left to right; rows from top to bottom. */
function rowsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const rows: Row[] = [];
  const near = new Map<number, Row[]>();
  // Raised and lowered runs go to the row of the larger run beside them, which therefore comes first.
  for (const run of runs.toSorted((a, b) => b.size - a.size || a.y - b.y)) {
    const bucket = Math.floor(run.y / BUCKET);
    let best: Row | undefined;
    for (let at = bucket - REACH; at <= bucket + REACH; at++) {
      for (const row of near.get(at) ?? []) {
        // Twice the reach of small runs stays below the distance of lines: a headline beside a column joins no two of its lines.
        const reach = SAME_LINE * Math.min(row.size, 1.4 * run.size);
        const off = Math.abs(row.y - run.y);
        if (off <= reach && (best === undefined || off < Math.abs(best.y - run.y))) best = row;
      }
    }
    if (best === undefined) {
      best = { y: run.y, size: run.size, runs: [] };
      rows.push(best);
      const same = near.get(bucket);
      if (same === undefined) near.set(bucket, [best]);
      else same.push(best);
    }
    best.runs.push(run);
  }
  rows.sort((a, b) => a.y - b.y);
  return rows.map((row) => row.runs.sort((a, b) => a.x - b.x || a.y - b.y));
}
