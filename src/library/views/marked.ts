import type { Span } from "../../doc/span.ts";
import type { Position } from "../../query/records.ts";
import { readingOf } from "../fusion/context.ts";
import type { ViewContext } from "./context.ts";
import { oneLine } from "./words.ts";

/** Positions with the place of their evidence within the sentence that is quoted: a cell then shows these words first. */
export async function withMarks<T extends { readonly positions: readonly Position[] }>(
  context: ViewContext,
  answered: T,
): Promise<T> {
  const positions: Position[] = [];
  for (const position of answered.positions) {
    const marked = await markedIn(context, position);
    positions.push(marked === undefined ? position : { ...position, marked });
  }
  return { ...answered, positions };
}

async function markedIn(context: ViewContext, { evidence, words: [quoted] }: Position): Promise<Span | undefined> {
  if (quoted === undefined) return undefined;
  for (const { document, span } of evidence) {
    const reading = await readingOf(context, document);
    const sentence = reading?.sentences.find(([start, end]) => start <= span[0] && span[0] < end);
    if (reading === undefined || sentence === undefined) continue;
    const { text } = reading.document;
    if (oneLine(text.slice(...sentence)) !== oneLine(quoted)) continue;
    const start = text.slice(sentence[0], span[0]).replace(/\s+/g, " ").length;
    const words = text.slice(span[0], Math.min(span[1], sentence[1])).replace(/\s+/g, " ");
    // Only where these are the very words.
    if (quoted.slice(start, start + words.length) === words) return [start, start + words.length];
  }
  return undefined;
}
