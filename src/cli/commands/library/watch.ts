import process from "node:process";
import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import type { WatchEvent } from "../../../library/watch.ts";
import { fileResources } from "../../../resources/files.ts";
import { addFetchOptions, fetchContext } from "../../fetch-options.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const MINUTE_MS = 60_000;
const optionsSchema = z.object({ every: z.number().default(15 * MINUTE_MS), once: z.boolean().optional() });

export function addWatchCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("watch")
    .description("follow feeds: ask them in turn, and add every new report to the library")
    .argument("[feed...]", "addresses of feeds (default: those that the library watches already)")
    .option("--every <time>", "how often each feed is asked: 30m, 2h, 1d (default: 15m)", duration)
    .option("--once", "ask each feed once and end: for cron and the like")
    .addHelpText(
      "after",
      `
Hosts are asked as a guest asks: by their robots.txt, one request at a time, less often when they are in trouble.
Ctrl-C ends it; what was taken in is kept, and the next run goes on from there.

Examples:
  hearsay watch https://example.org/feed.xml
  hearsay watch --every 1h                     all feeds that the library watches
  hearsay watch --once --library news.db       from a timer`,
    );
  addFetchOptions(addLibraryOption(command)).action(async (feeds: readonly string[], given: unknown) => {
    const { every, once } = optionsSchema.parse(given);
    const stop = new AbortController();
    const interrupt = (): void => stop.abort(new Error("interrupted"));
    process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
    try {
      const status = await withLibrary(given, { create: true }, async (store, path) => {
        const [{ watch }, { openContext }] = await Promise.all([
          import("../../../library/watch.ts"),
          import("../../../sources/documents.ts"),
        ]);
        const sources = openContext();
        try {
          const fetching = await fetchContext(given, sources, stop.signal);
          const now = (): string => new Date(fetching.clock.now()).toISOString();
          const context = {
            store,
            fetching,
            resources: fileResources(),
            // Reports come one at a time; a second thread would wait for the network as this one does.
            workers: 1,
            now,
            random: Math.random,
            everyMs: every,
          };
          let failed = 0;
          let polled = 0;
          for await (const event of watch(context, { feeds, once: once === true })) {
            if (event.kind === "failed" || event.kind === "ended") failed++;
            if (event.kind !== "idle" && event.kind !== "outcome") polled++;
            const line = lineOf(event);
            if (line !== undefined) await streams.out(`${now().slice(0, 19)}Z ${line}\n`);
          }
          if (stop.signal.aborted) streams.err("hearsay: stopped; the same command goes on from here\n");
          else if (polled === 0) streams.err(`hearsay: ${path} watches no feeds yet: name one\n`);
          return once === true && failed > 0 ? 1 : 0;
        } finally {
          await sources.parser.close();
        }
      });
      done(status);
    } finally {
      process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    }
  });
}

/** What a person wants to hear of it: what came, what failed, what may be missing. */
function lineOf(event: WatchEvent): string | undefined {
  switch (event.kind) {
    case "outcome": {
      const { outcome } = event;
      return outcome.kind === "problem" ? `failed ${outcome.error.message}` : undefined;
    }
    case "polled": {
      const { poll } = event;
      const parts = [
        ...(poll.added > 0 ? [`${poll.added} added`] : []),
        ...(poll.versions > 0 ? [`${poll.versions} new versions`] : []),
        ...(poll.texts > 0 ? [`${poll.texts} by the feed's words alone`] : []),
        ...(poll.failed > 0 ? [`${poll.failed} failed`] : []),
        ...(poll.left > 0 ? [`${poll.left} left for the next time`] : []),
      ];
      return [
        `${event.feed}: ${parts.length === 0 ? "nothing new" : parts.join(", ")}`,
        ...(poll.gap === undefined
          ? []
          : [
              `  gap: all its reports are others than at ${poll.gap.since}; some may have come and gone unseen (ask more often)`,
            ]),
        ...(poll.movedTo === undefined ? [] : [`  it has moved for good: watch ${poll.movedTo} instead`]),
      ].join("\n");
    }
    case "failed":
      return `${event.feed}: failed, next try ${event.nextPoll.slice(0, 19)}Z\n  ${event.error.message}`;
    case "ended":
      return `${event.feed}: gone for good (HTTP 410); it is not asked again`;
    case "held":
      return `${event.feed}: not asked; its host wants to be left alone until ${event.until.slice(0, 19)}Z`;
    case "idle":
      return undefined;
  }
}

const UNITS_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: 24 * 60 * MINUTE_MS };

function duration(text: string): number {
  const [, number = "", unit = ""] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS_MS[unit] ?? 0);
  if (ms > 0) return ms;
  throw new InvalidArgumentError("Expected minutes, hours or days, like 15m, 2h or 1d.");
}
