import { instant } from "../fetch/clock.ts";
import { allowedHost, vetTarget } from "../fetch/target.ts";
import type { FeedState } from "../store/feed-store.ts";
import { type FeedContext, newFeed, type PollEvent, pollFeed } from "./feeds.ts";
import { merged } from "./merged.ts";

export interface WatchOptions {
  /** Feeds to begin with; those that the library watches already are asked all the same. */
  readonly feeds: readonly string[];
  /** Ask each once and end. Without: ask each when its time has come, until the signal of the context is aborted. */
  readonly once: boolean;
  /** Feeds that are asked at the same time; hosts are asked one request at a time in any case. */
  readonly atOnce?: number;
}

export type WatchEvent = PollEvent | { readonly kind: "idle"; readonly until: string };

const AT_ONCE = 4;

/** Polls feeds, each in its own time, and takes in what is new. All that is to be remembered lies in the library. */
export async function* watch(context: FeedContext, options: WatchOptions): AsyncGenerator<WatchEvent, void> {
  const { clock } = context.fetching;
  const { signal } = context.fetching.options;
  const over = (): boolean => signal?.aborted === true;
  const named = await register(context, options.feeds);
  for (;;) {
    const feeds = await active(context, named);
    const now = instant(clock.now());
    const due = options.once ? feeds : feeds.filter(({ nextPoll }) => nextPoll === null || nextPoll <= now);
    yield* stopping(
      signal,
      merged(
        due.map((feed) => () => pollFeed(context, feed)),
        options.atOnce ?? AT_ONCE,
      ),
    );
    if (options.once || over()) return;
    const times = (await active(context, named)).flatMap((feed) => laterOf(feed) ?? []).sort();
    const [until] = times;
    // All have ended: there is nothing more to wait for.
    if (until === undefined) return;
    yield { kind: "idle", until };
    try {
      // At least a second: a clock that is set back must not make the loop spin.
      await clock.sleep(Math.max(1_000, Date.parse(until) - clock.now()), signal);
    } catch (error) {
      if (over() && error === signal?.reason) return;
      throw error;
    }
  }
}

const laterOf = ({ nextPoll, notBefore }: FeedState): string | undefined =>
  [nextPoll, notBefore]
    .filter((time) => time !== null)
    .sort()
    .at(-1);

/** The feeds that are meant, by the one spelling of their address; new ones are written down before the first poll. */
async function register({ store, fetching }: FeedContext, feeds: readonly string[]): Promise<ReadonlySet<string>> {
  const allow = new Set((fetching.options.allow ?? []).map(allowedHost));
  const named = new Set(feeds.map((feed) => vetTarget(feed, allow).url.href));
  await store.transaction(async (session) => {
    const known = new Set((await session.feeds()).map(({ url }) => url));
    for (const url of named) {
      if (!known.has(url)) await session.putFeed(newFeed(url, instant(fetching.clock.now())));
    }
  });
  return named;
}

async function active({ store }: FeedContext, named: ReadonlySet<string>): Promise<readonly FeedState[]> {
  const feeds = await store.transaction((session) => session.feeds());
  return feeds.filter(({ url, state }) => state === "active" && (named.size === 0 || named.has(url)));
}

/** The user's end of the run comes out of whatever is under way, and is no error. */
async function* stopping<T>(signal: AbortSignal | undefined, events: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* events;
  } catch (error) {
    if (signal?.aborted !== true || error !== signal.reason) throw error;
  }
}
