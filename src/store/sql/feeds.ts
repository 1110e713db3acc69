import type { Kysely } from "kysely";
import type { FeedSession } from "../feed-store.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

export function feedSession(db: Kysely<Tables>): FeedSession {
  return {
    async feeds() {
      const rows = await db
        .selectFrom("feeds")
        .selectAll("feeds")
        .select((outer) => [
          outer
            .selectFrom("feed_items")
            .whereRef("feed_items.feed", "=", "feeds.url")
            .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
            .as("items"),
          outer
            .selectFrom("feed_gaps")
            .whereRef("feed_gaps.feed", "=", "feeds.url")
            .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
            .as("gaps"),
        ])
        .orderBy("url")
        .execute();
      return rows.map((row) => ({
        url: row.url,
        title: row.title,
        state: row.state,
        etag: row.etag,
        lastModified: row.last_modified,
        lastPoll: row.last_poll,
        lastItems: row.last_items,
        nextPoll: row.next_poll,
        notBefore: row.not_before,
        failures: row.failures,
        problem: row.problem,
        items: row.items ?? 0,
        gaps: row.gaps ?? 0,
      }));
    },
    async putFeed(feed) {
      // Field by field: a row of `feeds()` holds counts as well.
      const row = {
        url: feed.url,
        title: feed.title,
        state: feed.state,
        etag: feed.etag,
        last_modified: feed.lastModified,
        last_poll: feed.lastPoll,
        last_items: feed.lastItems,
        next_poll: feed.nextPoll,
        not_before: feed.notBefore,
        failures: feed.failures,
        problem: feed.problem,
      };
      await db
        .insertInto("feeds")
        .values(row)
        .onConflict((conflict) => conflict.column("url").doUpdateSet(row))
        .execute();
    },
    async removeFeed(url) {
      const result = await db.deleteFrom("feeds").where("url", "=", url).executeTakeFirst();
      return Number(result.numDeletedRows) > 0;
    },
    async feedItems(feed, keys) {
      const found = [];
      for (const batch of batches(keys)) {
        const rows = await db
          .selectFrom("feed_items")
          .selectAll()
          .where("feed", "=", feed)
          .where("key", "in", batch)
          .orderBy("key")
          .execute();
        found.push(
          ...rows.map(({ first_seen, last_seen, ...same }) => ({
            ...same,
            firstSeen: first_seen,
            lastSeen: last_seen,
          })),
        );
      }
      return found;
    },
    async putFeedItems(items) {
      for (const { firstSeen, lastSeen, ...same } of items) {
        const { feed: _feed, key: _key, ...changed } = same;
        await db
          .insertInto("feed_items")
          .values({ ...same, first_seen: firstSeen, last_seen: lastSeen })
          .onConflict((conflict) => conflict.columns(["feed", "key"]).doUpdateSet({ ...changed, last_seen: lastSeen }))
          .execute();
      }
    },
    async addFeedGap(gap) {
      await db
        .insertInto("feed_gaps")
        .values(gap)
        .onConflict((conflict) => conflict.columns(["feed", "until"]).doNothing())
        .execute();
    },
    feedGaps(feed) {
      const all = db.selectFrom("feed_gaps").selectAll().orderBy("feed").orderBy("until");
      return (feed === undefined ? all : all.where("feed", "=", feed)).execute();
    },
  };
}
