import type { Command } from "commander";
import { z } from "zod";
import type { Reading } from "../../doc/reading.ts";
import { fileResources } from "../../resources/files.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import type { LinkReason } from "../links.ts";
import { listing } from "../listing.ts";
import type { Streams } from "../output.ts";
import { actorLines } from "../report/actors.ts";
import { addImportActorsCommand } from "./import-actors.ts";

const optionsSchema = z.object({ explain: z.boolean().default(false), withPrivatePersons: z.boolean().default(false) });

export function addActorsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("actors")
    .description("list who is in the reports: kinds, roles, the words for them, what they say and do")
    .argument("<path...>", "files, folders, or - for standard input")
    .option("--with-private-persons", "also name persons who hold no public office or function")
    .option("--explain", "say how each actor was found, and why its mentions are taken for one")
    .addHelpText(
      "after",
      `
Examples:
  hearsay actors report.txt
  hearsay actors report.txt --explain
  hearsay actors --input jsonl archive.jsonl --workers 4
  hearsay actors import entities.ftm.json --to my-lexicon`,
    );
  addImportActorsCommand(command, streams, done);
  addInputOptions(command).action(async (paths: readonly string[], given: unknown) => {
    const options = inputOptions(given);
    const { explain, withPrivatePersons } = optionsSchema.parse(given);
    const linksIn = explain ? await linkReader(options.lexicon) : undefined;
    // Loaded when there is something to list: --help should not wait for it.
    const { isPrivate } = await import("../../judgements/private.ts");
    let withheld = 0;
    const status = await listing(paths, options, streams, (at, style) => {
      const links = linksIn?.(at.reading);
      return at.reading.actors.flatMap((actor) => {
        const named = actor.mentions.some(({ form }) => form === "name");
        if (withPrivatePersons || !named || !isPrivate(at.reading, actor)) return actorLines(at, actor, style, links);
        withheld++;
        return [];
      });
    });
    if (withheld > 0)
      streams.err(
        `hearsay: ${withheld} private ${withheld === 1 ? "person" : "persons"} left out; --with-private-persons names them\n`,
      );
    done(status);
  });
}

async function linkReader(lexicon: string | undefined): Promise<(reading: Reading) => readonly LinkReason[]> {
  // Loaded when it is asked for: --help should not wait for the reader.
  const { createLinkReader } = await import("../links.ts");
  return createLinkReader(fileResources(lexicon === undefined ? {} : { lexicon }));
}
