import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import type { FusionContext } from "../../../library/fusion/context.ts";
import type { Page } from "../../../store/page.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { withStories } from "../../stories/with-stories.ts";
import { type Style, styleFor } from "../../style.ts";

const pageSchema = z.object({ limit: z.number(), json: z.literal(true).optional() });

/** What all lists share: where the library is, how long they are, and how they are printed. */
export function addListOptions(command: Command): Command {
  command.option("--limit <n>", "how many at most", wholeNumber, 30).option("--json", "as JSON Lines");
  return addLibraryOption(command);
}

/** The filters of claims and of events, by their names in the API. */
export const filterSchema = z.object({
  about: z.string().optional(),
  words: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  outlet: z.string().optional(),
  story: z.string().optional(),
});

export function addFilterOptions(command: Command): Command {
  return command
    .option("--words <words>", 'that hold these words; "a phrase", a beginning* and -not are understood')
    .option("--from <day>", "published on this day or later; also a month or a year")
    .option("--until <day>", "published on this day or earlier")
    .option("--outlet <name>", "only of this outlet")
    .option("--story <id>", "only of this story");
}

/** Only what was given. */
export function given<T extends Readonly<Record<string, unknown>>>(
  filter: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Opens the library, asks for a page and prints it. */
export async function printList<Row>(
  options: unknown,
  streams: Streams,
  ask: (context: FusionContext, limit: number) => Promise<Page<Row>>,
  lines: (row: Row, style: Style) => readonly string[],
): Promise<void> {
  const { limit, json } = pageSchema.parse(options);
  const page = await withStories(options, streams, (context) => ask(context, limit));
  const style = styleFor({ color: "auto", width: undefined });
  for (const [at, row] of page.rows.entries()) {
    const text = json === true ? JSON.stringify(row) : [...(at === 0 ? [] : [""]), ...lines(row, style)].join("\n");
    await streams.out(`${text}\n`);
  }
  if (page.rows.length === 0) streams.err("hearsay: nothing found\n");
  if (page.cursor !== undefined) streams.err(`hearsay: there are more than ${limit}; --limit shows more\n`);
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("Expected a whole number from 1 to 99999.");
  return Number(text);
}
