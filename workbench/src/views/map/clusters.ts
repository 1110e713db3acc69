import type { Box, Place } from "../../drawing/places.ts";

export interface Placed extends Place {
  readonly key: string;
}

/** Places that would cover one another as they are drawn now: one mark for all of them, where the first one is. */
export interface Cluster<T extends Placed> extends Place {
  readonly key: string;
  readonly first: T;
  readonly others: readonly T[];
}

/**
 * Marks for places, those that come first keep their own: each later one that lies nearer than `apart` to a mark goes into
 * it. Looked up by squares of that size, so that thousands of places take as long as they are many.
 */
export function clustersOf<T extends Placed>(places: readonly T[], apart: number): readonly Cluster<T>[] {
  const squares = new Map<string, { readonly first: T; readonly others: T[] }[]>();
  const found: { readonly first: T; readonly others: T[] }[] = [];
  const square = (value: number): number => Math.floor(value / apart);
  for (const place of places) {
    const [column, row] = [square(place.x), square(place.y)];
    let near: { readonly first: T; readonly others: T[] } | undefined;
    for (let across = column - 1; across <= column + 1 && near === undefined; across++) {
      for (let down = row - 1; down <= row + 1 && near === undefined; down++) {
        near = squares
          .get(`${across} ${down}`)
          ?.find(({ first }) => Math.hypot(first.x - place.x, first.y - place.y) < apart);
      }
    }
    if (near !== undefined) {
      near.others.push(place);
      continue;
    }
    const cluster = { first: place, others: [] };
    found.push(cluster);
    const key = `${column} ${row}`;
    squares.set(key, [...(squares.get(key) ?? []), cluster]);
  }
  return found.map(({ first, others }) => ({ key: first.key, x: first.x, y: first.y, first, others }));
}

/** What is seen and half as much around it; the same box while one moves within it. */
export function boxAroundView({ x, y, width, height }: Box): Box {
  const snap = (value: number, step: number): number => Math.floor(value / step) * step;
  const [across, down] = [width / 4, height / 4];
  return { x: snap(x, across) - across, y: snap(y, down) - down, width: width + 3 * across, height: height + 3 * down };
}

export const isIn = ({ x, y }: Place, box: Box): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
