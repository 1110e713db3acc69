import type { Place } from "../../drawing/places.ts";
import type { Edge } from "./graph.ts";

/** Edges between the same two are bent apart, each kind to its own side, so that each can be seen and pressed. */
const BEND: Readonly<Record<Edge["kind"], number>> = { cooperation: -0.09, conflict: 0.09, relation: 0, says: 0.2 };

export interface EdgePath {
  readonly path: string;
  /** Where a word of it can stand. */
  readonly middle: Place;
}

export function edgePath(kind: Edge["kind"], from: Place, to: Place, alone: boolean): EdgePath {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  if (alone) return { path: `M${at(from)}L${at(to)}`, middle: { x, y } };
  // The bend does not depend on which end comes first: a pair's edges stay on their sides.
  const swap = from.x > to.x || (from.x === to.x && from.y > to.y) ? -1 : 1;
  const bend = BEND[kind] * swap;
  const control = { x: x - (to.y - from.y) * bend * 2, y: y + (to.x - from.x) * bend * 2 };
  return {
    path: `M${at(from)}Q${at(control)} ${at(to)}`,
    middle: { x: (x + control.x) / 2, y: (y + control.y) / 2 },
  };
}

const at = ({ x, y }: Place): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
