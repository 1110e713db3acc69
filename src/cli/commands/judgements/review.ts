import process from "node:process";
import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { engineKey } from "../../../library/engine-key.ts";
import { REVIEW_KINDS } from "../../../library/review/request.ts";
import { fileResources } from "../../../resources/files.ts";
import { addLibraryOption, documentNamed, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { styleFor } from "../../style.ts";
import { signature } from "./author.ts";

const givenSchema = z.object({
  kind: z.enum(REVIEW_KINDS).optional(),
  document: z.string().optional(),
  limit: z.number().optional(),
  json: z.literal(true).optional(),
  author: z.string().optional(),
});

export function addReviewCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("review")
    .description("go through what deserves a look: one key accepts or rejects, and each answer is a judgement")
    .addOption(new Option("--kind <kind>", "only these").choices(REVIEW_KINDS))
    .option("--document <id>", "only what is in this document")
    .option("--limit <n>", "how many at most", wholeNumber)
    .option("--json", "the queue for other programs, one item a line; nothing is asked")
    .option("--author <name>", "who judges (default: HEARSAY_AUTHOR, else your user name)")
    .addHelpText(
      "after",
      `
First corrections that have lost their words, or that the machine now sees
otherwise; then what the machine is unsure of, the newest documents first; then
reports that it has put into one story for little.

Keys: a accept, r reject, c cannot tell, 1-9 choose, s skip, u undo,
e or enter more of the text, q quit. Without a terminal, one key a line is read.

Examples:
  hearsay review
  hearsay review --kind attribution --limit 20
  hearsay review --document 3f2a
  hearsay review --json | head`,
    );
  addLibraryOption(command).action(async (options: unknown) => {
    const given = givenSchema.parse(options);
    // Loaded when there is something to review: --help should not wait for it.
    const [{ review, REVIEW_HELP }, { keysOf }, { reviewQueue }] = await Promise.all([
      import("./review-loop.ts"),
      import("./keys.ts"),
      import("../../../library/review/queue.ts"),
    ]);
    await withLibrary(options, { create: false }, async (store) => {
      const engine = engineKey(fileResources());
      const document =
        given.document === undefined
          ? undefined
          : (await store.view((session) => documentNamed(session, given.document ?? ""))).id;
      const request = {
        ...(given.kind === undefined ? {} : { kind: given.kind }),
        ...(document === undefined ? {} : { document }),
        limit: given.limit ?? Number.MAX_SAFE_INTEGER,
      };
      if (given.json === true) {
        const { rows } = await store.view((session) => reviewQueue({ session, engine }, request));
        for (const item of rows) await streams.out(`${JSON.stringify(item)}\n`);
        return;
      }
      const keys = keysOf(process.stdin);
      if (keys.live) await streams.out(`${REVIEW_HELP}\n`);
      const { accepted, rejected, skipped } = await review(
        {
          store,
          engine,
          keys,
          style: styleFor({ color: "auto", width: undefined }),
          say: async (text) => streams.out(text),
          sign: () => signature(given.author === undefined ? {} : { author: given.author }),
        },
        request,
      );
      if (accepted + rejected + skipped === 0) streams.err("hearsay: nothing was decided\n");
      await streams.out(`\n${accepted} accepted, ${rejected} rejected, ${skipped} skipped\n`);
    });
    done(0);
  });
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("Expected a whole number above 0.");
}
