import type { Command } from "commander";
import { PACKAGE_ROOT } from "../../resources/files.ts";
import { groupFigures } from "../figures/group.ts";
import { type FigureClaim, type FigureQuery, selectFigures } from "../figures/select.ts";
import { denials, wordsForEvents } from "../figures/silence.ts";
import { documentText, figureGroupLines } from "../figures/table.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import type { Streams } from "../output.ts";
import { block, wrap } from "../report/layout.ts";
import { type Lookup, lookup } from "../report/lookup.ts";
import { bare } from "../report/words.ts";
import { parseReading, run } from "../run.ts";
import { type Style, styleFor } from "../style.ts";

/** The question that the demonstration asks of the sample: the same options answer it of any other folder. */
const QUESTION: FigureQuery = { what: ["killed"], places: ["Khost", "Kunar"], from: "2022-04-15", to: "2022-04-19" };

export function addDemoCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("demo")
    .description("read the sample corpus and show what its reports say about one air raid")
    .option("--no-serve", "only print")
    .addHelpText("after", "\nExamples:\n  hearsay demo --no-serve");
  addInputOptions(command).action(async (given: unknown) => {
    const options = inputOptions(given);
    const style = styleFor({ ...options, width: options.width ?? 80 });
    const documents: Lookup[] = [];
    done(
      await run([`${PACKAGE_ROOT}corpus/sample`], options, streams, {
        passesOverOthers: true,
        async reading(line) {
          documents.push(lookup(parseReading(line)));
        },
        async end() {
          await streams.out(`${findingLines(documents, QUESTION, style).join("\n")}\n`);
        },
      }),
    );
  });
}

/** The finding: every figure with its claimant, its words and its documents, then who denies or does not say. */
function findingLines(documents: readonly Lookup[], question: FigureQuery, style: Style): readonly string[] {
  const outlets = new Set(documents.map(({ reading }) => reading.document.outlet?.name));
  const claims = documents.flatMap((at) => selectFigures(at, question));
  const groups = groupFigures(claims);
  const silent = denialLines(documents, claims, question, style);
  const where = question.places.join(" and ");
  return [
    ...wrap(`Hearsay has read ${documents.length} reports by ${outlets.size} outlets.`, style.width),
    "",
    ...wrap(`How many people were killed in ${where} in the middle of April 2022?`, style.width).map(style.heading),
    ...wrap(summary(claims), style.width),
    ...groups.flatMap((group) => ["", ...figureGroupLines(group, style)]),
    ...(silent.length === 0 ? [] : ["", style.heading("Who denies it, or does not say so"), ...silent]),
    "",
    ...wrap("Hearsay says who says what. It does not say what is true.", style.width).map(style.dim),
  ];
}

function summary(claims: readonly FigureClaim[]): string {
  const values = groupFigures(claims).length;
  const documents = new Set(claims.map(({ at }) => at)).size;
  const wordings = new Set(claims.map(({ at, sentence }) => bare(at.words(sentence)))).size;
  const sentences = new Set(claims.map(({ at, sentence }) => `${at.reading.document.id} ${sentence[0]}`)).size;
  const copied = sentences > wordings ? `, of which only ${wordings} are worded on their own` : "";
  return `${values} different figures, in ${sentences} sentences of ${documents} documents${copied}.`;
}

function denialLines(
  documents: readonly Lookup[],
  claims: readonly FigureClaim[],
  question: FigureQuery,
  style: Style,
): readonly string[] {
  const words = wordsForEvents(claims);
  const about = documents.filter((at) => claims.some((claim) => claim.at === at));
  return about.flatMap((at) =>
    denials(at, question, claims, words).flatMap((attribution) => [
      "",
      ...block(at.speaker(attribution), style.width, 2).map((line) => style.speaker(line)),
      ...block(`“${at.sentenceOf(attribution)}”`, style.width, 4).map((line) => style.words(line)),
      ...block(documentText(at), style.width, 6).map((line) => style.dim(line)),
    ]),
  );
}
