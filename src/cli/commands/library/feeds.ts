import type { Command } from "commander";
import { HearsayError } from "../../../errors.ts";
import type { FeedRow } from "../../../store/feed-store.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

interface FeedsOptions {
  readonly json?: true;
  readonly remove?: string;
}

export function addFeedsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("feeds")
    .description("the feeds that a library watches: when they were asked, what they gave, what may be missing")
    .option("--remove <address>", "watch a feed no longer; its documents stay")
    .option("--json", "the same for other programs");
  addLibraryOption(command).action(async (given: FeedsOptions) => {
    await withLibrary(given, { create: false }, async (store) => {
      const { json, remove } = given;
      if (remove !== undefined) {
        const url = URL.parse(remove)?.href ?? remove;
        if (await store.transaction((session) => session.removeFeed(url))) return;
        throw new HearsayError("E_USAGE", {
          where: remove,
          expected: "the address of a feed that is watched",
          got: "another",
          fix: "`hearsay feeds` shows them.",
        });
      }
      const [feeds, gaps] = await store.transaction(
        async (session) => [await session.feeds(), await session.feedGaps()] as const,
      );
      if (json === true) {
        const rows = feeds.map((row) => ({ ...row, gaps: gaps.filter(({ feed }) => feed === row.url) }));
        for (const row of rows) await streams.out(`${JSON.stringify(row)}\n`);
        return;
      }
      if (feeds.length === 0) streams.err("hearsay: no feeds yet; `hearsay watch ADDRESS` begins with one\n");
      for (const row of feeds) {
        const own = gaps.filter(({ feed }) => feed === row.url);
        const missing = own.map(
          ({ since, until }) =>
            `  gap: between ${second(since)} and ${second(until)} some reports may have come and gone unseen`,
        );
        await streams.out(`${[...feedLines(row), ...missing].join("\n")}\n`);
      }
    });
    done(0);
  });
}

function feedLines(feed: FeedRow): readonly string[] {
  const next =
    feed.state === "ended"
      ? "not asked any more"
      : `next ${second(
          [feed.nextPoll, feed.notBefore]
            .filter((time) => time !== null)
            .sort()
            .at(-1) ?? null,
        )}`;
  return [
    `${feed.url}${feed.title === null ? "" : ` — ${feed.title}`}`,
    `  ${feed.items} reports; last asked ${second(feed.lastPoll)}, ${next}`,
    ...(feed.problem === null
      ? []
      : [`  ${feed.failures > 1 ? `failed ${feed.failures} times, last: ` : ""}${feed.problem}`]),
  ];
}

const second = (time: string | null): string => (time === null ? "never" : `${time.slice(0, 19)}Z`);
