import type { ReadingDocument } from "../../doc/reading.ts";
import { overlaps, type Span } from "../../doc/span.ts";

/** Paragraphs of an article, without its clutter: by blank lines where it has any, else by lines. */
export function paragraphsOf({ text, zones }: Pick<ReadingDocument, "text" | "zones">): readonly Span[] {
  const separator = /\S[^\S\n]*\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n+/g;
  const clutter = zones.filter(({ kind }) => kind === "clutter");
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    spans.push([start, match.index]);
    start = match.index + match[0].length;
  }
  spans.push([start, text.length]);
  return spans.filter(
    (span) =>
      text.slice(...span).trim() !== "" && !clutter.some(({ span: zone }) => zone[0] <= span[0] && span[1] <= zone[1]),
  );
}

/** The paragraph in which a span begins, and its number; words in clutter stand in no paragraph. */
export function paragraphAt(
  document: Pick<ReadingDocument, "text" | "zones">,
  span: Span,
): { readonly span: Span; readonly number: number; readonly of: number } {
  const all = paragraphsOf(document);
  const at = all.findIndex((one) => one[0] <= span[0] && span[0] < one[1]);
  const found = all[at] ?? all.find((one) => overlaps(one, span));
  return { span: found ?? span, number: found === undefined ? 0 : all.indexOf(found) + 1, of: all.length };
}
