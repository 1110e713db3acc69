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
  /** Pixels of its dot, which no name may cover. */
  readonly radius: number;
  /** Somebody looks at it: it is named whatever it covers. */
  readonly always?: boolean;
}

/** Where a name begins or has its middle, away from its place. */
export interface NameAt extends Place {
  readonly anchor: "start" | "middle" | "end";
}

/**
 * Which names can be read, and where: one after the other, in the order given, below its dot, above it, or beside it,
 * as long as it covers no other name and no other dot. The rest are named when they are chosen or focused, and in the
 * table. `size`: units a pixel; `within`: where a name must have room, if it can be moved there at all.
 */
export function nameSpots(
  named: readonly Named[],
  places: ReadonlyMap<string, Place>,
  size: number,
  within?: Box,
): ReadonlyMap<string, NameAt> {
  const dots = named.flatMap(({ key, radius }) => {
    const place = places.get(key);
    const half = radius * size;
    return place === undefined
      ? []
      : [{ key, x: place.x - half, y: place.y - half, width: half * 2, height: half * 2 }];
  });
  const taken: Box[] = [];
  const spots = new Map<string, NameAt>();
  for (const one of named) {
    const place = places.get(one.key);
    if (place === undefined) continue;
    const free = spotsOf(one).map((spot) => ({ spot, box: boxOf(spot, one, place, size) }));
    const found =
      free.find(
        ({ box }) =>
          (within === undefined || lies(box, within)) &&
          !taken.some((other) => overlap(box, other)) &&
          !dots.some((dot) => dot.key !== one.key && overlap(box, dot)),
      ) ?? (one.always === true ? free[0] : undefined);
    if (found === undefined) continue;
    taken.push(found.box);
    spots.set(one.key, { ...found.spot, x: found.spot.x * size, y: found.spot.y * size });
  }
  return spots;
}

/** In pixels from the middle of the dot to the foot of the letters. */
const spotsOf = ({ radius }: Named): readonly NameAt[] => [
  { x: 0, y: radius + 13, anchor: "middle" },
  { x: 0, y: -radius - 5, anchor: "middle" },
  { x: radius + 5, y: 4, anchor: "start" },
  { x: -radius - 5, y: 4, anchor: "end" },
];

function boxOf({ x, y, anchor }: NameAt, { letters }: Named, place: Place, size: number): Box {
  const width = letters * LETTER;
  const left = anchor === "middle" ? x - width / 2 : anchor === "start" ? x : x - width;
  return { x: place.x + left * size, y: place.y + (y - 11) * size, width: width * size, height: LINE * size };
}

const lies = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
