import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import type { SourceItem } from "../../../doc/source.ts";
import type { HearsayError } from "../../../errors.ts";
import { isWebAddress, refuseCredentials } from "../../../fetch/web-address.ts";
import { fileResources } from "../../../resources/files.ts";
import type { GivenMetadata } from "../../../sources/source.ts";
import { readSources, type SourceOptions } from "../../../sources/sources.ts";
import { addFetchOptions, fetchContext } from "../../fetch-options.ts";
import { addInputOptions, inputOptions } from "../../input-options.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { progress } from "../../progress.ts";

/** As much as workers on a few machines read in some minutes, and a library keeps beside what it holds without noticing. */
const DEFAULT_MOST_WAITING = 20_000;
const queueSchema = z.object({ queue: z.literal(true).optional(), mostWaiting: z.number() });

export function addAddCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("add")
    .description("read reports into a library, where they are kept, searched and compared")
    .argument("<path...>", "files, folders, addresses of pages and feeds, or - for standard input")
    .option("--queue", "only hand them in: workers of the library on a server read them (hearsay worker)")
    .addOption(
      new Option("--most-waiting <n>", "with --queue: wait while so many documents wait to be read")
        .argParser(wholeNumber)
        .default(DEFAULT_MOST_WAITING),
    )
    .addHelpText(
      "after",
      `
What the library holds already is not added again: run the same command as often as you like, also after a crash.

Examples:
  hearsay add reports/
  hearsay add --input jsonl archive.jsonl --library archive.db
  hearsay add report.pdf mail.eml crawl.warc.gz bundle.zip
  hearsay add changed-report.html              a second version of a report that is there
  hearsay add https://example.org/report       a page, or every report of a feed
  hearsay add --queue --library postgres://db.example.org/news crawl.warc.gz`,
    );
  addFetchOptions(addLibraryOption(addInputOptions(command))).action(
    async (paths: readonly string[], given: unknown) => {
      const options = inputOptions(given);
      const resources = fileResources(options.lexicon === undefined ? {} : { lexicon: options.lexicon });
      const { input: format, maxText, encoding, limits } = options;
      const reading = { format, given: options.given, maxText, encoding, limits };
      // Before anything is written down: a password has no place in a library.
      for (const path of paths) if (isWebAddress(path)) refuseCredentials(path);
      const items = paths.some(isWebAddress)
        ? fetchedAndRead(paths, reading, given, options.given)
        : readSources(paths, reading);
      const { queue, mostWaiting } = queueSchema.parse(given);
      if (queue === true) {
        const { handIn } = await import("../team/hand-in.ts");
        done(await handIn(given, streams, { paths, items, resources, mostWaiting }));
        return;
      }
      done(
        await withLibrary(given, { create: true }, async (store, path) => {
          const { addAll } = await import("../../../library/add.ts");
          const shown = progress(streams);
          const counts = { added: 0, version: 0, known: 0, failed: 0 };
          let first: HearsayError | undefined;
          const context = { store, resources, workers: options.workers, now: () => new Date().toISOString() };
          for await (const outcome of addAll(context, paths, items)) {
            if (outcome.kind === "document") counts[outcome.status]++;
            else if (outcome.kind === "skipped") shown.say(`skipped ${outcome.where}: ${outcome.reason}`);
            else {
              counts.failed++;
              first ??= outcome.error;
              shown.say(outcome.error.message);
            }
            shown.count(counts.added + counts.version + counts.known, counts.failed);
          }
          shown.end();
          const parts = [
            `${counts.added} added`,
            ...(counts.version > 0 ? [`${counts.version} new versions`] : []),
            ...(counts.known > 0 ? [`${counts.known} there already`] : []),
            ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
          ];
          await streams.out(`${path}: ${parts.join(", ")}\n`);
          if (first === undefined) return 0;
          return counts.added + counts.version + counts.known === 0 ? first.exitCode : 1;
        }),
      );
    },
  );
}

/** Files and addresses in the order in which they were named. */
async function* fetchedAndRead(
  paths: readonly string[],
  reading: SourceOptions,
  fetching: unknown,
  given: GivenMetadata,
): AsyncGenerator<SourceItem, void> {
  const [{ addressItems }, { openContext }] = await Promise.all([
    import("../../../fetch/documents.ts"),
    import("../../../sources/documents.ts"),
  ]);
  const sources = openContext(reading);
  try {
    const context = await fetchContext(fetching, sources);
    for (const path of paths) {
      yield* isWebAddress(path) ? addressItems(path, context, given) : readSources([path], reading);
    }
  } finally {
    await sources.parser.close();
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Expected a whole number from 1 to 999999999.");
  return Number(text);
}
