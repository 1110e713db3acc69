import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { HearsayError } from "../../../errors.ts";
import type { StoryLine } from "../../../library/fusion/corpus.ts";
import type { Page } from "../../../store/page.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { bookOf } from "../../stories/book.ts";
import { contradictionLines, relationLines, storyCard, storyLineText } from "../../stories/lines.ts";
import { withStories } from "../../stories/with-stories.ts";
import { styleFor } from "../../style.ts";

const listSchema = z.object({
  limit: z.number(),
  set: z.string().optional(),
  tag: z.string().optional(),
  json: z.literal(true).optional(),
});
const jsonSchema = z.object({ json: z.literal(true).optional() });
const relationsSchema = jsonSchema.extend({ of: z.string(), withPrivatePersons: z.literal(true).optional() });
const STYLE = { color: "auto", width: undefined } as const;

export function addStoriesCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("stories")
    .description("list the stories that the library's reports tell together, the most contested first")
    .option("--limit <n>", "how many at most", wholeNumber, 30)
    .option("--set <name>", "only those of a saved set: see label")
    .option("--tag <tag>", "only those with this tag")
    .option("--json", "all stories with their questions, contradictions, lineages and relations")
    .addHelpText(
      "after",
      `
Examples:
  hearsay stories
  hearsay stories --json > stories.json
  hearsay story s0a584852db8f`,
    );
  addLibraryOption(command).action(async (given: unknown) => {
    const { limit, set, tag, json } = listSchema.parse(given);
    if (json === true) {
      const { corpusOf } = await import("../../../library/fusion/corpus.ts");
      const corpus = await withStories(given, streams, corpusOf);
      await streams.out(`${JSON.stringify(corpus)}\n`);
      return done(0);
    }
    const { labelledStories, storyLines } = await import("../../../library/fusion/corpus.ts");
    const label =
      set !== undefined
        ? { kind: "set" as const, text: set }
        : tag !== undefined
          ? { kind: "tag" as const, text: tag }
          : undefined;
    const page: Page<StoryLine> = await withStories(given, streams, async (context) =>
      label === undefined ? storyLines(context, { limit }) : { rows: await labelledStories(context, label) },
    );
    const style = styleFor(STYLE);
    const lines = page.rows.flatMap((story, at) => [...(at === 0 ? [] : [""]), ...storyLineText(story, style)]);
    if (lines.length === 0) streams.err("hearsay: no two reports tell of one happening yet\n");
    else await streams.out(`${lines.join("\n")}\n`);
    if (page.cursor !== undefined) streams.err(`hearsay: there are more than ${limit}; --limit shows more\n`);
    done(0);
  });
}

export function addStoryCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("story")
    .description(
      "show one story: each question, who answers it how and in which words, and why its reports belong together",
    )
    .argument("<id>", "the story's id; an id that it had before it grew will do")
    .option("--json", "as JSON");
  addLibraryOption(command).action(async (id: string, given: unknown) => {
    const { json } = jsonSchema.parse(given);
    const { labelsOfStory, storyView } = await import("../../../library/fusion/corpus.ts");
    const lines = await withStories(given, streams, async (context) => {
      const story = await storyView(context, id);
      if (story === undefined) {
        throw new HearsayError("E_USAGE", {
          where: id,
          expected: "the id of a story",
          got: "none with it that several reports tell",
          fix: "`hearsay stories` lists them.",
        });
      }
      if (json === true) return [JSON.stringify(story)];
      const { nameOf } = await bookOf(context, [
        ...story.reports.map(({ document }) => document),
        ...story.said.flatMap(({ documents }) => documents),
      ]);
      const labels = await labelsOfStory(context, story.id);
      return [...storyCard(story, nameOf, styleFor(STYLE)), ...(labels.length === 0 ? [] : ["", ...labels])];
    });
    await streams.out(`${lines.join("\n")}\n`);
    done(0);
  });
}

