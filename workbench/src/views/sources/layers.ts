import type { LineageView } from "../../../../src/query/records.ts";

export interface PlacedDocument {
  readonly document: string;
  /** 0: rests on nobody here. */
  readonly layer: number;
  readonly row: number;
}
export interface Layers {
  readonly placed: readonly PlacedDocument[];
  readonly layers: number;
  readonly rows: number;
}

/**
 * Who was first stands on the left, and each to the right of all that it rests on; the oldest on top. A ring of documents
 * that rest on each other is cut where it closes: which was first cannot be said of it.
 */
export function layersOf({ documents, links }: Pick<LineageView, "documents" | "links">): Layers {
  const rests = new Map<string, readonly string[]>(
    documents.map(({ document }) => [document, links.filter(({ from }) => from === document).map(({ to }) => to)]),
  );
  const depths = new Map<string, number>();
  const depthOf = (document: string, above: ReadonlySet<string>): number => {
    const known = depths.get(document);
    if (known !== undefined) return known;
    const inside = new Set([...above, document]);
    const depth = (rests.get(document) ?? [])
      .filter((other) => rests.has(other) && !inside.has(other))
      .reduce((deepest, other) => Math.max(deepest, depthOf(other, inside) + 1), 0);
    depths.set(document, depth);
    return depth;
  };
  const rows: number[] = [];
  const placed = documents
    .toSorted((a, b) => compare(a.published ?? "9999", b.published ?? "9999") || compare(a.document, b.document))
    .map(({ document }) => {
      const layer = depthOf(document, new Set());
      const row = rows[layer] ?? 0;
      rows[layer] = row + 1;
      return { document, layer, row };
    });
  return { placed, layers: rows.length, rows: Math.max(0, ...rows.map((count) => count ?? 0)) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
