import type { Command } from "commander";
import { addInputOptions, inputOptions } from "../input-options.ts";
import { listing } from "../listing.ts";
import type { Streams } from "../output.ts";
import { actorLines } from "../report/actors.ts";
import { addImportActorsCommand } from "./import-actors.ts";

export function addActorsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("actors")
    .description("list who is in the reports: kinds, roles, the words for them, what they say and do")
    .argument("<path...>", "files, folders, or - for standard input")
    .addHelpText(
      "after",
      `
Examples:
  hearsay actors report.txt
  hearsay actors --input jsonl archive.jsonl --workers 4
  hearsay actors import entities.ftm.json --to my-lexicon`,
    );
  addImportActorsCommand(command, streams, done);
  addInputOptions(command).action(async (paths: readonly string[], given: unknown) => {
    done(
      await listing(paths, inputOptions(given), streams, (at, style) =>
        at.reading.actors.flatMap((actor) => actorLines(at, actor, style)),
      ),
    );
  });
}
