import { type Command, Option } from "commander";
import { z } from "zod";
import { ACTOR_KINDS } from "../../../doc/reading.ts";
import { HearsayError } from "../../../errors.ts";
import type { ActorView } from "../../../query/records.ts";
import { actorNamed } from "../../catalogue/actor-named.ts";
import { actorCard, actorLineText } from "../../catalogue/lines.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { withStories } from "../../stories/with-stories.ts";
import { styleFor } from "../../style.ts";
import { addListOptions, given, printList } from "./options.ts";

const filterSchema = z.object({
  name: z.string().optional(),
  kind: z.enum(ACTOR_KINDS).optional(),
  country: z.string().optional(),
});
const privateSchema = z.object({ private: z.literal(true).optional() });

export function addListActors(list: Command, streams: Streams, done: (status: number) => void): void {
  const command = list
    .command("actors")
    .description("who is told of, those of most independent reports first")
    .option("--name <words>", "whose names have words that begin like these")
    .addOption(new Option("--kind <kind>", "only of this kind").choices(ACTOR_KINDS))
    .option("--country <code>", "only of this country: AFG")
    .option("--private", "private persons as well, who are left out else")
    .addHelpText("after", "\nExamples:\n  hearsay list actors\n  hearsay list actors --kind armed-group --country AFG");
  addListOptions(command).action(async (options: unknown) => {
    const { name, ...filter } = filterSchema.parse(options);
    const { private: shown = false } = privateSchema.parse(options);
    const { actorsView } = await import("../../../library/views/actors.ts");
    const asked = { ...given(filter), ...(name === undefined ? {} : { q: name }) };
    await printList(
      options,
      streams,
      (context, limit) => actorsView(context, asked, { limit }, { private: shown }),
      actorLineText,
    );
    done(0);
  });
}

export function addActorCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("actor")
    .description("show who somebody is across the library: names, offices, what it is said to have done, who says so")
    .argument("<name>", "beginnings of words of its name, or its key")
    .option("--private", "also of a private person")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExamples:\n  hearsay actor Mujahid\n  hearsay actor kb:taliban --json");
  addLibraryOption(command).action(async (name: string, options: unknown) => {
    const { private: shown = false } = privateSchema.parse(options);
    const { json } = z.object({ json: z.literal(true).optional() }).parse(options);
    const { actorView } = await import("../../../library/views/actor.ts");
    const view = await withStories(options, streams, async (context) => {
      const key = await actorNamed(context, name, { private: shown });
      return found(name, await actorView(context, key, { private: shown }));
    });
    const style = styleFor({ color: "auto", width: undefined });
    await streams.out(`${json === true ? JSON.stringify(view) : actorCard(view, style).join("\n")}\n`);
    done(0);
  });
}

function found(name: string, view: ActorView | "private" | undefined): ActorView {
  if (view !== undefined && view !== "private") return view;
  throw new HearsayError("E_USAGE", {
    where: name,
    expected: "an actor of the library",
    got: view === "private" ? "a private person, who has no page" : "none with this key",
    fix: view === "private" ? "Add --private if you may see it." : "`hearsay list actors` shows who is there.",
  });
}
