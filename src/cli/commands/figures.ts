import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { groupFigures } from "../figures/group.ts";
import { type FigureClaim, type FigureQuery, selectFigures } from "../figures/select.ts";
import { figureGroupLines } from "../figures/table.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import type { Streams } from "../output.ts";
import { lookup } from "../report/lookup.ts";
import { parseReading, run } from "../run.ts";
import { styleFor } from "../style.ts";

const optionsSchema = z.object({
  what: z.array(z.string()).default([]),
  place: z.array(z.string()).default([]),
  from: z.string().optional(),
  to: z.string().optional(),
});

export function addFiguresCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("figures")
    .description("set side by side which figures the reports state: who says so, in which words, in how many documents")
    .argument("<path...>", "files, folders, or - for standard input")
    .option("--what <words>", "only figures of these: killed,injured", words)
    .option("--place <names>", "only of what happened in one of these places: Khost,Kunar", words)
    .option("--from <day>", "only of what happened on this day or later: 2022-04-15", day)
    .option("--to <day>", "only of what happened on this day or earlier", day)
    .addHelpText(
      "after",
      `
Examples:
  hearsay figures corpus/ --what killed,injured
  hearsay figures corpus/ --what killed --place Khost,Kunar --from 2022-04-15 --to 2022-04-19`,
    );
  addInputOptions(command).action(async (paths: readonly string[], given: unknown) => {
    const options = inputOptions(given);
    const { what, place, from, to } = optionsSchema.parse(given);
    const query: FigureQuery = { what, places: place, from, to };
    const style = styleFor(options);
    const claims: FigureClaim[] = [];
    done(
      await run(paths, options, streams, {
        async reading(line) {
          claims.push(...selectFigures(lookup(parseReading(line)), query));
        },
        async end() {
          if (claims.length === 0) streams.err("hearsay: nothing found\n");
          for (const [at, group] of groupFigures(claims).entries()) {
            await streams.out(`${at === 0 ? "" : "\n"}${figureGroupLines(group, style).join("\n")}\n`);
          }
        },
      }),
    );
  });
}

const words = (text: string): readonly string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError("Expected a day like 2022-04-16.");
  return text;
}
