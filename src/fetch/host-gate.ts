import type { Clock } from "./clock.ts";

/** Lets one request at a time through to each host, with a pause after each. */
export interface HostGate {
  pass<T>(host: string, gapMs: number, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createHostGate(clock: Clock): HostGate {
  const lines = new Map<string, Promise<unknown>>();
  const freeAt = new Map<string, number>();
  return {
    pass(host, gapMs, work, signal) {
      const mine = (lines.get(host) ?? Promise.resolve()).then(async () => {
        signal?.throwIfAborted();
        const wait = (freeAt.get(host) ?? 0) - clock.now();
        if (wait > 0) await clock.sleep(wait, signal);
        try {
          return await work();
        } finally {
          freeAt.set(host, clock.now() + gapMs);
        }
      });
      const over = mine.then(
        () => undefined,
        () => undefined,
      );
      lines.set(host, over);
      // Hosts come and go in a run of months: a line in which nobody stands is not kept.
      void over.then(() => {
        if (lines.get(host) === over) lines.delete(host);
      });
      return mine;
    },
  };
}
