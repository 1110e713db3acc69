import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import type { Box, Place } from "../../drawing/places.ts";
import { edgeKey, type Graph } from "./graph.ts";

interface Body extends SimulationNodeDatum {
  readonly key: string;
}

const STEPS = 320;

/**
 * Where each node stands: a force layout from fixed beginnings, in a fixed number of steps and a fixed order, so that the
 * same graph looks the same for everybody. Who is in the middle stays there. Wide pictures get wide layouts.
 *
 * Fruchterman, T. M. J., Reingold, E. M.: Graph drawing by force-directed placement (1991), doi:10.1002/spe.4380211102,
 * in the form of d3-force (velocity Verlet, Barnes–Hut), whose random source is seeded.
 */
export function layoutOf(
  { nodes, edges }: Graph,
  middle: string | undefined,
  ratio: number,
): ReadonlyMap<string, Place> {
  const ordered = nodes.toSorted((a, b) => b.lineages - a.lineages || (a.key < b.key ? -1 : 1));
  const bodies: Body[] = ordered.map(({ key }, at) => {
    if (key === middle) return { key, x: 0, y: 0, fx: 0, fy: 0 };
    // A sunflower: evenly spread, and nobody at the same place as another.
    const [radius, angle] = [46 * Math.sqrt(at + 0.7), at * Math.PI * (3 - Math.sqrt(5))];
    return { key, x: radius * Math.cos(angle) * ratio, y: radius * Math.sin(angle) };
  });
  const pairs = new Set<string>();
  const links = edges
    .toSorted((a, b) => (edgeKey(a) < edgeKey(b) ? -1 : 1))
    .flatMap(({ from, to }) => {
      const pair = from < to ? `${from}|${to}` : `${to}|${from}`;
      if (from === to || pairs.has(pair)) return [];
      pairs.add(pair);
      return [{ source: from, target: to }];
    });
  const crowd = Math.min(1, 40 / Math.max(1, nodes.length));
  forceSimulation(bodies)
    .force(
      "links",
      forceLink<Body, { source: string; target: string }>(links)
        .id(({ key }) => key)
        .distance(80 + 75 * crowd)
        .strength(0.22),
    )
    .force(
      "apart",
      forceManyBody<Body>()
        .strength(-140 - 260 * crowd)
        .distanceMax(600),
    )
    .force("room", forceCollide<Body>(26 + 16 * crowd).iterations(2))
    .force("x", forceX<Body>(0).strength(0.05 / ratio))
    .force("y", forceY<Body>(0).strength(0.05 * ratio))
    .stop()
    .tick(STEPS);
  return new Map(
    bodies.map(({ key, x = 0, y = 0 }) => [key, { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }]),
  );
}

/** The box around all places, with room for names, in the shape of the picture; never larger than life. */
export function boxAround(places: ReadonlyMap<string, Place>, ratio: number, least: number, room = 64): Box {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const [width, height] = [right - left + room * 2, bottom - top + room];
  const wide = Math.max(least, width, height * ratio);
  const high = wide / ratio;
  return { x: (left + right - wide) / 2, y: (top + bottom - high) / 2, width: wide, height: high };
}
