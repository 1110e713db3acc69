import { memo, type ReactNode, useMemo } from "react";
import type { Place } from "../../drawing/places.ts";
import { Tie } from "../../parts/tie.tsx";
import { curveOf, edgePath } from "./edge-path.ts";
import { type Edge, edgeKey, type Line } from "./graph.ts";

/** A line between two actors as it is drawn. */
export interface DrawnLine {
  readonly key: string;
  readonly line: Line;
  readonly path: string;
  /** Points along it, for finding the line under a pointer. */
  readonly points: readonly Place[];
}

export function drawnLines(lines: readonly Line[], places: ReadonlyMap<string, Place>): readonly DrawnLine[] {
  const alone = lonePairs(lines);
  return lines.flatMap((line) => {
    const [from, to] = [places.get(line.from), places.get(line.to)];
    if (from === undefined || to === undefined) return [];
    const single = alone.has(pairOf(line));
    const { path } = edgePath(line.kind, from, to, single);
    return [{ key: edgeKey(line), line, path, points: curveOf(line.kind, from, to, single) }];
  });
}

/** The line that runs nearest to a point, within so many units. */
export function lineAt(lines: readonly DrawnLine[], { x, y }: Place, within: number): DrawnLine | undefined {
  let [best, least] = [undefined as DrawnLine | undefined, within];
  for (const drawn of lines) {
    for (const [at, to] of drawn.points.entries()) {
      const from = drawn.points[at - 1];
      if (from === undefined) continue;
      const away = distance({ x, y }, from, to);
      if (away < least) [best, least] = [drawn, away];
    }
  }
  return best;
}

/** From a point to a straight piece. */
function distance({ x, y }: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(from.x + share * dx - x, from.y + share * dy - y);
}

interface LinesProps {
  readonly lines: readonly DrawnLine[];
  /** Somebody is looked at: what leads to others is dim. */
  readonly node: string | undefined;
}

/** All lines that look the same are one shape: a thousand shapes of their own would be slow to draw. */
export const Lines = memo(function Lines({ lines, node }: LinesProps): ReactNode {
  const groups = useMemo(
    () =>
      Map.groupBy(lines, ({ line }) => {
        const dim = node !== undefined && line.from !== node && line.to !== node;
        return JSON.stringify([dim, line.kind, widthOf(line.edges[0])]);
      }),
    [lines, node],
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([look, drawn]) => {
      const [dim, kind, width] = JSON.parse(look) as readonly [boolean, Edge["kind"], number];
      return (
        <g key={look} className={dim ? "edge dim" : "edge"}>
          <Tie kind={kind} path={drawn.map(({ path }) => path).join("")} width={width} />
        </g>
      );
    });
});

const widthOf = ({ lineages }: Edge): number => (lineages >= 8 ? 4 : lineages >= 3 ? 2.6 : 1.4);
const pairOf = ({ from, to }: Pick<Line, "from" | "to">): string => (from < to ? `${from}|${to}` : `${to}|${from}`);

function lonePairs(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(pairOf(line), (counts.get(pairOf(line)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([pair]) => pair));
}
