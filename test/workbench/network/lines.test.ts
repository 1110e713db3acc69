import { expect, test } from "vitest";
import type { Line } from "../../../workbench/src/views/network/graph.ts";
import { drawnLines, lineAt } from "../../../workbench/src/views/network/lines.tsx";

const places = new Map([
  ["a", { x: 0, y: 0 }],
  ["b", { x: 100, y: 0 }],
  ["c", { x: 0, y: 100 }],
]);
const line = (from: string, to: string, kind: Line["kind"]): Line => {
  const edge = { from, to, kind, types: [], events: 1, documents: 1, lineages: 1, first: null, last: null };
  return { from, to, kind, edges: [edge], events: 1 };
};

test("the line under a pointer is the nearest of those that run there", () => {
  const lines = drawnLines([line("a", "b", "conflict"), line("a", "c", "conflict")], places);
  expect(lineAt(lines, { x: 50, y: 4 }, 8)?.line.to).toBe("b");
  expect(lineAt(lines, { x: 3, y: 60 }, 8)?.line.to).toBe("c");
  expect(lineAt(lines, { x: 50, y: 50 }, 8)).toBeUndefined();
  expect(lineAt(lines, { x: 130, y: 0 }, 8)).toBeUndefined();
});

test("of two lines between the same two, each is found on its own side", () => {
  const lines = drawnLines([line("a", "b", "conflict"), line("b", "a", "cooperation")], places);
  const [above, below] = [lineAt(lines, { x: 50, y: 9 }, 4), lineAt(lines, { x: 50, y: -9 }, 4)];
  expect(new Set([above?.line.kind, below?.line.kind])).toEqual(new Set(["conflict", "cooperation"]));
});
