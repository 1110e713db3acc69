const DAY_MS = 24 * 3600 * 1000;

/**
 * How long to wait after so many failures in a row, milliseconds: twice as long each time, up to a day, and not on the
 * dot, lest all the feeds of one host come back together. `random` gives numbers from 0 up to 1.
 */
export function backoff(everyMs: number, failures: number, random: () => number): number {
  const longest = Math.max(everyMs, Math.min(everyMs * 2 ** Math.min(failures, 30), DAY_MS));
  return Math.round(longest * (failures === 0 ? 0.95 + 0.1 * random() : 0.5 + 0.5 * random()));
}
