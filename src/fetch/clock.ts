import { setTimeout as wait } from "node:timers/promises";

/** The time that a run goes by: an argument, so that tests and replays need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends early, with the signal's reason, when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      // Timers of more than 24 days end at once.
      await wait(Math.min(ms, 2 ** 31 - 1), undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw signal?.aborted === true ? signal.reason : error;
    }
  },
};

/** "2022-04-16T10:00:00.000Z" */
export const instant = (ms: number): string => new Date(ms).toISOString();
