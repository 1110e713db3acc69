import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { parseSearch } from "../../../store/search-query.ts";
import type { DocumentFilter } from "../../../store/store.ts";
import { addLibraryOption, documentLine, shortId, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { excerpt } from "../../report/excerpt.ts";

const searchSchema = z.object({
  outlet: z.string().optional(),
  tag: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  limit: z.number(),
  json: z.literal(true).optional(),
});

export function addSearchCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("search")
    .description("find documents by their words, newest first")
    .argument("<words...>", 'all must occur; "a phrase", a beginning* and -not are understood')
    .option("--outlet <name>", "only of this outlet")
    .option("--tag <tag>", "only with this tag")
    .option("--from <day>", "published on this day or later")
    .option("--until <day>", "published on this day or earlier")
    .option("--limit <n>", "how many at most", wholeNumber, 20)
    .option("--json", "documents as JSON Lines")
    .addHelpText(
      "after",
      `
Examples:
  hearsay search rocket Termez
  hearsay search '"air raid*" -Kunar' --from 2022-04-01`,
    );
  addLibraryOption(command).action(async (words: readonly string[], given: unknown) => {
    const { limit, json, ...options } = searchSchema.parse(given);
    const query = parseSearch(words.join(" "));
    const filter = Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ) as DocumentFilter;
    const page = await withLibrary(given, { create: false }, (store) =>
      store.transaction((session) => session.search(query, filter, { limit })),
    );
    for (const row of page.rows) {
      if (json === true) {
        const { text: _text, input: _input, ...facts } = row;
        await streams.out(`${JSON.stringify(facts)}\n`);
      } else {
        await streams.out(`${shortId(row.id)}  ${documentLine(row)}\n              ${excerpt(row.text, query)}\n`);
      }
    }
    if (page.rows.length === 0) streams.err("hearsay: nothing found\n");
    if (page.cursor !== undefined) streams.err(`hearsay: there are more than ${limit}; --limit shows more\n`);
    done(0);
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("Expected a whole number from 1 to 999999.");
  return Number(text);
}
