import { type Command, Option } from "commander";
import { z } from "zod";
import { ACTS } from "../../../doc/reading.ts";
import type { FusionContext } from "../../../library/fusion/context.ts";
import type { ClaimFilter } from "../../../query/records.ts";
import { actorNamed } from "../../catalogue/actor-named.ts";
import { claimRowLines, denialLines } from "../../catalogue/lines.ts";
import type { Streams } from "../../output.ts";
import { addFilterOptions, addListOptions, filterSchema, given, printList } from "./options.ts";

const claimSchema = filterSchema.extend({ by: z.string().optional(), act: z.enum(ACTS).optional() });

export function addListClaims(list: Command, streams: Streams, done: (status: number) => void): void {
  const command = list
    .command("claims")
    .description("who says what in which words, the newest report first")
    .option("--by <actor>", "only what this speaker says: a name, or a key of `list actors`")
    .option("--about <actor>", "only what speaks of this actor")
    .addOption(new Option("--act <act>", "only utterances of this kind").choices(ACTS))
    .addHelpText(
      "after",
      `
Examples:
  hearsay list claims --by Mujahid --about Pakistan
  hearsay list claims --act denial --from 2022-04
  hearsay list claims --words '"air raid*" Khost' --json`,
    );
  addListOptions(addFilterOptions(command)).action(async (options: unknown) => {
    const { claimsView } = await import("../../../library/views/claims.ts");
    await printList(
      options,
      streams,
      async (context, limit) => claimsView(context, await claimFilter(context, options), { limit }),
      claimRowLines,
    );
    done(0);
  });
}

export function addListDenials(list: Command, streams: Streams, done: (status: number) => void): void {
  const command = list
    .command("denials")
    .description("who denies what, and whose claim it is, where both are found")
    .option("--by <actor>", "only what this actor denies: a name, or a key of `list actors`")
    .option("--about <actor>", "only denials that speak of this actor")
    .addHelpText(
      "after",
      "\nExamples:\n  hearsay list denials\n  hearsay list denials --by Taliban --story s0a584852db8f",
    );
  addListOptions(addFilterOptions(command)).action(async (options: unknown) => {
    const { denialsView } = await import("../../../library/views/denials.ts");
    await printList(
      options,
      streams,
      async (context, limit) => denialsView(context, await claimFilter(context, options), { limit }),
      denialLines,
    );
    done(0);
  });
}

async function claimFilter(context: FusionContext, options: unknown): Promise<ClaimFilter> {
  const { by, about, words, ...filter } = claimSchema.parse(options);
  return {
    ...given(filter),
    ...(words === undefined ? {} : { q: words }),
    ...(by === undefined ? {} : { speaker: await actorNamed(context, by) }),
    ...(about === undefined ? {} : { actor: await actorNamed(context, about) }),
  };
}
