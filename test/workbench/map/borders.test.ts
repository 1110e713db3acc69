import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DISPUTED_BORDERS } from "../../../workbench/data/disputed-borders.ts";
import { bordersOf, parted, type World } from "../../../workbench/src/views/map/borders.ts";

const shapes = (detail: string): World =>
  JSON.parse(
    readFileSync(
      new URL(`../../../workbench/node_modules/world-atlas/countries-${detail}.json`, import.meta.url),
      "utf8",
    ),
  );

test("every border of the list is in the shapes, as they name it", () => {
  const world = shapes("50m");
  const names = new Set(
    world.objects.countries.geometries.map(({ properties }) =>
      properties !== undefined && "name" in properties ? properties.name : undefined,
    ),
  );
  for (const entry of DISPUTED_BORDERS) {
    for (const side of entry.sides) expect(side === undefined || names.has(side), side).toBe(true);
    expect(bordersOf(world, [entry]).disputed.coordinates.length, entry.name).toBeGreaterThan(0);
  }
});

test("a disputed border is drawn as disputed and not as another", () => {
  const world = shapes("50m");
  const { settled, disputed } = bordersOf(world);
  const pieces = (lines: readonly (readonly (readonly number[])[])[]): Set<string> =>
    new Set(lines.flatMap((line) => line.slice(1).map((to, at) => [String(line[at]), String(to)].sort().join(" "))));
  const [settledPieces, disputedPieces] = [pieces(settled.coordinates), pieces(disputed.coordinates)];
  expect([...disputedPieces].filter((piece) => settledPieces.has(piece))).toEqual([]);
  // Of the border of India and Pakistan the line of control alone.
  const inSindh = [...settledPieces].some((piece) => /^7[01]\.\d+,2[5-7]\.\d+ /.test(piece));
  expect(inSindh).toBe(true);
});

test("a line that is cut loses nothing", () => {
  const coordinate = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })).map(([x, y]) => [x, y]);
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 2 }), (line) => {
      const { inside, outside } = parted(line, [5, 5, 15, 15]);
      const length = (lines: readonly (readonly (readonly number[])[])[]): number =>
        lines.reduce((sum, each) => sum + each.length - 1, 0);
      expect(length(inside) + length(outside)).toBe(line.length - 1);
    }),
  );
});
