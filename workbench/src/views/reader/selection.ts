import type { Span } from "../../../../src/doc/span.ts";

/** Every stretch of text on the page says where it begins in the document. */
export const START = "data-start";

/** The words that are selected on the page, as a span of the document; blank ends left off. Undefined where nothing is. */
export function selectedSpan(text: string, selection: Selection | null): Span | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const [a, b] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  if (a === undefined || b === undefined) return undefined;
  return trimmed(text, [Math.min(a, b), Math.max(a, b)]);
}

export function trimmed(text: string, [start, end]: Span): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? "")) from++;
  while (to > from && /\s/.test(text[to - 1] ?? "")) to--;
  return from < to ? [from, to] : undefined;
}

/** Offset in the document of a place in the page. Between elements it is where the next stretch begins. */
function offsetOf(node: Node, offset: number): number | undefined {
  if (node.nodeType === Node.TEXT_NODE) {
    const start = startOf(node.parentElement?.closest(`[${START}]`));
    return start === undefined ? undefined : start + offset;
  }
  const child = node.childNodes[offset] ?? node.childNodes[offset - 1];
  const element = child instanceof Element ? child : node instanceof Element ? node : null;
  const holder = element?.matches(`[${START}]`) === true ? element : element?.querySelector(`[${START}]`);
  const start = startOf(holder ?? element?.closest(`[${START}]`));
  if (start === undefined) return undefined;
  return node.childNodes[offset] === undefined ? start + (holder?.textContent?.length ?? 0) : start;
}

function startOf(element: Element | null | undefined): number | undefined {
  const value = element?.getAttribute(START);
  return value === null || value === undefined ? undefined : Number(value);
}

/** The place of words that were typed in, where the document has them once; else how often it has them. */
export function placeOfWords(text: string, words: string): Span | number {
  if (words.trim() === "") return 0;
  const places: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push([at, at + words.length]);
  return places.length === 1 && places[0] !== undefined ? places[0] : places.length;
}
