import { HearsayError } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { type Fetched, type FetchOptions, fetchSafely } from "./fetch-safely.ts";
import { createHostGate } from "./host-gate.ts";
import { ALLOWS_ALL, ALLOWS_NONE, parseRobots, ROBOTS_BYTES, type Robots } from "./robots.ts";
import { ROBOTS_TOKEN } from "./user-agent.ts";

/** Fetches as a guest: by the host's robots.txt, one request at a time, with a pause after each. */
export type PoliteFetch = (address: string, options: FetchOptions) => Promise<Fetched>;

export interface PoliteOptions {
  readonly clock: Clock;
  /** Least pause between two requests to one host; a longer Crawl-delay of its robots.txt counts instead. */
  readonly gapMs?: number;
}

const GAP_MS = 2_000;
/** Longer pauses are not kept but taken for "not at all": nobody's other feeds should wait for them. */
const LONGEST_GAP_MS = 120_000;
const HOUR_MS = 3600 * 1000;
/** RFC 9309, 2.4: not longer than a day. What could not be got is asked for again sooner. */
const KEPT_MS = 24 * HOUR_MS;

interface Known {
  readonly robots: Robots;
  readonly until: number;
}

export function createPoliteFetch({ clock, gapMs = GAP_MS }: PoliteOptions): PoliteFetch {
  const gate = createHostGate(clock);
  const known = new Map<string, Promise<Known>>();

  async function robotsOf(url: URL, options: FetchOptions): Promise<Robots> {
    const before = known.get(url.origin);
    if (before !== undefined) {
      const kept = await before;
      if (kept.until > clock.now()) return kept.robots;
    }
    const asked = ask(url, options);
    known.set(url.origin, asked);
    // An end of the run is nothing to remember.
    asked.catch(() => known.delete(url.origin));
    return (await asked).robots;
  }

  async function ask(url: URL, { etag: _etag, lastModified: _lastModified, ...options }: FetchOptions): Promise<Known> {
    try {
      const { status, bytes } = await fetchSafely(`${url.origin}/robots.txt`, {
        ...options,
        limits: { ...options.limits, maxHops: 5, maxBytes: 10 * ROBOTS_BYTES },
        around: (at, work) => gate.pass(at.host, gapMs, work, options.signal),
      });
      // RFC 9309, 2.3.1: no such file, everything is open; a server in trouble, everything is closed.
      if (status === 429 || status >= 500) return { robots: ALLOWS_NONE, until: clock.now() + HOUR_MS };
      if (status < 200 || status >= 300) return { robots: ALLOWS_ALL, until: clock.now() + KEPT_MS };
      const text = new TextDecoder().decode(bytes.subarray(0, ROBOTS_BYTES));
      return { robots: parseRobots(text, ROBOTS_TOKEN), until: clock.now() + KEPT_MS };
    } catch (error) {
      if (options.signal?.aborted === true || !(error instanceof HearsayError)) throw error;
      return { robots: ALLOWS_NONE, until: clock.now() + HOUR_MS };
    }
  }

  return (address, options) =>
    fetchSafely(address, {
      ...options,
      // At every redirect again: each host has its own rules.
      async around(url, work) {
        const robots = await robotsOf(url, options);
        const delay = Math.max(gapMs, (robots.crawlDelay ?? 0) * 1000);
        if (!robots.allows(`${url.pathname}${url.search}`))
          throw forbidden(url, "a robots.txt that forbids it, or none that could be got");
        if (delay > LONGEST_GAP_MS)
          throw forbidden(url, `one that asks for ${robots.crawlDelay} s between two requests`);
        return gate.pass(url.host, delay, work, options.signal);
      },
    });
}

function forbidden(url: URL, got: string): HearsayError {
  return new HearsayError("E_FETCH_ROBOTS", {
    where: url.href,
    expected: "a robots.txt that lets programs fetch it",
    got,
    fix: `Add the page by itself with \`hearsay add\`, or save it from the browser.`,
  });
}
