import type { Span } from "../../doc/span.ts";

/** Characters a cell of the index covers: about the length of a paragraph, so that a cell holds few pieces. */
const CELL = 1024;

/**
 * Which claims have a piece of content near an offset, in time that does not grow with the document: every piece is
 * filed under the cells that it touches. Gives indices of claims in rising order, each once.
 */
export function indexPieces(
  claims: readonly { readonly content: readonly Span[] }[],
): (from: number, to: number) => readonly number[] {
  const cells = new Map<number, number[]>();
  for (const [index, { content }] of claims.entries()) {
    for (const [start, end] of content) {
      for (let cell = Math.floor(start / CELL); cell <= Math.floor(end / CELL); cell++) {
        const filed = cells.get(cell);
        if (filed === undefined) cells.set(cell, [index]);
        else if (filed.at(-1) !== index) filed.push(index);
      }
    }
  }
  return (from, to) => {
    const first = Math.floor(from / CELL);
    const last = Math.floor(to / CELL);
    if (first === last) return cells.get(first) ?? [];
    const found = new Set<number>();
    for (let cell = first; cell <= last; cell++) for (const index of cells.get(cell) ?? []) found.add(index);
    return [...found].sort((a, b) => a - b);
  };
}
