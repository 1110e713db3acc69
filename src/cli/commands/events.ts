import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { eventTypeSchema, PLOVER_TYPES, type PloverType, type Reading } from "../../doc/reading.ts";
import { fileResources } from "../../resources/files.ts";
import type { EventReason } from "../event-reasons.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import { listing } from "../listing.ts";
import type { Streams } from "../output.ts";
import { eventLines } from "../report/events.ts";

const optionsSchema = z.object({ type: z.array(eventTypeSchema).optional(), explain: z.boolean().default(false) });

export function addEventsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("events")
    .description("list who did what to whom in the reports, according to whom")
    .argument("<path...>", "files, folders, or - for standard input")
    .option("--type <types>", "only events of these types: ASSAULT,THREATEN", ploverTypes)
    .option("--explain", "say why each event is what it is: rule, sides, status, date, place")
    .addHelpText(
      "after",
      `
Types: ${PLOVER_TYPES.slice(0, 8).join(" ")}
       ${PLOVER_TYPES.slice(8).join(" ")}

Examples:
  hearsay events report.txt
  hearsay events corpus/ --type ASSAULT,THREATEN --explain`,
    );
  addInputOptions(command).action(async (paths: readonly string[], given: unknown) => {
    const { type, explain } = optionsSchema.parse(given);
    const options = inputOptions(given);
    const reasonsIn = explain ? await reasoner(options.lexicon) : undefined;
    done(
      await listing(paths, options, streams, (at, style) => {
        const events = at.reading.events.filter((event) => type === undefined || type.includes(event.type));
        const reasons = events.length === 0 ? undefined : reasonsIn?.(at.reading);
        return events.flatMap((event) => eventLines(at, event, style, reasons));
      }),
    );
  });
}

async function reasoner(lexicon: string | undefined): Promise<(reading: Reading) => ReadonlyMap<string, EventReason>> {
  // Loaded when it is asked for: --help should not wait for the reader.
  const { createEventReasoner } = await import("../event-reasons.ts");
  return createEventReasoner(fileResources(lexicon === undefined ? {} : { lexicon }));
}

function ploverTypes(text: string): readonly PloverType[] {
  return text.split(",").map((name) => {
    const type = eventTypeSchema.safeParse(name.trim().toUpperCase());
    if (type.success) return type.data;
    throw new InvalidArgumentError(`"${name}" is none of ${PLOVER_TYPES.join(", ")}, and no type of your own (X-…).`);
  });
}
