import type { NetworkView } from "../../../../src/query/records.ts";

export type Node = NetworkView["nodes"][number];
export type Edge = NetworkView["edges"][number];
export const EDGE_KINDS = ["cooperation", "conflict", "relation", "says"] as const satisfies readonly Edge["kind"][];
export const EDGE_WORDS: Readonly<Record<Edge["kind"], string>> = {
  cooperation: "cooperation",
  conflict: "conflict",
  relation: "relation",
  says: "speaks of",
};

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly hidden: { readonly nodes: number; readonly edges: number };
  /** Actors that only lines of other kinds lead to: they are not drawn. */
  readonly apart: number;
}

/** What can still be drawn so that it can be read. */
export const MOST_NODES = 300;

export const edgeKey = ({ from, to, kind }: Pick<Edge, "from" | "to" | "kind">): string => [from, to, kind].join("|");

export function parseEdgeKey(text: string | undefined): Pick<Edge, "from" | "to" | "kind"> | undefined {
  const [from, to, kindText] = (text ?? "").split("|");
  const kind = EDGE_KINDS.find((known) => known === kindText);
  return from === undefined || to === undefined || kind === undefined ? undefined : { from, to, kind };
}

/** Several answers as one picture: the first, and what was opened after it. What is beyond the cap is counted. */
export function mergedGraph(
  views: readonly NetworkView[],
  kinds: ReadonlySet<Edge["kind"]>,
  middle?: string,
  most = MOST_NODES,
): Graph {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  let left = 0;
  for (const view of views) {
    for (const node of view.nodes) {
      const known = nodes.get(node.key);
      if (known === undefined && nodes.size >= most) left++;
      else nodes.set(node.key, known === undefined ? node : { ...known, hidden: Math.min(known.hidden, node.hidden) });
    }
    for (const edge of view.edges) edges.set(edgeKey(edge), edge);
  }
  const drawn = [...edges.values()].filter(({ from, to, kind }) => kinds.has(kind) && nodes.has(from) && nodes.has(to));
  const tied = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const shown = [...nodes.values()].filter(({ key }) => key === middle || tied.has(key));
  const [first] = views;
  return {
    nodes: shown,
    edges: drawn,
    apart: nodes.size - shown.length,
    hidden: {
      nodes: (first?.hidden.nodes ?? 0) + left,
      edges: first?.hidden.edges ?? 0,
    },
  };
}

/** The edges of one node, those of most lineages first. */
export const edgesOf = (graph: Graph, key: string): readonly Edge[] =>
  graph.edges
    .filter(({ from, to }) => from === key || to === key)
    .toSorted((a, b) => b.lineages - a.lineages || b.events - a.events || (edgeKey(a) < edgeKey(b) ? -1 : 1));

/** One line of the picture: what is told between two, in either direction, of one kind. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly kind: Edge["kind"];
  /** Those of most lineages first; the first gives the line its direction and its address. */
  readonly edges: readonly [Edge, ...Edge[]];
  readonly events: number;
}

export function linesOf({ edges }: Graph): readonly Line[] {
  const lines = new Map<string, Edge[]>();
  for (const edge of edges) {
    const ends = edge.from < edge.to ? [edge.from, edge.to] : [edge.to, edge.from];
    const key = [...ends, edge.kind].join("|");
    lines.set(key, [...(lines.get(key) ?? []), edge]);
  }
  return [...lines.values()].flatMap((both) => {
    const [first, ...rest] = both.toSorted((a, b) => b.lineages - a.lineages || (edgeKey(a) < edgeKey(b) ? -1 : 1));
    if (first === undefined) return [];
    const events = both.reduce((sum, edge) => sum + edge.events, 0);
    return [{ from: first.from, to: first.to, kind: first.kind, edges: [first, ...rest] as const, events }];
  });
}

/** The other direction of an edge, where something is told in it too. */
export const oppositeOf = (graph: Graph, { from, to, kind }: Pick<Edge, "from" | "to" | "kind">): Edge | undefined =>
  graph.edges.find((edge) => edge.from === to && edge.to === from && edge.kind === kind);

export const otherEnd = ({ from, to }: Edge, key: string): string => (from === key ? to : from);
