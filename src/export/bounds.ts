import type { Figure } from "../doc/reading.ts";

export interface Bounds {
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly low_open: boolean;
  readonly high_open: boolean;
  readonly share: number | undefined;
  readonly of: number | undefined;
}

/**
 * A figure's bounds with what is not bounded said outright. An empty upper bound is passed over by every maximum, and "at
 * least 12" beside "7" then has a maximum of 7.
 */
export function bounds({ low, high, share, of }: Pick<Figure, "low" | "high" | "share" | "of">): Bounds {
  const counted = low !== undefined || high !== undefined;
  return { low, high, low_open: counted && low === undefined, high_open: counted && high === undefined, share, of };
}
