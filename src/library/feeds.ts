import type { SourceItem } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { instant } from "../fetch/clock.ts";
import { type FetchContext, feedOf, type ReportItems, reportItems } from "../fetch/documents.ts";
import { type Fetched, requirePage } from "../fetch/fetch-safely.ts";
import { retryAfter } from "../fetch/retry-after.ts";
import { backoff } from "../fetch/schedule.ts";
import type { Feed, FeedItem } from "../sources/feed/feed.ts";
import type { FeedGap, FeedItemRow, FeedState } from "../store/feed-store.ts";
import { type AddOutcome, addAll, type LibraryContext } from "./add.ts";

export interface FeedContext extends LibraryContext {
  readonly fetching: FetchContext;
  /** Numbers from 0 up to 1: only for when to ask again, never for what is read. */
  readonly random: () => number;
  readonly everyMs: number;
  /** Pages taken from one feed at one poll; the others wait for the next. */
  readonly maxPages?: number;
}

export type PollEvent =
  | { readonly kind: "outcome"; readonly feed: string; readonly outcome: AddOutcome }
  | { readonly kind: "polled"; readonly feed: string; readonly poll: Poll }
  | { readonly kind: "failed"; readonly feed: string; readonly error: HearsayError; readonly nextPoll: string }
  /** 410: it is gone, and is not asked for again. */
  | { readonly kind: "ended"; readonly feed: string }
  /** Its host does not want to be asked before. */
  | { readonly kind: "held"; readonly feed: string; readonly until: string };

export interface Poll {
  /** Reports in the feed; 0 where the server says that nothing has changed. */
  readonly items: number;
  readonly unchanged: boolean;
  readonly added: number;
  readonly versions: number;
  readonly failed: number;
  /** Of those added, how many with the words of the feed alone. */
  readonly texts: number;
  /** Left for the next poll. */
  readonly left: number;
  readonly gap?: FeedGap;
  /** The feed says that it has moved there for good. */
  readonly movedTo?: string;
}

const MOST_PAGES = 200;
const NOTHING = { items: 0, unchanged: false, added: 0, versions: 0, failed: 0, texts: 0, left: 0 };

export const newFeed = (url: string, now: string): FeedState => ({
  url,
  title: null,
  state: "active",
  etag: null,
  lastModified: null,
  lastPoll: null,
  lastItems: null,
  nextPoll: now,
  notBefore: null,
  failures: 0,
  problem: null,
});

/**
 * Asks a feed once and takes in what is new. Its state and what has been taken in are kept together at the end; killed
 * before, the next poll finds the same items new and the documents there already.
 */
export async function* pollFeed(context: FeedContext, before: FeedState): AsyncGenerator<PollEvent, void> {
  const { store, fetching, everyMs, random } = context;
  const { clock } = fetching;
  const feed = before.url;
  const polled = clock.now();
  if (before.notBefore !== null && before.notBefore > instant(polled)) {
    yield { kind: "held", feed, until: before.notBefore };
    return;
  }
  const asked = { ...before, lastPoll: instant(polled), notBefore: null };
  let fetched: Fetched | undefined;
  try {
    const { etag, lastModified } = before;
    fetched = await fetching.polite(feed, {
      ...fetching.options,
      etag: etag ?? undefined,
      lastModified: lastModified ?? undefined,
    });
    if (fetched.status === 410) {
      const problem = "the server says that it is gone for good (HTTP 410)";
      await store.transaction((session) => session.putFeed({ ...asked, state: "ended", nextPoll: null, problem }));
      yield { kind: "ended", feed };
      return;
    }
    const good = { ...asked, failures: 0, problem: null };
    const nextPoll = instant(polled + backoff(everyMs, 0, random));
    if (fetched.status === 304) {
      await store.transaction((session) => session.putFeed({ ...good, nextPoll }));
      yield { kind: "polled", feed, poll: { ...NOTHING, unchanged: true } };
      return;
    }
    yield* takeIn(context, { ...good, nextPoll }, requirePage(fetched));
  } catch (error) {
    // A library that is full or a model that is missing is no fault of the feed.
    if (!(error instanceof HearsayError) || !/^E_(?:FETCH|FEED|INPUT)/.test(error.code)) throw error;
    const failures = before.failures + 1;
    const wanted = retryAfter(fetched?.headers["retry-after"], clock.now());
    const next = Math.max(clock.now() + backoff(everyMs, failures, random), wanted ?? 0);
    const state = {
      ...asked,
      failures,
      problem: error.message,
      nextPoll: instant(next),
      notBefore: wanted === undefined ? null : instant(wanted),
    };
    await store.transaction((session) => session.putFeed(state));
    yield { kind: "failed", feed, error, nextPoll: state.nextPoll };
  }
}

