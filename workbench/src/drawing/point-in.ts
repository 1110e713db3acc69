import type { Place } from "./places.ts";

/** A point of the window in the units of a drawing, however the drawing is fitted into its frame. */
export function pointIn(svg: SVGSVGElement | null, clientX: number, clientY: number): Place | undefined {
  const matrix = svg?.getScreenCTM();
  if (matrix === null || matrix === undefined) return undefined;
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return { x, y };
}
