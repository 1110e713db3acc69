import type { Box } from "../../drawing/places.ts";

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The part of the world in which the circles lie, in the shape of the picture; never nearer than a quarter of a continent. */
export function boxAroundCircles(circles: readonly Circle[], world: Box, ratio: number, least: number): Box {
  if (circles.length === 0) return inRatio(world, ratio, world);
  let [left, top, right, bottom] = [world.width, world.height, 0, 0];
  for (const { x, y, radius } of circles) {
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }
  const room = Math.max(right - left, bottom - top) * 0.12;
  const width = Math.max(least, right - left + room * 2);
  const height = Math.max(least / ratio, bottom - top + room * 2);
  const around = { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
  return inRatio(around, ratio, world);
}

/** Widened to the shape of the picture, and not beyond the world where that can be. */
function inRatio({ x, y, width, height }: Box, ratio: number, world: Box): Box {
  const wide = Math.min(Math.max(width, height * ratio), Math.max(world.width, world.height * ratio));
  const high = wide / ratio;
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
}

/** All the world in the shape of the picture. */
export const wholeWorld = (world: Box, ratio: number): Box => inRatio(world, ratio, world);
