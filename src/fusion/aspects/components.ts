/** Which elements hang together, as sorted lists of indices; elements without an edge are left out. */
export function components(edges: readonly (readonly [a: number, b: number])[]): readonly (readonly number[])[] {
  const root = new Map<number, number>();
  const find = (node: number): number => {
    let at = node;
    for (let up = root.get(at); up !== undefined; up = root.get(at)) at = up;
    return at;
  };
  for (const [a, b] of edges) {
    const [x, y] = [find(a), find(b)];
    if (x !== y) root.set(Math.max(x, y), Math.min(x, y));
  }
  const groups = new Map<number, Set<number>>();
  for (const node of edges.flat()) {
    const key = find(node);
    groups.set(key, (groups.get(key) ?? new Set<number>()).add(node));
  }
  return [...groups].toSorted(([a], [b]) => a - b).map(([, members]) => [...members].sort((a, b) => a - b));
}
