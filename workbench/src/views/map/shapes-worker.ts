import { merge } from "topojson-client";
import { bordersOf, type World } from "./borders.ts";
import { drawn } from "./projection.ts";
import type { Shapes, ShapesAnswer } from "./shapes.ts";

/** Coasts and borders of a file as paths: half a second of work for the finer ones, and nobody waits for it. */
self.onmessage = ({ data: address }: MessageEvent<string>): void => {
  shapesOf(address).then(
    (shapes) => self.postMessage({ shapes } satisfies ShapesAnswer),
    (error: unknown) => self.postMessage({ problem: String(error) } satisfies ShapesAnswer),
  );
};

async function shapesOf(address: string): Promise<Shapes> {
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
