import type { Column } from "./columns.ts";
import { type Line, right } from "./lines.ts";

export interface Paragraph {
  readonly lines: readonly Line[];
}

/** Distances in font heights. */
const INDENT = 0.8;
const USUAL_PITCH = 1.25;
/** Lines of one paragraph stand at one distance; a wider one than this many times it begins another. */
const WIDER = 1.25;
const OTHER_SIZE = 0.12;
/** Headlines are broken by sense and set apart by size: only their distance ends them. */
const HEADLINE = 1.2;

/** Share of the width of its column. */
const LONG = 0.6;

const BULLET = /^(?:[•‣▪●■►–—*]\s|\(?\d{1,3}[.)]\s)/;
const ENDED = /[.!?…:;]["'”’»)\]]*$/u;

/** Puts the lines of all columns, in reading order, together to paragraphs; sentences run on over columns and pages. */
export function paragraphsOf(columns: readonly Column[]): readonly Paragraph[] {
  const body = bodySize(columns.flatMap((column) => column.lines));
  const pitch = pitches(columns);
  const paragraphs: Line[][] = [];
  let last: { readonly line: Line; readonly column: Column } | undefined;
  for (const column of columns) {
    for (const [at, line] of column.lines.entries()) {
      const open = paragraphs.at(-1);
      const next = column.lines[at + 1];
      const goesOn =
        last !== undefined &&
        open !== undefined &&
        (last.column === column
          ? continues(last.line, line, next, column, body, pitch)
          : continuesElsewhere(last.line, line, last.column, column, body));
      if (goesOn) open?.push(line);
      else paragraphs.push([line]);
      last = { line, column };
    }
  }
  return paragraphs.map((lines) => ({ lines }));
}

/** The size in which most letters are set. */
export function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(2 * size) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let [best, most] = [0, 0];
  for (const [size, count] of letters) if (count > most) [best, most] = [size, count];
  return best;
}

/** From font size to the most common distance of lines in it. */
function pitches(columns: readonly Column[]): (size: number) => number {
  const counts = new Map<number, Map<number, number>>();
  for (const { lines } of columns) {
    for (const [at, line] of lines.entries()) {
      const before = lines[at - 1];
      if (before === undefined || before.page !== line.page || !sameSize(before, line)) continue;
      const key = Math.round(line.size);
      const distance = Math.round(2 * (line.y - before.y)) / 2;
      if (distance <= 0 || distance > 3 * line.size) continue;
      const of = counts.get(key) ?? new Map<number, number>();
      counts.set(key, of.set(distance, (of.get(distance) ?? 0) + 1));
    }
  }
  return (size) => {
    let [best, most] = [USUAL_PITCH * size, 1];
    for (const [distance, count] of counts.get(Math.round(size)) ?? []) {
      if (count > most || (count === most && distance < best)) [best, most] = [distance, count];
    }
    return best;
  };
}

const sameSize = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) <= OTHER_SIZE * Math.max(a.size, b.size);

function continues(
  line: Line,
  next: Line,
  afterNext: Line | undefined,
  column: Column,
  body: number,
  pitch: (size: number) => number,
): boolean {
  if (!sameSize(line, next) || BULLET.test(next.text)) return false;
  const distance = next.y - line.y;
  if (next.page !== line.page || distance <= 0 || distance > WIDER * pitch(next.size) + 0.5) return false;
  if (line.size > HEADLINE * body) return true;
  if (line.font !== next.font && distance > 1.02 * pitch(next.size)) return false;
  if (isBroken(line)) return true;
  if (isIndented(next, line, afterNext)) return false;
  // Ragged setting leaves room that is not needed; a sentence that goes on in small letters was not ended on purpose.
  const isLong = right(line) - column.left > LONG * (column.right - column.left);
  if (isLong && !ENDED.test(line.text) && /^\p{Ll}/u.test(next.text)) return true;
  return !hadRoom(line, next, column);
}

/** The first line of a paragraph set in; the line after it is not, or it would be a block set in as a whole. */
function isIndented(line: Line, before: Line, after: Line | undefined): boolean {
  const shift = line.x - before.x;
  if (shift < INDENT * line.size || shift > 6 * line.size) return false;
  return after === undefined || line.x - after.x > 0.5 * INDENT * line.size;
}

/** The first word of the next line would have fitted: so the line was ended on purpose. */
function hadRoom(line: Line, next: Line, column: Column): boolean {
  const [word = ""] = next.text.split(" ", 1);
  const letter = next.width / Math.max(1, next.text.length);
  return right(line) + letter * (word.length + 1) < column.right - 0.5 * letter;
}

const isBroken = ({ text }: Line): boolean => /[\p{L}]["'”’]?[-\u00ad\u2010]$/u.test(text);

/** Over the end of a column or page there is no distance to go by: the words themselves must run on. */
function continuesElsewhere(line: Line, next: Line, from: Column, to: Column, body: number): boolean {
  if (!sameSize(line, next) || line.size > HEADLINE * body || BULLET.test(next.text)) return false;
  if (isBroken(line)) return true;
  if (ENDED.test(line.text)) return false;
  if (/^["'“‘(]?\p{Ll}/u.test(next.text)) return true;
  return !hadRoom(line, next, from) && next.x - to.left < INDENT * next.size && /^[\p{L}\p{N}“"‘(]/u.test(next.text);
}
