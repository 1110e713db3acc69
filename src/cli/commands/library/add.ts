import type { Command } from "commander";
import type { HearsayError } from "../../../errors.ts";
import { fileResources } from "../../../resources/files.ts";
import { readSources } from "../../../sources/sources.ts";
import { addInputOptions, inputOptions } from "../../input-options.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { progress } from "../../progress.ts";

export function addAddCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("add")
    .description("read reports into a library, where they are kept, searched and compared")
    .argument("<path...>", "files, folders, or - for standard input")
    .addHelpText(
      "after",
      `
What the library holds already is not added again: run the same command as often as you like, also after a crash.

Examples:
  hearsay add reports/
  hearsay add --input jsonl archive.jsonl --library archive.db
  hearsay add changed-report.html              a second version of a report that is there`,
    );
  addLibraryOption(addInputOptions(command)).action(async (paths: readonly string[], given: unknown) => {
    const options = inputOptions(given);
    const resources = fileResources(options.lexicon === undefined ? {} : { lexicon: options.lexicon });
    const { input: format, maxText, encoding } = options;
    const items = readSources(paths, { format, given: options.given, maxText, encoding });
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
  });
}
