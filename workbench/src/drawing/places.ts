export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";
const TOWARDS: Readonly<Record<Direction, Place>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
export const isDirection = (key: string): key is Direction => Object.hasOwn(TOWARDS, key);

/** Where an arrow leads: the nearest within 60 degrees of its direction, those straight ahead before others. */
export function towards(places: ReadonlyMap<string, Place>, from: string, direction: Direction): string | undefined {
  const start = places.get(from);
  const { x: dx, y: dy } = TOWARDS[direction];
  if (start === undefined) return undefined;
  let best: { readonly key: string; readonly cost: number } | undefined;
  for (const [key, place] of places) {
    if (key === from) continue;
    const [x, y] = [place.x - start.x, place.y - start.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 0 || aside > ahead * 1.8) continue;
    const cost = ahead + aside * 1.4;
    if (best === undefined || cost < best.cost) best = { key, cost };
  }
  return best?.key;
}

/** Pixels that a letter takes at the size of names, and a line. */
const [LETTER, LINE] = [6.6, 15];

export interface Named {
  readonly key: string;
  readonly letters: number;
  /** Units below the place at which the name stands. */
  readonly below: number;
}

/**
 * Whose names can be read: one after the other, in the order given, as long as none covers another. The rest are named
 * when they are chosen or focused, and in the table. `size`: units a pixel.
 */
export function readableNames(
  named: readonly Named[],
  places: ReadonlyMap<string, Place>,
  size: number,
): ReadonlySet<string> {
  const taken: Box[] = [];
  const readable = new Set<string>();
  for (const { key, letters, below } of named) {
    const place = places.get(key);
    if (place === undefined) continue;
    const [width, height] = [letters * LETTER * size, LINE * size];
    const box = { x: place.x - width / 2, y: place.y + below, width, height };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    readable.add(key);
  }
  return readable;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
