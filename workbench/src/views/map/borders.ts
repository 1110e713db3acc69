import type { MultiLineString, Position } from "geojson";
import { mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { DISPUTED_BORDERS, type DisputedBorder } from "../../../data/disputed-borders.ts";

export type World = Topology<{
  readonly countries: GeometryCollection<{ readonly name: string }>;
  readonly land: GeometryCollection;
}>;

type Line = readonly Position[];

/** Borders as they are drawn: those that nobody disputes, and the others. */
export interface Borders {
  readonly settled: MultiLineString;
  readonly disputed: MultiLineString;
}

/** Every border once. Coasts are no borders. */
export function bordersOf(world: World, list: readonly DisputedBorder[] = DISPUTED_BORDERS): Borders {
  const nameOf = (of: unknown): string =>
    (of as { readonly properties?: { readonly name?: string } }).properties?.name ?? "";
  const entryOf = (a: string, b: string): DisputedBorder | undefined =>
    list.find(({ sides: [one, other] }) => (a === one && (other ?? b) === b) || (b === one && (other ?? a) === a));
  const settled: Line[] = mesh(
    world,
    world.objects.countries,
    (a, b) => a !== b && entryOf(nameOf(a), nameOf(b)) === undefined,
  ).coordinates;
  const disputed: Line[] = [];
  for (const entry of list) {
    const lines = mesh(
      world,
      world.objects.countries,
      (a, b) => a !== b && entryOf(nameOf(a), nameOf(b)) === entry,
    ).coordinates;
    for (const line of lines) {
      const parts = parted(line, entry.within);
      disputed.push(...parts.inside);
      settled.push(...parts.outside);
    }
  }
  return { settled: lineString(settled), disputed: lineString(disputed) };
}

const lineString = (lines: readonly Line[]): MultiLineString => ({
  type: "MultiLineString",
  coordinates: lines.map((line) => [...line]),
});

/** A line cut into the runs of its pieces whose middle lies in a box, and the runs that lie outside. */
export function parted(
  line: Line,
  within: DisputedBorder["within"],
): { readonly inside: readonly Line[]; readonly outside: readonly Line[] } {
  if (within === undefined) return { inside: [line], outside: [] };
  const [west, south, east, north] = within;
  const runs: { readonly inside: Position[][]; readonly outside: Position[][] } = { inside: [], outside: [] };
  let last: "inside" | "outside" | undefined;
  for (const [at, to] of line.entries()) {
    const from = line[at - 1];
    if (from === undefined) continue;
    const [x, y] = [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2];
    const side = x >= west && x <= east && y >= south && y <= north ? "inside" : "outside";
    if (side === last) runs[side].at(-1)?.push(to);
    else runs[side].push([from, to]);
    last = side;
  }
  return runs;
}
