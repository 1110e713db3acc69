import { basename, extname } from "node:path";
import { type Command, Option } from "commander";
import { z } from "zod";
import type { Streams } from "../output.ts";

const FORMATS = ["auto", "ftm", "wikidata", "tsv"] as const;
const optionsSchema = z.object({ format: z.enum(FORMATS), to: z.string().min(1), name: z.string().optional() });

/** By name: FollowTheMoney is JSON, Wikidata's query service gives CSV, our own tables are TSV. */
const BY_ENDING: Readonly<Record<string, Exclude<(typeof FORMATS)[number], "auto">>> = {
  ".json": "ftm",
  ".jsonl": "ftm",
  ".ndjson": "ftm",
  ".csv": "wikidata",
};

export function addImportActorsCommand(actors: Command, streams: Streams, done: (status: number) => void): void {
  actors
    .command("import")
    .description("make tables of your own lexicon folder from actors that other programs know")
    .argument("<file>", "OpenSanctions or FollowTheMoney JSON lines, a CSV of Wikidata's query service, or TSV")
    .addOption(
      new Option("--format <format>", "what the file is; auto goes by its name").choices(FORMATS).default("auto"),
    )
    .requiredOption("--to <folder>", "your lexicon folder, for --lexicon when reading")
    .option("--name <name>", "of the tables (default: that of the file)")
    .addHelpText(
      "after",
      `
Every row is checked, and all of them against what Hearsay knows, before anything is written.

Examples:
  hearsay actors import entities.ftm.json --to my-lexicon
  hearsay read report.txt --lexicon my-lexicon`,
    )
    .action(async (file: string, given: unknown) => {
      const options = optionsSchema.parse(given);
      const format = options.format === "auto" ? (BY_ENDING[extname(file).toLowerCase()] ?? "tsv") : options.format;
      const name = (options.name ?? basename(file).replace(/\..*$/, "")).replace(/[^A-Za-z0-9-]+/g, "-");
      const { importActors } = await import("../../resources/actors/import.ts");
      const imported = importActors(file, format, name, options.to);
      for (const { line, reason } of imported.skipped) streams.err(`hearsay: skipped ${file}:${line}: ${reason}\n`);
      await streams.out(`${imported.actors} actors imported into ${imported.tables.join(" and ")}\n`);
      done(0);
    });
}
