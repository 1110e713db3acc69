import { refusal } from "../answers.ts";

/** How often something may be done: so many at once, filled up again within that time. */
export interface Rate {
  readonly most: number;
  readonly perMs: number;
}

export interface Rates {
  /** Counts one more by this name; throws E_BUSY where it is one too many. */
  take(name: string, rate: Rate): void;
}

/** Names that are remembered; the oldest are forgotten first, and were full again long before. */
const REMEMBERED = 10_000;

/** Token buckets, one for each name. */
export function createRates(now: () => number): Rates {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(name, { most, perMs }) {
      const at = now();
      const held = buckets.get(name);
      const left = held === undefined ? most : Math.min(most, held.left + ((at - held.at) * most) / perMs);
      buckets.delete(name);
      buckets.set(name, { left: left < 1 ? left : left - 1, at });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= REMEMBERED) break;
        buckets.delete(oldest);
      }
      if (left >= 1) return;
      throw refusal("E_BUSY", {
        expected: `at most ${most} of these in ${Math.round(perMs / 1000)} seconds`,
        got: "one more",
        fix: `Try again in ${Math.max(1, Math.ceil(((1 - left) * perMs) / most / 1000))} seconds.`,
      });
    },
  };
}
