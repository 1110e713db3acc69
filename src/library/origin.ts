import type { SourceDocument } from "../doc/source.ts";
import type { Span } from "../doc/span.ts";

/** A stretch of a text and the place in its source that it comes from. */
export interface Origin {
  /** UTF-16 offsets in the text. */
  readonly span: Span;
  /** "/html/body/article/p[3]", "/page[2]", "/part[text]". */
  readonly path: string;
  /** Where the words stand on the page of a PDF, in points from its upper left corner. */
  readonly box?: {
    readonly page: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Where the words of a span come from, in text order; lines of a PDF one by one. Empty for plain text, which is its own source. */
export function originsOf({ elements, map }: Pick<SourceDocument, "elements" | "map">, span: Span): readonly Origin[] {
  const [from, until] = span;
  const overlaps = (start: number, end: number): boolean => start < until && end > from;
  if (map === undefined) {
    return elements.filter(({ span: [start, end] }) => overlaps(start, end)).map(({ span, path }) => ({ span, path }));
  }
  return map.lines
    .filter(([start, end]) => overlaps(start, end))
    .map(([start, end, page, x, y, width, height]) => ({
      span: [start, end],
      path: `/page[${page}]`,
      box: { page, x, y, width, height },
    }));
}
