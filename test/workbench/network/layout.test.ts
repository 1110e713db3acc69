import { expect, test } from "vitest";
import { readableNames, towards } from "../../../workbench/src/drawing/places.ts";
import { type Graph, mergedGraph } from "../../../workbench/src/views/network/graph.ts";
import { boxAround, layoutOf } from "../../../workbench/src/views/network/layout.ts";

/** A ring of actors around one, some of them tied to their neighbours. */
function ring(count: number): Graph {
  const node = (key: string) => ({ key, name: key, documents: 1, lineages: 1, hidden: 0, country: null });
  const edge = (from: string, to: string) => ({
    from,
    to,
    kind: "conflict" as const,
    types: [],
    events: 1,
    documents: 1,
    lineages: 1,
    first: null,
    last: null,
  });
  const keys = Array.from({ length: count }, (_, at) => `k${at}`);
  const edges = keys.flatMap((key, at) => [edge("middle", key), edge(key, keys[(at + 1) % count] ?? key)]);
  const view = {
    nodes: [node("middle"), ...keys.map(node)],
    edges,
    hidden: { nodes: 0, edges: 0 },
    from: null,
    until: null,
  };
  return mergedGraph([view], new Set(["conflict"]), "middle");
}

test("the same graph looks the same, in whatever order it comes", () => {
  const graph = ring(24);
  const turned = { ...graph, nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() };
  expect([...layoutOf(turned, "middle", 1.4)].sort()).toEqual([...layoutOf(graph, "middle", 1.4)].sort());
});

test("who is in the middle stays there, and nobody stands on another", () => {
  const places = layoutOf(ring(60), "middle", 1.4);
  expect(places.get("middle")).toEqual({ x: 0, y: 0 });
  const all = [...places.values()];
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(16);
});

test("the box holds every place and is never drawn larger than life", () => {
  const places = layoutOf(ring(30), "middle", 1.4);
  const box = boxAround(places, 1.4, 700);
  for (const { x, y } of places.values()) {
    expect(x).toBeGreaterThan(box.x);
    expect(x).toBeLessThan(box.x + box.width);
    expect(y).toBeGreaterThan(box.y);
    expect(y).toBeLessThan(box.y + box.height);
  }
  expect(boxAround(new Map([["a", { x: 0, y: 0 }]]), 1.4, 700).width).toBe(700);
});

test("an arrow leads to the nearest in its direction, and nowhere at the edge", () => {
  const places = new Map([
    ["here", { x: 0, y: 0 }],
    ["right", { x: 10, y: 2 }],
    ["far right", { x: 30, y: 0 }],
    ["above", { x: 3, y: -12 }],
  ]);
  expect(towards(places, "here", "ArrowRight")).toBe("right");
  expect(towards(places, "here", "ArrowUp")).toBe("above");
  expect(towards(places, "here", "ArrowLeft")).toBeUndefined();
  expect(towards(places, "nobody", "ArrowUp")).toBeUndefined();
});

test("a name that would cover another waits; the first in the order is shown", () => {
  const places = new Map([
    ["a", { x: 0, y: 0 }],
    ["b", { x: 20, y: 3 }],
    ["c", { x: 0, y: 60 }],
  ]);
  const named = ["b", "a", "c"].map((key) => ({ key, letters: 8, below: 10 }));
  expect([...readableNames(named, places, 1)]).toEqual(["b", "c"]);
  // Nearer by, both have room.
  expect(readableNames(named, places, 0.1).size).toBe(3);
});
