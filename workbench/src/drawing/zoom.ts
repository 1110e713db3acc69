import type { Box, Place } from "./places.ts";

/** Comes closer to the middle, or to a point that then stays where it is; never further away than the whole. */
export function zoomedBox(box: Box, factor: number, whole: Box, closest: number, around?: Place): Box {
  const width = Math.min(whole.width, Math.max(whole.width / closest, box.width * factor));
  const height = (width * box.height) / box.width;
  const { x, y } = around ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const share = width / box.width;
  return heldIn({ x: x - (x - box.x) * share, y: y - (y - box.y) * share, width, height }, whole);
}

export const movedBox = (box: Box, x: number, y: number, whole: Box): Box =>
  heldIn({ ...box, x: box.x + x, y: box.y + y }, whole);

/** The middle of what is seen stays within the whole. */
function heldIn(box: Box, whole: Box): Box {
  const hold = (at: number, length: number, from: number, all: number): number =>
    Math.min(from + all - length / 2, Math.max(from - length / 2, at));
  return {
    ...box,
    x: hold(box.x, box.width, whole.x, whole.width),
    y: hold(box.y, box.height, whole.y, whole.height),
  };
}