export function addContradictionsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("contradictions")
    .description("list what no reading of the reports reconciles: figures, denials, dates, places, offices")
    .option("--json", "as JSON Lines");
  addLibraryOption(command).action(async (given: unknown) => {
    const { json } = jsonSchema.parse(given);
    const { contradictionsOf } = await import("../../../library/fusion/corpus.ts");
    const style = styleFor(STYLE);
    let found = 0;
    await withStories(given, streams, async (context) => {
      for await (const contradiction of contradictionsOf(context)) {
        const documents = contradiction.positions.flatMap(({ evidence }) => evidence.map(({ document }) => document));
        const lines =
          json === true
            ? [JSON.stringify(contradiction)]
            : contradictionLines(contradiction, (await bookOf(context, documents)).nameOf, style, 0);
        await streams.out(`${found > 0 && json !== true ? "\n" : ""}${lines.join("\n")}\n`);
        found++;
      }
    });
    if (found === 0) streams.err("hearsay: nothing in the reports excludes anything else in them\n");
    done(0);
  });
}

export function addLineagesCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("lineages")
    .description("list documents that go back to one origin, and why: copies, wires, reports printed again")
    .option("--json", "as JSON Lines");
  addLibraryOption(command).action(async (given: unknown) => {
    const { json } = jsonSchema.parse(given);
    const { lineagesOfLibrary } = await import("../../../library/fusion/corpus.ts");
    const style = styleFor(STYLE);
    let found = 0;
    await withStories(given, streams, async (context) => {
      for await (const lineage of lineagesOfLibrary(context)) {
        const { nameOf } = await bookOf(context, lineage.documents);
        const lines =
          json === true
            ? [JSON.stringify(lineage)]
            : [
                ...lineage.documents.map((document, at) => `${at === 0 ? "■ " : "  └ "}${nameOf(document)}`),
                ...lineage.reasons.map((reason) => style.dim(`    ${reason}`)),
              ];
        await streams.out(`${found > 0 && json !== true ? "\n" : ""}${lines.join("\n")}\n`);
        found++;
      }
    });
    if (found === 0) streams.err("hearsay: every document stands alone\n");
    done(0);
  });
}

export function addRelationsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("relations")
    .description("list who was what to whom, from when to when, according to whom")
    .requiredOption("--of <actor>", "relations of this actor, by any of its names")
    .option("--with-private-persons", "also of and with persons who hold no public office or function")
    .option("--json", "as JSON Lines")
    .addHelpText(
      "after",
      "\nExamples:\n  hearsay relations --of Taliban\n  hearsay relations --of 'Islamic State' --json",
    );
  addLibraryOption(command).action(async (given: unknown) => {
    const { json, of, withPrivatePersons } = relationsSchema.parse(given);
    const { relationsOf } = await import("../../../library/fusion/corpus.ts");
    const { withoutPrivate } = await import("../../../library/private.ts");
    let withheld = 0;
    const style = styleFor(STYLE);
    const lines = await withStories(given, streams, async (context) => {
      const all = await relationsOf(context, of);
      const relations = withPrivatePersons === true ? all : await withoutPrivate(context, all);
      withheld = all.length - relations.length;
      if (json === true) return relations.map((relation) => JSON.stringify(relation));
      const book = await bookOf(
        context,
        relations.flatMap(({ evidence }) => evidence.map(({ document }) => document)),
      );
      return relations.flatMap((relation, at) => [...(at === 0 ? [] : [""]), ...relationLines(relation, book, style)]);
    });
    if (withheld > 0)
      streams.err(
        `hearsay: ${withheld} ${withheld === 1 ? "relation" : "relations"} of private persons left out; --with-private-persons shows them\n`,
      );
    else if (lines.length === 0) streams.err(`hearsay: nobody states a relation of ${JSON.stringify(of)}\n`);
    if (lines.length > 0) await streams.out(`${lines.join("\n")}\n`);
    done(0);
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("Expected a whole number from 1 to 999999.");
  return Number(text);
}
