import { type Command, Option } from "commander";
import { z } from "zod";
import { ACTS, type Attribution } from "../../doc/reading.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import { listing } from "../listing.ts";
import type { Streams } from "../output.ts";
import { claimLines } from "../report/claims.ts";
import type { Lookup } from "../report/lookup.ts";
import { namesActor } from "../report/match.ts";
import { holdsWords } from "../report/words.ts";

const optionsSchema = z.object({
  by: z.string().optional(),
  about: z.string().optional(),
  act: z.enum(ACTS).optional(),
});

export function addClaimsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("claims")
    .description("list who says what in the reports")
    .argument("<path...>", "files, folders, or - for standard input")
    .option("--by <name>", "only what this speaker says (part of a name, or of the words for the speaker)")
    .option("--about <words>", "only claims whose content names this actor or holds these words")
    .addOption(new Option("--act <act>", "only utterances of this kind").choices(ACTS))
    .addHelpText(
      "after",
      `
Examples:
  hearsay claims corpus/ --by Mujahid
  hearsay claims corpus/ --act denial
  hearsay claims corpus/ --by ministry --about "air raids"`,
    );
  addInputOptions(command).action(async (paths: readonly string[], given: unknown) => {
    const wanted = optionsSchema.parse(given);
    const selects = (at: Lookup, claim: Attribution): boolean =>
      (wanted.act === undefined || claim.act === wanted.act) &&
      (wanted.by === undefined || spokenBy(at, claim, wanted.by)) &&
      (wanted.about === undefined || isAbout(at, claim, wanted.about));
    done(
      await listing(paths, inputOptions(given), streams, (at, style) =>
        at.reading.attributions
          .filter((claim) => selects(at, claim))
          .flatMap((claim) => claimLines(at, claim, style, 2)),
      ),
    );
  });
}

function spokenBy(at: Lookup, { source }: Attribution, name: string): boolean {
  if (source.span !== undefined && holdsWords(at.words(source.span), name)) return true;
  return source.actors.some((id) => namesActor(at, id, name));
}

function isAbout(at: Lookup, claim: Attribution, words: string): boolean {
  if (holdsWords(at.content(claim), words)) return true;
  return at.reading.actors.some(
    (actor) =>
      holdsWords(actor.name, words) &&
      actor.mentions.some(({ head }) => claim.content.some(([start, end]) => start <= head[0] && head[1] <= end)),
  );
}
