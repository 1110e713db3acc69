import { readFileSync } from "node:fs";

/** Gold sentences and syntactic words of a treebank over the running text that they were cut from. */
export interface GoldText {
  readonly text: string;
  /** In text order; spans are UTF-16 offsets into `text`. */
  readonly sentences: readonly GoldSentence[];
}

export interface GoldSentence {
  readonly start: number;
  readonly end: number;
  readonly document: string;
  readonly words: readonly GoldWord[];
}

export interface GoldWord {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

interface Row {
  readonly first: number;
  readonly last: number;
  readonly form: string;
  readonly spaceAfter: boolean;
}

/**
 * Reads CoNLL-U into one text per file: documents and paragraphs (newdoc, newpar) are separated by a blank line, sentences
 * inside a paragraph by a space unless the last token carries SpaceAfter=No. Empty nodes are skipped. The words of a
 * multiword token share out its surface; where they do not spell it, the first takes what fits and the last the rest.
 */
export function readTreebank(path: string): GoldText {
  const parts: string[] = [];
  const sentences: GoldSentence[] = [];
  let length = 0;
  let document = "";
  let breakBefore = true;
  let spaceBefore = false;
  const append = (piece: string): void => {
    parts.push(piece);
    length += piece.length;
  };
  for (const block of readFileSync(path, "utf8").split("\n\n")) {
    const lines = block.split("\n").filter((line) => line !== "");
    if (lines.length === 0) continue;
    for (const line of lines) {
      if (line.startsWith("# newdoc")) {
        breakBefore = true;
        document = line.split("= ")[1] ?? "";
      }
      if (/^# newpar(?!_)/.test(line)) breakBefore = true;
    }
    const rows = lines.filter((line) => !line.startsWith("#")).flatMap(parseRow);
    if (sentences.length > 0) append(breakBefore ? "\n\n" : spaceBefore ? " " : "");
    breakBefore = false;
    const start = length;
    const words: GoldWord[] = [];
    let end = start;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      if (row === undefined) break;
      const shared: Row[] = [];
      while (row.last > row.first && (rows[at + 1]?.first ?? Number.POSITIVE_INFINITY) <= row.last) {
        at += 1;
        const part = rows[at];
        if (part !== undefined) shared.push(part);
      }
      words.push(
        ...(shared.length === 0
          ? [{ start: length, end: length + row.form.length, form: row.form }]
          : shareOut(row.form, length, shared)),
      );
      append(row.form);
      end = length;
      const isLast = at === rows.length - 1;
      if (isLast) spaceBefore = row.spaceAfter;
      else if (row.spaceAfter) append(" ");
    }
    sentences.push({ start, end, document, words });
  }
  return { text: parts.join(""), sentences };
}

function parseRow(line: string): readonly Row[] {
  const [id = "", form = "", , , , , , , , misc = ""] = line.split("\t");
  if (id.includes(".")) return [];
  const [first = "0", last = first] = id.split("-");
  return [{ first: Number(first), last: Number(last), form, spaceAfter: !misc.split("|").includes("SpaceAfter=No") }];
}

function shareOut(surface: string, offset: number, parts: readonly Row[]): readonly GoldWord[] {
  const words: GoldWord[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const rest = parts.length - index - 1;
    const fits = surface.toLowerCase().startsWith(part.form.toLowerCase(), at);
    const size =
      rest === 0
        ? surface.length - at
        : fits
          ? part.form.length
          : Math.max(1, Math.min(part.form.length, surface.length - at - rest));
    words.push({ start: offset + at, end: offset + at + size, form: part.form });
    at += size;
  }
  return words;
}

/** Spans of the paragraphs of a text whose paragraphs are separated by blank lines. */
export function paragraphs(text: string): readonly (readonly [start: number, end: number])[] {
  return [...text.matchAll(/[^\n]+/g)].map((found) => [found.index, found.index + found[0].length] as const);
}

/** Spans of the documents of a treebank's text. */
export function documents(gold: GoldText): readonly (readonly [start: number, end: number])[] {
  const spans: [start: number, end: number][] = [];
  let document: string | undefined;
  for (const sentence of gold.sentences) {
    const open = spans.at(-1);
    if (open !== undefined && sentence.document === document) open[1] = sentence.end;
    else spans.push([sentence.start, sentence.end]);
    document = sentence.document;
  }
  return spans;
}
