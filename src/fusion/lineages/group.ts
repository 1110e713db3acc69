import type { LineageDigest } from "./digest.ts";
import type { Lineage, LineageLink } from "./types.ts";

/** The lineage that a document founds when it is its oldest: so each id that a lineage ever had is one member's. */
export const lineageIdOf = (document: string): string => `lineage-${document.slice(0, 16)}`;

/** Sorts after every EDTF value, which sort by code unit. */
const UNDATED = "~";

/** Undated documents come last. */
export const olderFirst = (
  a: Pick<LineageDigest, "document" | "published">,
  b: Pick<LineageDigest, "document" | "published">,
): number => order(a.published ?? UNDATED, b.published ?? UNDATED) || order(a.document, b.document);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Groups documents by the links that join them: connected components, in the order of their oldest members. A pure
 * function of the two sets; links that name a document outside `digests` are passed over.
 */
export function lineagesOf(digests: readonly LineageDigest[], links: readonly LineageLink[]): readonly Lineage[] {
  // Of one day's reports those that are known to be copies come after the others.
  const copies = new Set(links.flatMap((link) => (link.joins && link.ordered ? [link.copy] : [])));
  const sorted = [...digests].sort(
    (a, b) =>
      order(a.published ?? UNDATED, b.published ?? UNDATED) ||
      Number(copies.has(a.document)) - Number(copies.has(b.document)) ||
      order(a.document, b.document),
  );
  const indexOf = new Map(sorted.map(({ document }, index) => [document, index] as const));
  const parent = sorted.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  const joining = links
    .filter(({ joins }) => joins)
    .flatMap((link) => {
      const [a, b] = [indexOf.get(link.original), indexOf.get(link.copy)];
      return a === undefined || b === undefined
        ? []
        : [{ low: Math.min(a, b), high: Math.max(a, b), reason: link.reason }];
    })
    .sort((a, b) => a.high - b.high || a.low - b.low || order(a.reason, b.reason));
  // Fifty copies of one report have 1,225 links: those that unite groups, from the oldest on, say why.
  const uniting = joining.filter(({ low, high }) => {
    const [a, b] = [root(low), root(high)];
    // The smaller index is the older document: it stays the root.
    parent[Math.max(a, b)] = Math.min(a, b);
    return a !== b;
  });
  const groups = new Map<number, { documents: string[]; reasons: string[] }>();
  for (const [index, { document }] of sorted.entries()) {
    const group = groups.get(root(index));
    if (group === undefined) groups.set(root(index), { documents: [document], reasons: [] });
    else group.documents.push(document);
  }
  for (const { low, reason } of uniting) groups.get(root(low))?.reasons.push(reason);
  return [...groups.values()].map(({ documents, reasons }) => ({
    id: lineageIdOf(documents[0] ?? ""),
    documents,
    reasons,
  }));
}
