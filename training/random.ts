/** Seeded numbers (mulberry32, Tommy Ettinger 2017, public domain): the only source of chance in training. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  below(limit: number): number;
  shuffle<T>(items: T[]): void;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const shuffle = <T>(items: T[]): void => {
    for (let last = items.length - 1; last > 0; last--) {
      const other = below(last + 1);
      const held = items[last] as T;
      items[last] = items[other] as T;
      items[other] = held;
    }
  };
  return { next, below, shuffle };
}
