/** A feed that is watched, as the last poll left it. Moments are ISO 8601 in UTC, to the millisecond. */
export type FeedState = {
  readonly url: string;
  readonly title: string | null;
  /** "ended": its server has said that it is gone for good. */
  readonly state: "active" | "ended";
  /** For the next conditional request. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastPoll: string | null;
  /** When the feed last gave items: those are the ones that the next poll must still see some of. */
  readonly lastItems: string | null;
  readonly nextPoll: string | null;
  /** Before this the host does not want to be asked, whatever the user says. */
  readonly notBefore: string | null;
  /** Polls that failed since the last that did not. */
  readonly failures: number;
  /** What was wrong at the last poll. */
  readonly problem: string | null;
};

/** What lists show beside it. */
export type FeedRow = FeedState & { readonly items: number; readonly gaps: number };

/** An item that a feed has shown. */
export type FeedItemRow = {
  readonly feed: string;
  readonly key: string;
  /** Of its words when it was last taken in. */
  readonly hash: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** "text": taken in with the feed's own words alone, because the page could not be had. */
  readonly got: "page" | "text" | "nothing";
};

/** Between these two polls a feed has changed all its items: some may have come and gone unseen. */
export type FeedGap = { readonly feed: string; readonly since: string; readonly until: string };

export interface FeedSession {
  /** By address. */
  feeds(): Promise<readonly FeedRow[]>;
  putFeed(feed: FeedState): Promise<void>;
  /** Forgets a feed and what it has shown; documents stay. False where there was none. */
  removeFeed(url: string): Promise<boolean>;
  feedItems(feed: string, keys: readonly string[]): Promise<readonly FeedItemRow[]>;
  putFeedItems(items: readonly FeedItemRow[]): Promise<void>;
  addFeedGap(gap: FeedGap): Promise<void>;
  feedGaps(feed?: string): Promise<readonly FeedGap[]>;
}
