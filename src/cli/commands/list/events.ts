import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { eventTypeSchema, PLOVER_TYPES, type PloverType, STATUSES } from "../../../doc/reading.ts";
import type { FusionContext } from "../../../library/fusion/context.ts";
import type { EventFilter } from "../../../query/records.ts";
import { actorNamed } from "../../catalogue/actor-named.ts";
import { eventRowLines } from "../../catalogue/lines.ts";
import type { Streams } from "../../output.ts";
import { addFilterOptions, addListOptions, filterSchema, given, printList } from "./options.ts";

const eventSchema = filterSchema.omit({ about: true }).extend({
  by: z.string().optional(),
  actor: z.string().optional(),
  to: z.string().optional(),
  type: eventTypeSchema.optional(),
  status: z.enum(STATUSES).optional(),
  country: z.string().optional(),
  happenedFrom: z.string().optional(),
  happenedUntil: z.string().optional(),
});

export function addListEvents(list: Command, streams: Streams, done: (status: number) => void): void {
  const command = list
    .command("events")
    .description("who did what to whom, according to whom, the newest report first")
    .option("--actor <actor>", "only what this actor is said to have done: a name, or a key of `list actors`")
    .option("--to <actor>", "only what was done to this actor")
    .option("--by <actor>", "only what this claimant says")
    .option("--type <type>", "only events of this PLOVER type: ASSAULT", ploverType)
    .addOption(new Option("--status <status>", "only those that are said to be so").choices(STATUSES))
    .option("--country <code>", "only in this country: AFG")
    .option("--happened-from <day>", "said to have happened on this day or later")
    .option("--happened-until <day>", "said to have happened on this day or earlier")
    .addHelpText(
      "after",
      `
Examples:
  hearsay list events --actor Pakistan --to Afghanistan --type ASSAULT
  hearsay list events --status denied
  hearsay list events --country AFG --happened-from 2022-04-16 --happened-until 2022-04-17`,
    );
  addListOptions(addFilterOptions(command)).action(async (options: unknown) => {
    const { eventsView } = await import("../../../library/views/events.ts");
    await printList(
      options,
      streams,
      async (context, limit) => eventsView(context, await eventFilter(context, options), { limit }),
      eventRowLines,
    );
    done(0);
  });
}

async function eventFilter(context: FusionContext, options: unknown): Promise<EventFilter> {
  const { by, actor, to, words, ...filter } = eventSchema.parse(options);
  return {
    ...given(filter),
    ...(words === undefined ? {} : { q: words }),
    ...(by === undefined ? {} : { speaker: await actorNamed(context, by) }),
    ...(actor === undefined ? {} : { actor: await actorNamed(context, actor) }),
    ...(to === undefined ? {} : { recipient: await actorNamed(context, to) }),
  };
}

function ploverType(text: string): PloverType {
  const type = eventTypeSchema.safeParse(text.trim().toUpperCase());
  if (type.success) return type.data;
  throw new InvalidArgumentError(`"${text}" is none of ${PLOVER_TYPES.join(", ")}, and no type of your own (X-…).`);
}
