import type { Line } from "./lines.ts";
import type { Paragraph } from "./paragraphs.ts";

/** A line and where its words ended up in the text. */
export interface PlacedLine {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

export interface JoinedText {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
  /** One for each paragraph. */
  readonly paragraphs: readonly { readonly start: number; readonly end: number }[];
}

/** Joins paragraphs with empty lines and their lines with spaces; undoes the breaking of words at line ends. */
export function joinedText(paragraphs: readonly Paragraph[]): JoinedText {
  const keepsHyphen = hyphenKeeper(paragraphs);
  let text = "";
  const placed: PlacedLine[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const { lines } of paragraphs) {
    if (text !== "") text += "\n\n";
    const start = text.length;
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1];
      const words = line.text;
      const begin = text.length;
      const broken = next === undefined ? null : /(\p{L}+)([-\u00ad\u2010])$/u.exec(words);
      if (broken === null || next === undefined) {
        text += words.replace(/\u00ad$/, "");
        placed.push({ line, start: begin, end: text.length });
        // A dash or slash without a space before it, and a number cut at its hyphen, go on without a space as well.
        if (next !== undefined) text += /\S[-\u2010—/]$/u.test(words) ? "" : " ";
        continue;
      }
      const rest = /^\p{L}+/u.exec(next.text)?.[0] ?? "";
      // Addresses are cut at hyphens of their own.
      const isAddress = /[./@:]\p{L}[^\s]*$|\/\S*$|@\S*$/u.test(words);
      const kept = broken[2] !== "\u00ad" && (isAddress || keepsHyphen(broken[1] ?? "", rest));
      text += kept ? words : words.slice(0, -1);
      placed.push({ line, start: begin, end: text.length });
    }
    spans.push({ start, end: text.length });
  }
  return { text, lines: placed, paragraphs: spans };
}

/**
 * Whether the hyphen at a line end belongs to the word: the same text says, where it has the word elsewhere. Otherwise a
 * small letter after it means that the word was broken, for most hyphens at line ends do.
 */
function hyphenKeeper(paragraphs: readonly Paragraph[]): (before: string, after: string) => boolean {
  const words = new Set<string>();
  for (const { lines } of paragraphs) {
    for (const { text } of lines) {
      for (const [word] of text.replace(/\S+[-\u2010]$/u, "").matchAll(/[\p{L}]+(?:[-\u2010][\p{L}]+)*/gu)) {
        words.add(word.toLowerCase().replaceAll("\u2010", "-"));
      }
    }
  }
  return (before, after) => {
    const [head, tail] = [before.toLowerCase(), after.toLowerCase()];
    if (words.has(`${head}-${tail}`)) return true;
    if (words.has(head + tail)) return false;
    return !/^\p{Ll}/u.test(after);
  };
}
