import { type Command, Option } from "commander";
import { z } from "zod";
import { HearsayError } from "../../../errors.ts";
import { giveTitle } from "../../../library/fusion/story-titles.ts";
import type { LabelRow, Session, StoryLabelRow } from "../../../store/store.ts";
import { addLibraryOption, documentNamed, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const KINDS = ["tag", "note", "set", "title"] as const;
const labelSchema = z.object({ kind: z.enum(KINDS), remove: z.literal(true).optional() });

export function addLabelCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("label")
    .description("put a tag or a note on documents or stories, put them into a saved set, or give a story a title")
    .argument("<text>", "the tag, the note, the name of the set, or the title")
    .argument("<id...>", "documents, or stories")
    .addOption(new Option("--kind <kind>", "what it is").choices(KINDS).default("tag"))
    .option("--remove", "take it off again")
    .addHelpText(
      "after",
      `
Examples:
  hearsay label khost 3f2a91c04d1e 77b0c1
  hearsay label --kind set "for the report" s0a584852db8f s2cab5d625b98
  hearsay label --kind title "The raids of April" s0a584852db8f
  hearsay label --kind note "ask the author for the date" 3f2a91c04d1e`,
    );
  addLibraryOption(command).action(async (text: string, ids: readonly string[], given: unknown) => {
    const { kind, remove } = labelSchema.parse(given);
    await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        const at = new Date().toISOString();
        if (kind === "title") {
          await streams.out(await title(session, { ids, text: remove === true ? undefined : text, at }));
          return;
        }
        const [stories, others] = [ids.filter(isStory), ids.filter((id) => !isStory(id))];
        const labels: LabelRow[] = [];
        for (const id of others) labels.push({ document: (await documentNamed(session, id)).id, kind, text, at });
        const onStories: StoryLabelRow[] = [];
        for (const id of stories) onStories.push({ story: await knownStory(session, id), kind, text, at });
        if (remove === true) {
          await session.removeLabels(labels);
          await session.removeStoryLabels(await sameStories(session, onStories));
        } else {
          await session.addLabels(labels);
          await session.addStoryLabels(onStories);
        }
        const counts = [
          ...(others.length === 0 ? [] : [`${others.length} document${others.length === 1 ? "" : "s"}`]),
          ...(stories.length === 0 ? [] : [`${stories.length} ${stories.length === 1 ? "story" : "stories"}`]),
        ];
        await streams.out(`${kind} “${text}” ${remove === true ? "taken off" : "on"} ${counts.join(" and ")}\n`);
      }),
    );
    done(0);
  });
}

interface Titled {
  readonly ids: readonly string[];
  readonly text: string | undefined;
  readonly at: string;
}

/** A story has one title of a person's own, or the machine's. */
async function title(session: Session, { ids, text, at }: Titled): Promise<string> {
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0 || !isStory(id)) {
    throw new HearsayError("E_USAGE", {
      where: ids.join(" "),
      expected: "one story to bear the title",
      got: others.length > 0 ? "several" : "a document",
      fix: "`hearsay stories` lists stories.",
    });
  }
  const story = await session.groupOf("story", await knownStory(session, id));
  await giveTitle(session, story ?? id, text, at);
  return text === undefined ? `${id} bears its own title again\n` : `${id} is called “${text}”\n`;
}

const isStory = (id: string): boolean => /^s[0-9a-f]{12}$/.test(id);

async function knownStory(session: Session, id: string): Promise<string> {
  if ((await session.groupOf("story", id)) !== undefined) return id;
  throw new HearsayError("E_USAGE", {
    where: id,
    expected: "the id of a story",
    got: "none with it",
    fix: "`hearsay stories` lists them.",
  });
}

/** The labels as they were put on, by whichever id the story had then. */
async function sameStories(session: Session, labels: readonly StoryLabelRow[]): Promise<readonly StoryLabelRow[]> {
  const groups = new Set<string | undefined>();
  for (const { story } of labels) groups.add(await session.groupOf("story", story));
  const found: StoryLabelRow[] = [];
  for (const row of await session.storyLabels()) {
    const wanted = labels.some(({ kind, text }) => kind === row.kind && text === row.text);
    if (wanted && groups.has(await session.groupOf("story", row.story))) found.push(row);
  }
  return found;
}
