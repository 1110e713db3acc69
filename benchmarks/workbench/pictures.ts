import { PLOVER_TYPES } from "../../src/doc/reading.ts";
import type { ActorLine, MapView, NetworkView } from "../../src/query/records.ts";

type Random = () => number;
const among = (random: Random, count: number): number => Math.floor(random() * count);

/** Places all over the world, some close together as they are in the news, each with its claims. */
export function manyPlaces(random: Random, count: number): MapView {
  const places = Array.from({ length: count }, (_, at) => {
    const near = at % 3 === 0;
    const events = 1 + among(random, 50);
    return {
      name: `Place ${at}`,
      country: null,
      kind: "city",
      lat: near ? 33 + random() * 5 : random() * 110 - 45,
      lon: near ? 62 + random() * 10 : random() * 340 - 170,
      radiusM: 5_000 + among(random, 40_000),
      events,
      documents: Math.ceil(events / 2),
      lineages: Math.ceil(events / 4),
      types: [{ type: PLOVER_TYPES[among(random, PLOVER_TYPES.length)] ?? "ASSAULT", events }],
      quoted: [],
    };
  });
  return { places, unplaced: 0 };
}

const KINDS = ["cooperation", "conflict", "relation", "says"] as const;
const [NODES, TIES] = [500, 2_500];

/** As many actors as the server answers with, and every kind of tie among them. */
export function manyActors(random: Random, actors: readonly ActorLine[]): NetworkView {
  const nodes = Array.from({ length: NODES }, (_, at) => {
    const lineages = 1 + among(random, 60);
    return {
      key: `n${at}`,
      name: actors[at % Math.max(1, actors.length)]?.name ?? `Actor ${at}`,
      kind: "organisation" as const,
      country: null,
      documents: lineages * 2,
      lineages,
      hidden: among(random, 30),
    };
  });
  const edges = new Map<string, NetworkView["edges"][number]>();
  for (let at = 0; at < TIES; at++) {
    const [from, to] = [`n${among(random, NODES)}`, `n${among(random, NODES)}`];
    const kind = KINDS[among(random, KINDS.length)] ?? "says";
    const events = 1 + among(random, 40);
    const numbers = { events, documents: Math.ceil(events / 2), lineages: Math.ceil(events / 4) };
    if (from !== to)
      edges.set(`${from} ${to} ${kind}`, { from, to, kind, types: [], ...numbers, first: null, last: null });
  }
  return { nodes, edges: [...edges.values()], hidden: { nodes: 0, edges: 0 }, from: null, until: null };
}
