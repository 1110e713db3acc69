import { type GeoProjection, geoCircle, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Box } from "../../drawing/places.ts";

/** The drawing's units: the world is as wide as this, in Natural Earth's projection (Šavrič, Patterson, Jenny 2011). */
const WIDTH = 1000;
const HEIGHT = 520;
const projection: GeoProjection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
export const drawn = geoPath(projection);
export const WORLD: Box = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

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
