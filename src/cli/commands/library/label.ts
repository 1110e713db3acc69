import { type Command, Option } from "commander";
import { z } from "zod";
import type { LabelRow } from "../../../store/store.ts";
import { addLibraryOption, documentNamed, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const KINDS = ["tag", "note", "set"] as const;
const labelSchema = z.object({ kind: z.enum(KINDS), remove: z.literal(true).optional() });

export function addLabelCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("label")
    .description("put a tag or a note on documents, or put them into a saved set")
    .argument("<text>", "the tag, the note, or the name of the set")
    .argument("<id...>", "documents")
    .addOption(new Option("--kind <kind>", "what it is").choices(KINDS).default("tag"))
    .option("--remove", "take it off again")
    .addHelpText(
      "after",
      `
Examples:
  hearsay label khost 3f2a91c04d1e 77b0c1
  hearsay label --kind note "ask the author for the date" 3f2a91c04d1e`,
    );
  addLibraryOption(command).action(async (text: string, ids: readonly string[], given: unknown) => {
    const { kind, remove } = labelSchema.parse(given);
    await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        const at = new Date().toISOString();
        const labels: LabelRow[] = [];
        for (const id of ids) labels.push({ document: (await documentNamed(session, id)).id, kind, text, at });
        if (remove === true) await session.removeLabels(labels);
        else await session.addLabels(labels);
        await streams.out(`${kind} “${text}” ${remove === true ? "taken off" : "on"} ${labels.length} documents\n`);
      }),
    );
    done(0);
  });
}
