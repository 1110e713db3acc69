import type { Reading } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";

/** Characters on either side of words that stand in no sentence. */
const AROUND = 120;

/** The sentences in which the words stand, with where they begin in the text. */
export function contextOf(
  { document, sentences }: Reading,
  words: readonly Span[],
): { readonly text: string; readonly start: number } {
  const first = Math.min(...words.map(([start]) => start));
  const last = Math.max(...words.map(([, end]) => end));
  const around = sentences.filter((sentence) => overlaps(sentence, [first, last]));
  const [from, until] =
    around.length === 0
      ? [first - AROUND, last + AROUND]
      : [Math.min(first, ...around.map(([start]) => start)), Math.max(last, ...around.map(([, end]) => end))];
  const start = whole(document.text, Math.max(0, from));
  return { text: document.text.slice(start, whole(document.text, Math.min(document.text.length, until))), start };
}

/** Never half a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

/** The part of a text that lies in the context, in the context's own offsets. */
export function within(context: { readonly text: string; readonly start: number }, span: Span): Span | undefined {
  const shown: Span = [context.start, context.start + context.text.length];
  return contains(shown, span) ? [span[0] - context.start, span[1] - context.start] : undefined;
}
