import { expect, test } from "vitest";
import type { NetworkView } from "../../../src/query/records.ts";
import {
  EDGE_KINDS,
  edgeKey,
  edgesOf,
  linesOf,
  mergedGraph,
  oppositeOf,
  parseEdgeKey,
} from "../../../workbench/src/views/network/graph.ts";

const all = new Set(EDGE_KINDS);
const node = (key: string, hidden = 0) => ({ key, name: key, documents: 2, lineages: 1, hidden, country: null });
const edge = (from: string, to: string, kind: (typeof EDGE_KINDS)[number] = "conflict", lineages = 1) => ({
  from,
  to,
  kind,
  types: ["ASSAULT"],
  events: lineages,
  documents: lineages,
  lineages,
  first: null,
  last: null,
});
const view = (nodes: NetworkView["nodes"], edges: NetworkView["edges"], hidden = 0): NetworkView => ({
  nodes,
  edges,
  hidden: { nodes: hidden, edges: 0 },
  from: null,
  until: null,
});

test("what is opened is added, and what both have stands once", () => {
  const first = view([node("a"), node("b", 3)], [edge("a", "b")], 7);
  const opened = view([node("b", 1), node("c")], [edge("b", "c"), edge("a", "b")]);
  const graph = mergedGraph([first, opened], all, "a");
  expect(graph.nodes.map(({ key, hidden }) => [key, hidden])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 0],
  ]);
  expect(graph.edges).toHaveLength(2);
  expect(graph.hidden.nodes).toBe(7);
});

test("beyond the cap nobody is drawn, and everybody is counted", () => {
  const graph = mergedGraph([view([node("a"), node("b"), node("c")], [edge("a", "b"), edge("a", "c")])], all, "a", 2);
  expect(graph.nodes.map(({ key }) => key)).toEqual(["a", "b"]);
  expect(graph.hidden.nodes).toBe(1);
  expect(graph.edges).toHaveLength(1);
});

test("who is tied by lines of other kinds alone is counted and not drawn; who is in the middle stays", () => {
  const nodes = [node("a"), node("b"), node("c")];
  const edges = [edge("a", "b", "says"), edge("b", "c", "relation")];
  const graph = mergedGraph([view(nodes, edges)], new Set(["relation" as const]), "a");
  expect(graph.nodes.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  expect(mergedGraph([view(nodes, edges)], new Set(["says" as const]), "a").apart).toBe(1);
});

test("both directions between two are one line, in the direction of most lineages", () => {
  const graph = mergedGraph([view([node("a"), node("b")], [edge("a", "b"), edge("b", "a", "conflict", 4)])], all);
  const [line, ...others] = linesOf(graph);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ from: "b", to: "a", kind: "conflict", events: 5 });
  expect(oppositeOf(graph, { from: "b", to: "a", kind: "conflict" })?.lineages).toBe(1);
  expect(edgesOf(graph, "a").map(({ lineages }) => lineages)).toEqual([4, 1]);
});

test("a line comes back from the address as it was", () => {
  const one = { from: "name:person:ada moreno", to: "in:0123#45", kind: "relation" } as const;
  expect(parseEdgeKey(edgeKey(one))).toEqual(one);
  expect(parseEdgeKey("a|b|war")).toBeUndefined();
  expect(parseEdgeKey(undefined)).toBeUndefined();
});
