import process from "node:process";
import { type Command, Option } from "commander";
import { z } from "zod";
import { HearsayError } from "../../../errors.ts";
import type { ExportOptions } from "../../../export/exporter.ts";
import { FORMATS, TABLE_NAMES } from "../../../export/format-names.ts";
import type { ExportFilter } from "../../../library/export/select.ts";
import type { FusionContext } from "../../../library/fusion/context.ts";
import { fileResources } from "../../../resources/files.ts";
import { addLibraryOption, documentNamed } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { withStories } from "../../stories/with-stories.ts";

const day = z.iso.date({ error: "expected a day: 2022-04-16" });
const filterSchema = z.object({
  story: z.string().exactOptional(),
  tag: z.string().exactOptional(),
  set: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  from: day.exactOptional(),
  until: day.exactOptional(),
  actor: z.string().exactOptional(),
  document: z.string().exactOptional(),
  query: z.string().exactOptional(),
});
const exportSchema = z.object({
  format: z.enum(FORMATS),
  out: z.string().min(1).exactOptional(),
  table: z.string().exactOptional(),
  raw: z.literal(true).exactOptional(),
  machine: z.literal(true).exactOptional(),
  withPrivatePersons: z.literal(true).exactOptional(),
});

export function addExportCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("export")
    .description("write what the library tells in a format that other tools read, each row with its source")
    .addOption(new Option("--format <format>", "what to write").choices(FORMATS).makeOptionMandatory())
    .option("--out <file>", "where to; a folder for all files of a format with several (default: standard output)")
    .option("--story <id>", "only what tells of this story")
    .option("--tag <tag>", "only documents and stories with this tag")
    .option("--set <name>", "only those of a saved set: see label")
    .option("--outlet <name>", "only what this outlet published")
    .option("--from <day>", "published on this day or later")
    .option("--until <day>", "published on this day or earlier")
    .option("--actor <name>", "only documents with this actor, and events that it takes part in or speaks of")
    .option("--document <id>", "only this document")
    .option("--query <words>", "only documents with these words, as search takes them")
    .addOption(new Option("--table <name>", "of csv, tsv and parquet: this table alone").choices(TABLE_NAMES))
    .option("--raw", "of csv and tsv: cells as they are, also those that spreadsheets take for formulas")
    .option("--machine", "of reading: the machine's own readings, without what people have corrected")
    .option("--with-private-persons", "name private persons (victims, witnesses), whom exports leave unnamed otherwise")
    .addHelpText(
      "after",
      `
Private persons are left unnamed, and a note of what the export rests on goes with it.

Examples:
  hearsay export --format csv --out tables/                    all tables, one file each
  hearsay export --format csv --table events --from 2022-04-01 > events.csv
  hearsay export --format parquet --out tables.zip
  hearsay export --format geojson --story s0a584852db8f --out raids.geojson
  hearsay export --format gexf --actor Taliban --out network.gexf
  hearsay export --format html --story s0a584852db8f --out story.html`,
    );
  addLibraryOption(command).action(async (given: unknown) => {
    const asked = exportSchema.parse(given);
    const { format, out, machine, withPrivatePersons } = asked;
    const parsed = filterSchema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw usage(`--${issue?.path.join(".") ?? ""}`, issue?.message ?? "another value", "something else");
    }
    if (machine === true && format !== "reading")
      throw usage("--machine", "--format reading with it", `--format ${format}`);
    const [{ exporters }, { exportSource }] = await Promise.all([
      import("../../../export/exporters.ts"),
      import("../../../library/export/source.ts"),
    ]);
    const exporter = exporters[format];
    const options: ExportOptions = {
      ...(asked.table === undefined ? {} : { table: asked.table }),
      ...(asked.raw === undefined ? {} : { raw: true }),
    };
    const bytes = format === "parquet" || (exporter.files !== undefined && asked.table === undefined);
    if (out === undefined && bytes && process.stdout.isTTY)
      throw usage(`--format ${format}`, "--out FILE, or a program to pipe the bytes to", "a terminal");
    await withStories(given, streams, async (context) => {
      const filter = await namedInFull(context, parsed.data);
      const source = await exportSource(context, fileResources(), {
        filter,
        machine: machine === true,
        withPrivatePersons: withPrivatePersons === true,
      });
      const { writeExport } = await import("./write-export.ts");
      await writeExport(exporter, source, options, out, streams);
      const { documents, lineages } = await source.coverage();
      const place = out === undefined ? "" : `${out}: `;
      streams.err(`hearsay: ${place}${documents} documents, ${lineages} lineages\n`);
    });
    done(0);
  });
}

/** Checked here, where a person can still be told: an export of nothing looks like an export of all there is. */
async function namedInFull(context: FusionContext, filter: ExportFilter): Promise<ExportFilter> {
  const { session } = context;
  if (filter.story !== undefined && (await session.groupOf("story", filter.story)) === undefined)
    throw usage(`--story ${filter.story}`, "the id of a story", "none with it", "`hearsay stories` lists them.");
  if (filter.document === undefined) return filter;
  return { ...filter, document: (await documentNamed(session, filter.document)).id };
}

const usage = (
  where: string,
  expected: string,
  got: string,
  fix = "`hearsay export --help` shows examples.",
): HearsayError => new HearsayError("E_USAGE", { where, expected, got, fix });
