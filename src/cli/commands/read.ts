import type { Command } from "commander";
import { addInputOptions, inputOptions } from "../input-options.ts";
import type { Streams } from "../output.ts";
import { report } from "../report/report.ts";
import { parseReading, run } from "../run.ts";
import { styleFor } from "../style.ts";

export function addReadCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("read")
    .description("read reports and show who says what, and who did what to whom, with the words")
    .argument("<path...>", "files, folders, or - for standard input")
    .option("--json", "readings as JSON Lines (hearsay/reading@1), one document a line")
    .addHelpText(
      "after",
      `
Examples:
  hearsay read report.txt
  hearsay read corpus/ --json > readings.jsonl
  hearsay read report.pdf mail.eml crawl.warc.gz bundle.zip
  hearsay read --input jsonl --workers 4 --json archive.jsonl | gzip > readings.jsonl.gz
  curl -s https://example.org/report.html | hearsay read --input html --published 2022-04-16 -`,
    );
  addInputOptions(command).action(async (paths: readonly string[], given: { readonly json?: true }) => {
    const options = inputOptions(given);
    const style = styleFor(options);
    let first = true;
    done(
      await run(paths, options, streams, {
        async reading(line) {
          if (given.json === true) {
            await streams.out(`${line}\n`);
            return;
          }
          await streams.out(`${first ? "" : "\n"}${report(parseReading(line), style).join("\n")}\n`);
          first = false;
        },
      }),
    );
  });
}
