import process from "node:process";
import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { HearsayError } from "../../../errors.ts";
import { ELEMENT_KINDS } from "../../../judgements/elements.ts";
import { engineKey } from "../../../library/engine-key.ts";
import { fileResources } from "../../../resources/files.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { styleFor } from "../../style.ts";
import { signature } from "./author.ts";

const givenSchema = z.object({
  sample: z.number().optional(),
  seed: z.string().default("1"),
  layer: z.array(z.enum(ELEMENT_KINDS)).default([]),
  coder: z.string().optional(),
  of: z.string().optional(),
  take: z.string().optional(),
  report: z.literal(true).optional(),
  json: z.literal(true).optional(),
});

export function addValidateCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("validate")
    .description("measure on your own library how often the machine is right: draw a sample, code it, report")
    .option("--sample <n>", "draw so many elements, as many of each layer and certainty as of any other", wholeNumber)
    .option("--seed <text>", "another seed draws another sample (default: 1)")
    .option("--layer <kind>", `only of this layer: ${ELEMENT_KINDS.join(", ")} (repeat for more)`, layer)
    .option("--coder <name>", "who codes (default: HEARSAY_AUTHOR, else your user name)")
    .option("--of <id>", "an earlier sample, by its id (default: the last that was drawn)")
    .option("--take <file>", "take over a sample and its answers from another library's --report --json")
    .option("--report", "precision with intervals, agreement, and a paragraph for a methods section")
    .option("--json", "the report for other programs")
    .addHelpText(
      "after",
      `
Each element is shown in its words: c correct, w wrong (and what of it), t cannot
tell, u back, e more of the text, q quit and go on another time. Nobody is shown
how sure the machine is, by which rule it found it, or what another has answered.
Without a terminal, one key a line is read.

Examples:
  hearsay validate --sample 100                 draw, and begin to code
  hearsay validate                              go on
  hearsay validate --coder ben                  a second person, the same sample
  hearsay validate --report > validation.md`,
    );
  addLibraryOption(command).action(async (options: unknown) => {
    const given = givenSchema.parse(options);
    if (given.json === true && given.report !== true) {
      throw new HearsayError("E_USAGE", {
        where: "--json",
        expected: "--report with it",
        got: "none",
        fix: "hearsay validate --report --json",
      });
    }
    await withLibrary(options, { create: false }, async (store) => {
      // Loaded when there is something to validate: --help should not wait for it.
      const { openSample } = await import("../../../library/review/codings.ts");
      if (given.report === true) {
        const { reportOf } = await import("../../../library/review/report.ts");
        const report = await store.view(async (session) => reportOf(session, await openSample(session, given.of)));
        await streams.out(given.json === true ? `${JSON.stringify(report)}\n` : report.markdown);
        return;
      }
      if (given.take !== undefined) {
        const { takeFile } = await import("./validate-take.ts");
        await streams.out(`${given.take}: ${await takeFile(store, given.take)} answers taken over\n`);
        return;
      }
      let id = given.of;
      const { sample: size, seed, layer: layers } = given;
      if (size !== undefined) {
        const { drawSample, keepSample } = await import("../../../library/review/draw.ts");
        const engine = engineKey(fileResources());
        const sample = await drawSample({ view: store.view, engine }, { seed, size, layers });
        id = await store.transaction((session) => keepSample(session, sample, new Date().toISOString()));
        const population = sample.strata.reduce((sum, stratum) => sum + stratum.size, 0);
        await streams.out(`sample ${id.slice(0, 12)}: ${sample.items.length} of ${population} elements\n`);
      }
      const opened = await store.view((session) => openSample(session, id));
      const [{ CODING_HELP, codeSample }, { keysOf }] = await Promise.all([
        import("./validate-loop.ts"),
        import("./keys.ts"),
      ]);
      const keys = keysOf(process.stdin);
      const { author: coder } = signature(given.coder === undefined ? {} : { author: given.coder });
      if (keys.live) await streams.out(`${CODING_HELP}\n`);
      const coded = await codeSample(
        {
          store,
          keys,
          live: keys.live,
          coder,
          style: styleFor({ color: "auto", width: undefined }),
          say: async (text) => streams.out(text),
          now: () => new Date().toISOString(),
        },
        opened,
      );
      await streams.out(`\n${coded} coded by ${coder}; hearsay validate goes on, hearsay validate --report reports\n`);
    });
    done(0);
  });
}

const layer = (value: string, before: readonly string[] | undefined): readonly string[] => {
  if (!ELEMENT_KINDS.some((kind) => kind === value))
    throw new InvalidArgumentError(`Allowed choices are ${ELEMENT_KINDS.join(", ")}.`);
  return [...(before ?? []), value];
};

function wholeNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("Expected a whole number above 0.");
}
