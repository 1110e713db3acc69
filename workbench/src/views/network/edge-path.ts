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
  const control = controlOf(kind, from, to);
  return {
    path: `M${at(from)}Q${at(control)} ${at(to)}`,
    middle: { x: (x + control.x) / 2, y: (y + control.y) / 2 },
  };
}

function controlOf(kind: Edge["kind"], from: Place, to: Place): Place {
  // The bend does not depend on which end comes first: a pair's edges stay on their sides.
  const swap = from.x > to.x || (from.x === to.x && from.y > to.y) ? -1 : 1;
  const bend = BEND[kind] * swap;
  return {
    x: (from.x + to.x) / 2 - (to.y - from.y) * bend * 2,
    y: (from.y + to.y) / 2 + (to.x - from.x) * bend * 2,
  };
}

/** Pieces of a bent line that are straight enough to be pointed at. */
const PIECES = 8;

/** Points along the same line. */
export function curveOf(kind: Edge["kind"], from: Place, to: Place, alone: boolean): readonly Place[] {
  if (alone || BEND[kind] === 0) return [from, to];
  const control = controlOf(kind, from, to);
  return Array.from({ length: PIECES + 1 }, (_, piece) => {
    const t = piece / PIECES;
    const mixed = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return { x: mixed(from.x, control.x, to.x), y: mixed(from.y, control.y, to.y) };
  });
}

const at = ({ x, y }: Place): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
