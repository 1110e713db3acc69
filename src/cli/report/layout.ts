/** Control characters and marks that turn the writing direction: a report must not let its sources steer the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const SPACES = /[\s\u0085]+/gu;

/** A text on one line, safe to print. */
export const oneLine = (text: string): string => text.replace(STEERING, "").replace(SPACES, " ").trim();

const ZERO = /\p{M}|\p{Cf}/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Breaks a line at spaces so that no line is wider than `width`; a word that is wider stands alone and is not cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const word of text.split(" ")) {
    const wide = columnsOf(word);
    if (line !== "" && columns + 1 + wide > width) {
      lines.push(line);
      line = "";
      columns = 0;
    }
    columns += wide + (line === "" ? 0 : 1);
    line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** Wrapped and indented; the first line may carry a mark in place of its indentation. */
export function block(text: string, width: number, indent: number, mark = ""): readonly string[] {
  const space = " ".repeat(indent);
  return wrap(text, width - indent).map((line, at) => (at === 0 && mark !== "" ? mark : space) + line);
}

/** Stands behind what a person has judged, added or corrected: what the machine says is below, under its own heading. */
export const BY_HAND_MARK = "✎";
export const handMark = ({ judged }: { readonly judged?: readonly unknown[] }): string =>
  judged === undefined ? "" : ` ${BY_HAND_MARK}`;

/** A stretch of a line and how it is painted. */
export type Part = readonly [text: string, paint: (text: string) => string];

/** Like `block` for a line of differently painted parts, which follow each other with a space between. */
export function painted(
  parts: readonly Part[],
  width: number,
  indent: number,
  hanging = indent + 2,
): readonly string[] {
  const words = parts.flatMap(([text, paint]) => text.split(" ").map((word) => ({ word, paint })));
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let columns = indent;
  let fresh = true;
  for (const { word, paint } of words) {
    const wide = columnsOf(word);
    if (!fresh && columns + 1 + wide > width) {
      lines.push(line);
      line = " ".repeat(hanging);
      columns = hanging;
      fresh = true;
    }
    line += (fresh ? "" : " ") + paint(word);
    columns += wide + (fresh ? 0 : 1);
    fresh = false;
  }
  return [...lines, line];
}

export const padEnd = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - columnsOf(text)));
export const padStart = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, columns - columnsOf(text))) + text;
