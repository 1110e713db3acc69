import { type Command, Option } from "commander";
import { z } from "zod";
import { ELEMENT_KINDS } from "../../../judgements/elements.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const storySchema = z.object({ split: z.string().optional(), merge: z.string().optional() });
const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export function addCorrectCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("correct")
    .description("say what the machine got wrong, missed or got right; your word wins, and outlives every new reading")
    .argument("<document>", "its id, or enough of its beginning; to split or merge stories, a story's id")
    .option("--quote <words>", "the words that the judgement is about")
    .option("--at <start-end>", "the same by their place in the text")
    .addOption(new Option("--kind <kind>", "which element, where several have these words").choices(ELEMENT_KINDS))
    .option("--confirm", "it is as it is shown")
    .option("--reject", "there is no such thing here")
    .option("--type <type>", "what it is: an event's or relation's type, an actor's kind, an attribution's act")
    .option("--name <name>", "what an actor or place is called")
    .option("--alias <name>", "another name that an actor goes by")
    .option(
      "--set <field=value>",
      "any field; elements by their words, several with ; between (repeat for more)",
      collect,
    )
    .addOption(new Option("--add <kind>", "the machine has missed it: make one of these words").choices(ELEMENT_KINDS))
    .option("--same <words>", "it is the same actor or event as the one with these words")
    .option("--different <words>", "it is not the same as the one with these words")
    .option("--unsure <words>", "it was looked at, and cannot be said to be the same or not")
    .option("--in <document>", "where the words of --same, --different or --unsure stand (default: this document)")
    .option("--split <document>", "this report does not belong to the story")
    .option("--merge <story>", "the story is one with this one")
    .option("--grade <grade>", "the outlet's reliability A to F, or an element's credibility 1 to 6")
    .option("--reason <text>", "why, for whoever asks later")
    .option("--author <name>", "who says so (default: HEARSAY_AUTHOR, else your user name)")
    .addHelpText(
      "after",
      `
Grades F and 6 say that it cannot be judged; they are no grades between the others.

Examples:
  hearsay correct 3f2a --quote shelled --type THREATEN --reason "it was a warning"
  hearsay correct 3f2a --quote shelled --set actor="the council; the army"
  hearsay correct 3f2a --at 120-126 --kind figure --set low=47 --set qualifier=at-least
  hearsay correct 3f2a --quote "allied" --add relation --set type=alliedWith
      --set from=Odrin --set to=Sarn
  hearsay correct 3f2a --quote shelled --different raided --in 77c0
  hearsay correct s0a584852db8f --split 3f2a --reason "another raid, a week later"
  hearsay correct s0a584852db8f --merge s3b0de1c09ab2
  hearsay correct 3f2a --grade B                of its outlet`,
    );
  addLibraryOption(command).action(async (id: string, options: unknown) => {
    // Loaded when there is something to judge: --help should not wait for it.
    const { split, merge } = storySchema.parse(options);
    const lines =
      split === undefined && merge === undefined
        ? await (await import("./correct-run.ts")).correct(id, options)
        : await (await import("./correct-story.ts")).correctStory(id, options, streams);
    await streams.out(`${lines.join("\n")}\nTake back with \`hearsay judgements withdraw ID\`.\n`);
    done(0);
  });
}
