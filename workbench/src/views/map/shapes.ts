import { type GeoProjection, geoCircle, geoNaturalEarth1, geoPath } from "d3-geo";
import { merge } from "topojson-client";
import fine from "world-atlas/countries-50m.json?url";
import coarse from "world-atlas/countries-110m.json?url";
import type { Box } from "../../drawing/places.ts";
import { bordersOf, type World } from "./borders.ts";

/** The drawing's units: the world is as wide as this, in Natural Earth's projection (Šavrič, Patterson, Jenny 2011). */
const WIDTH = 1000;
const HEIGHT = 520;
const projection: GeoProjection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
const drawn = geoPath(projection);
export const WORLD: Box = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

export interface Shapes {
  readonly land: string;
  readonly settled: string;
  readonly disputed: string;
}

export const SPHERE = drawn({ type: "Sphere" }) ?? "";
export const project = (lon: number, lat: number): readonly [number, number] => projection([lon, lat]) ?? [0, 0];

const METRES_A_DEGREE = 111_195;
/** Where something may lie: all points within some metres of a place, as the projection has them. */
export const circleAround = (lon: number, lat: number, radiusM: number): string =>
  drawn(
    geoCircle()
      .center([lon, lat])
      .radius(Math.min(180, radiusM / METRES_A_DEGREE))
      .precision(6)(),
  ) ?? "";

/** Its radius in the drawing's units, for what must know how large it looks. */
export function radiusOf(lon: number, lat: number, radiusM: number): number {
  const north = Math.min(89, lat + Math.min(60, radiusM / METRES_A_DEGREE));
  const [[x, y], [a, b]] = [project(lon, lat), project(lon, north)];
  return Math.hypot(a - x, b - y);
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
