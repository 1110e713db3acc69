import { setTimeout as sleep } from "node:timers/promises";
import type { SourceItem } from "../../../doc/source.ts";
import type { HearsayError } from "../../../errors.ts";
import { enqueueAll } from "../../../jobs/enqueue.ts";
import type { FileResources } from "../../../resources/files.ts";
import type { Streams } from "../../output.ts";
import { progress } from "../../progress.ts";
import { withTeamLibrary } from "./team-library.ts";

export interface HandIn {
  readonly paths: readonly string[];
  readonly items: AsyncIterable<SourceItem>;
  readonly resources: FileResources;
  readonly mostWaiting: number;
}

/** `hearsay add --queue`: takes documents out of their sources, and leaves the reading to the library's workers. */
export function handIn(options: unknown, streams: Streams, given: HandIn): Promise<number> {
  const { paths, items, resources, mostWaiting } = given;
  return withTeamLibrary(options, async ({ store, place }) => {
    const shown = progress(streams, "handed in");
    const counts = { queued: 0, known: 0, failed: 0 };
    let first: HearsayError | undefined;
    const context = {
      store,
      resources,
      mostWaiting,
      now: () => new Date().toISOString(),
      pause: (ms: number) => sleep(ms),
    };
    for await (const outcome of enqueueAll(context, paths, items)) {
      if (outcome.kind === "document") counts[outcome.status]++;
      else if (outcome.kind === "skipped") shown.say(`skipped ${outcome.where}: ${outcome.reason}`);
      else {
        counts.failed++;
        first ??= outcome.error;
        shown.say(outcome.error.message);
      }
      shown.count(counts.queued + counts.known, counts.failed);
    }
    shown.end();
    const parts = [
      `${counts.queued} handed in`,
      ...(counts.known > 0 ? [`${counts.known} there already`] : []),
      ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ];
    await streams.out(`${place}: ${parts.join(", ")}\n`);
    if (first === undefined) return 0;
    return counts.queued + counts.known === 0 ? first.exitCode : 1;
  });
}
