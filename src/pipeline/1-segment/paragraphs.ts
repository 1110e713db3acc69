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
const FEWEST_WRAPPED = 3;
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
    if (start < end) {
      lines.push({ start, end, apart });
      apart = false;
    } else {
      apart = true;
    }
    from = text.charCodeAt(to) === 0x0d && text.charCodeAt(to + 1) === 0x0a ? to + 2 : to + 1;
  }
  return lines;
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

/** The width at which the text is wrapped; undefined when it is not. */
function wrapWidth(text: string, lines: readonly Paragraph[]): number | undefined {
  let width = 0;
  let inside = 0;
  for (const [index, line] of lines.entries()) {
    if (lines[index + 1]?.apart !== false) continue;
    width = Math.max(width, line.end - line.start);
    inside += 1;
  }
  if (width > WIDEST_WRAP || width < NARROWEST_WRAP || inside < FEWEST_WRAPPED) return undefined;
  let full = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next?.apart === false && isFull(text, line, next, width)) full += 1;
  }
  return full >= inside * WRAPPED_SHARE ? width : undefined;
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
