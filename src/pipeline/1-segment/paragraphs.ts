import type { Span } from "../../doc/span.ts";
import { isBlank, isInvisible } from "./characters.ts";

/** A paragraph of the document, trimmed; line breaks inside it are hard wrapping. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** An empty line (or the start of the text) stands before it. */
  readonly apart: boolean;
}

/** Shares, and lengths in UTF-16 units, from looking at mail, wire copy and pages saved as text. */
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 40;
const WRAPPED_SHARE = 0.75;
const FEWEST_WRAPPED = 2;
/** Of the lines of wrapped prose most begin in mid-sentence; of the lines of a list hardly any. */
const SMALL_SHARE = 0.3;
const LONG_LINE = 40;

/**
 * Cuts a text into paragraphs. An empty line always ends one. A single line break does as well, unless the text is hard
 * wrapped (nearly every line is as long as it could be) and this line is full, or a long line breaks off in mid-sentence.
 */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const lines = linesOf(text);
  const width = wrapWidth(text, lines);
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | undefined;
  let last: Paragraph | undefined;
  for (const line of lines) {
    if (open !== undefined && last !== undefined && !line.apart && continues(text, last, line, width)) {
      open = { ...open, end: line.end };
    } else {
      if (open !== undefined) paragraphs.push(open);
      open = line;
    }
    last = line;
  }
  if (open !== undefined) paragraphs.push(open);
  return paragraphs;
}

/** Non-empty lines, trimmed. */
function linesOf(text: string): readonly Paragraph[] {
  const lines: Paragraph[] = [];
  let apart = true;
  let from = 0;
  while (from <= text.length) {
    let to = from;
    while (to < text.length && !isLineBreak(text.charCodeAt(to))) to += 1;
    const [start, end] = trim(text, from, to);
    const mark = headingMark(text, start, end);
    if (mark > start) lines.push({ start, end: mark, apart });
    if (start < end) {
      lines.push({ start: trim(text, mark, end)[0], end, apart: apart || mark > start });
      apart = false;
    } else {
      apart = true;
    }
    from = text.charCodeAt(to) === 0x0d && text.charCodeAt(to + 1) === 0x0a ? to + 2 : to + 1;
  }
  return lines;
}

/** The end of the "##" of a Markdown heading or the ">" of a quotation: a piece of its own, for it is no part of a sentence. */
function headingMark(text: string, start: number, end: number): number {
  let at = start;
  const mark = text.charAt(start);
  if (mark === "#") while (at < end && at - start < 6 && text.charAt(at) === "#") at += 1;
  else if (mark === ">") at += 1;
  return at > start && at < end && isBlank(text.charCodeAt(at)) ? at : start;
}

function isLineBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** The part of `[from, to)` without blanks and invisible characters at its ends. */
export function trim(text: string, from: number, to: number): Span {
  const skip = (at: number): boolean => isBlank(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at));
  let start = from;
  let end = to;
  while (start < end && skip(start)) start += 1;
  while (end > start && skip(end - 1)) end -= 1;
  return [start, end];
}

/**
 * The width at which the text is wrapped; undefined when it is not. Some block between empty lines must show it: a mail
 * has its short header lines beside wrapped paragraphs.
 */
function wrapWidth(text: string, lines: readonly Paragraph[]): number | undefined {
  let widest = 0;
  let full = 0;
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]?.apart === false) to += 1;
    const inner = lines.slice(from, to - 1);
    const width = inner.reduce((most, line) => Math.max(most, line.end - line.start), 0);
    if (inner.length >= 2 && width >= NARROWEST_WRAP && width <= WIDEST_WRAP) {
      const block = lines.slice(from, to);
      const count = inner.filter((line, index) => isFull(text, line, block[index + 1] ?? line, width)).length;
      const small = inner.filter((_, index) => /^\p{Ll}/u.test(text.charAt(block[index + 1]?.start ?? 0))).length;
      if (count >= inner.length * WRAPPED_SHARE && small >= inner.length * SMALL_SHARE) {
        widest = Math.max(widest, width);
        full += count;
      }
    }
    from = to;
  }
  return full >= FEWEST_WRAPPED ? widest : undefined;
}

/** Would the first word of the next line not have fitted? */
function isFull(text: string, line: Paragraph, next: Paragraph, width: number): boolean {
  let word = next.start;
  while (word < next.end && !isBlank(text.charCodeAt(word))) word += 1;
  return line.end - line.start + 1 + (word - next.start) >= width - 1;
}

function continues(text: string, line: Paragraph, next: Paragraph, width: number | undefined): boolean {
  const head = text.slice(next.start, Math.min(next.end, next.start + 8));
  if (/^(?:[-–—*•▪●■►]\s|\(?\p{N}{1,3}[.)]\s|\(?\p{Ll}\)\s)/u.test(head)) return false;
  if (width !== undefined) return isFull(text, line, next, width);
  const tail = text.slice(Math.max(line.start, line.end - 3), line.end);
  return line.end - line.start >= LONG_LINE && /^\p{Ll}{2}/u.test(head) && /[\p{Ll}\p{N},]$/u.test(tail);
}
