import { merge } from "topojson-client";
import fine from "world-atlas/countries-50m.json?url";
import coarse from "world-atlas/countries-110m.json?url";
import { bordersOf, type World } from "./borders.ts";
import { drawn } from "./projection.ts";

export interface Shapes {
  readonly land: string;
  readonly settled: string;
  readonly disputed: string;
}

const loaded = new Map<"coarse" | "fine", Promise<Shapes>>();

/** Coasts and borders from files that came with this page; each is asked for once. */
export function loadShapes(detail: "coarse" | "fine"): Promise<Shapes> {
  const known = loaded.get(detail);
  if (known !== undefined) return known;
  const asked = fetchShapes(detail === "fine" ? fine : coarse);
  loaded.set(detail, asked);
  // What failed may succeed when it is tried again.
  asked.catch(() => loaded.delete(detail));
  return asked;
}

async function fetchShapes(address: string): Promise<Shapes> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const world = (await answer.json()) as World;
  const { settled, disputed } = bordersOf(world);
  const { geometries } = world.objects.countries;
  const land = merge(
    world,
    geometries.filter((geometry) => geometry.type === "Polygon" || geometry.type === "MultiPolygon"),
  );
  return { land: drawn(land) ?? "", settled: drawn(settled) ?? "", disputed: drawn(disputed) ?? "" };
}
