import type { Clock } from "../../src/fetch/clock.ts";

/** A clock that stands still but when somebody sleeps, and then is where they wanted it to be. */
export function testClock(
  start = Date.UTC(2022, 3, 16, 10),
): Clock & { readonly slept: number[]; set(now: number): void } {
  let now = start;
  const slept: number[] = [];
  return {
    now: () => now,
    slept,
    set(to) {
      now = to;
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}
