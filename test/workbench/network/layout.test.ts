import { expect, test } from "vitest";
import { nameSpots, towards } from "../../../workbench/src/drawing/places.ts";
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

test("a name stands below its dot, or where it covers neither name nor dot, or waits", () => {
  const places = new Map([
    ["a", { x: 0, y: 0 }],
    ["b", { x: 0, y: 16 }],
    ["far", { x: 300, y: 0 }],
  ]);
  const named = ["a", "b", "far"].map((key) => ({ key, letters: 8, radius: 5 }));
  const spots = nameSpots(named, places, 1);
  expect([...spots].map(([key, { anchor, y }]) => [key, anchor, y > 0])).toEqual([
    // Below it is the dot of b.
    ["a", "middle", false],
    ["b", "middle", true],
    ["far", "middle", true],
  ]);
});

test("who is looked at is named whatever it covers; who has no room is not", () => {
  const places = new Map(["a", "b", "c", "d", "e", "f"].map((key, at) => [key, { x: at * 4, y: 0 }]));
  const named = [...places.keys()].map((key) => ({ key, letters: 20, radius: 12, always: key === "f" }));
  const spots = nameSpots(named, places, 1);
  expect(spots.has("f")).toBe(true);
  expect(spots.size).toBeLessThan(6);
  // Nearer by, all have room.
  expect(
    nameSpots(
      named.map((one) => ({ ...one, radius: 2 })),
      places,
      0.02,
    ).size,
  ).toBe(6);
});
