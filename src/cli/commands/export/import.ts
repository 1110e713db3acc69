import { type Command, Option } from "commander";
import { addFetchOptions } from "../../fetch-options.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { IMPORT_FORMATS, importSchema } from "./import-options.ts";

export function addImportCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("import")
    .description("take in what other tools have written: documents to read, or what people have annotated in them")
    .argument("<file...>", "files; of brat the .ann files, each beside its .txt, or a folder of them")
    .addOption(
      new Option("--format <format>", "what the files are; auto looks inside").choices(IMPORT_FORMATS).default("auto"),
    )
    .option("--annotations", "of reading: its elements too, as judgements of --author; else only its document")
    .option("--author <name>", "who has annotated it (default: HEARSAY_AUTHOR, else your user name)")
    .option("--reason <text>", "put with each judgement")
    .addHelpText(
      "after",
      `
reading          documents of hearsay/reading@1; this library's engine reads them itself
brat             .ann beside .txt; the text is added, what is annotated becomes judgements
web-annotation   W3C JSON-LD on documents of this library: elements become judgements, remarks notes
csl-json, urls   references and addresses: each is fetched and read
judgements       what another library has exported

Examples:
  hearsay import readings.jsonl
  hearsay import --author "R. Aalto" corpus/annotated/
  hearsay import --author "R. Aalto" hypothesis.jsonld
  hearsay import --format csl-json zotero.json
  hearsay import --format urls reading-list.txt`,
    );
  addFetchOptions(addLibraryOption(command)).action(async (files: readonly string[], given: unknown) => {
    const options = importSchema.parse(given);
    const { runImport } = await import("./import-run.ts");
    done(await runImport(files, options, given, streams));
  });
}