async function* takeIn(context: FeedContext, state: FeedState, fetched: Fetched): AsyncGenerator<PollEvent, void> {
  const { store, maxPages = MOST_PAGES } = context;
  const url = state.url;
  const at = state.lastPoll ?? "";
  const feed = feedOf(fetched);
  const keys = feed.items.map(({ key }) => key);
  const rows = await store.transaction((session) => session.feedItems(url, keys));
  const known = new Map(rows.map((row) => [row.key, row]));
  // Feeds begin with the newest; the oldest is to come first, so that versions come in their order.
  const fresh = feed.items.filter(({ key, hash }) => known.get(key)?.hash !== hash).reverse();
  const wanted = fresh.slice(0, maxPages);
  const taken = new Map<string, FeedItemRow>();
  const counts = { added: 0, versions: 0, failed: 0 };
  if (wanted.length > 0) {
    const items = reports(context, { feed, url: fetched.url }, wanted, ({ key, hash }, { got, again }) => {
      // Without its hash it is new at the next poll, and its page asked for again.
      const row = { feed: url, key, hash: again ? "" : hash, firstSeen: at, lastSeen: at, got };
      taken.set(key, row);
    });
    for await (const outcome of addAll(context, [url], items)) {
      if (outcome.kind === "problem") counts.failed++;
      else if (outcome.kind === "document" && outcome.status === "added") counts.added++;
      else if (outcome.kind === "document" && outcome.status === "version") counts.versions++;
      yield { kind: "outcome", feed: url, outcome };
    }
  }
  const seen = rows.filter(({ key }) => !taken.has(key)).map((row) => ({ ...row, lastSeen: at }));
  const gap = gapOf(state, at, rows, feed);
  const left = fresh.length - taken.size;
  const again = [...taken.values()].some(({ hash }) => hash === "");
  const { etag, "last-modified": lastModified } = fetched.headers;
  await store.transaction(async (session) => {
    await session.putFeed({
      ...state,
      title: feed.title ?? state.title,
      // Had these been kept, the server would say "nothing new", and what is left would stay so.
      etag: left > 0 || again ? null : (etag ?? null),
      lastModified: left > 0 || again ? null : (lastModified ?? null),
      lastItems: taken.size + seen.length > 0 ? at : state.lastItems,
    });
    await session.putFeedItems([...taken.values(), ...seen]);
    if (gap !== undefined) await session.addFeedGap(gap);
  });
  const poll = {
    ...counts,
    items: feed.items.length,
    unchanged: false,
    texts: [...taken.values()].filter(({ got }) => got === "text").length,
    left,
    ...(gap === undefined ? {} : { gap }),
    ...(fetched.movedForGood ? { movedTo: fetched.url } : {}),
  };
  yield { kind: "polled", feed: url, poll };
}

/** Nothing that the feed showed when it last showed something is left in it: more may have come and gone between. */
function gapOf(state: FeedState, at: string, rows: readonly FeedItemRow[], feed: Feed): FeedGap | undefined {
  if (state.lastItems === null || feed.items.length === 0) return undefined;
  if (rows.some(({ lastSeen }) => lastSeen === state.lastItems)) return undefined;
  return { feed: state.url, since: state.lastItems, until: at };
}

/** The reports one by one, fetched while those before them are read; `done` is told of each that was dealt with. */
async function* reports(
  { fetching }: FeedContext,
  source: { readonly feed: Feed; readonly url: string },
  wanted: readonly FeedItem[],
  done: (item: FeedItem, result: ReportItems) => void,
): AsyncGenerator<SourceItem, void> {
  const { signal } = fetching.options;
  for (const item of wanted) {
    let result: ReportItems;
    try {
      signal?.throwIfAborted();
      result = await reportItems({ ...source, item }, fetching, {});
    } catch (error) {
      // What was taken so far is kept; the others are new at the next poll.
      if (signal?.aborted === true && error === signal.reason) return;
      throw error;
    }
    yield* result.items;
    done(item, result);
  }
}
