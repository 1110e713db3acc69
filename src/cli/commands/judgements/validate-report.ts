import { codingsOf, type OpenSample } from "../../../library/review/codings.ts";
import type { Session } from "../../../store/store.ts";
import { markdownTable, methodsText, shareText } from "../../../validation/methods.ts";
import { type Agreement, type CoderReport, validationReport } from "../../../validation/report.ts";

/** The report in Markdown: a table for each coder, agreement, and a paragraph for a methods section. */
export async function reportText(session: Session, { id, at, sample }: OpenSample): Promise<string> {
  const report = validationReport(sample, await codingsOf(session, id));
  const { agreement } = report;
  return `${[
    `# Validation: sample ${id.slice(0, 12)} of ${at.slice(0, 10)}`,
    "",
    ...report.coders.flatMap((coder) => coderLines(coder, sample.items.length)),
    ...(agreement === undefined ? [] : ["## Agreement", "", ...agreementLines(agreement), ""]),
    "## For a methods section",
    "",
    methodsText(sample, report),
  ].join("\n")}\n`;
}

function coderLines({ coder, coded, layers }: CoderReport, drawn: number): readonly string[] {
  const parts = layers.flatMap(({ layer, parts: wrong }) =>
    wrong.length === 0 ? [] : [`- ${layer}: ${wrong.map(({ part, items }) => `${part} ${items}×`).join(", ")}`],
  );
  return [
    `## ${coder}: ${coded} of ${drawn} coded`,
    "",
    ...markdownTable(layers),
    "",
    ...(parts.length === 0 ? [] : ["What was wrong:", "", ...parts, ""]),
  ];
}

function agreementLines({ items, same, alpha, alphaOfThree }: Agreement): readonly string[] {
  const told = (value: number | undefined): string =>
    value === undefined ? "not defined: all answers are one" : shareText(value);
  return [
    `- ${items} coded by more than one person, ${same} of them alike`,
    `- Krippendorff's alpha of correct and wrong: ${told(alpha)}`,
    `- Krippendorff's alpha with “cannot tell” as an answer of its own: ${told(alphaOfThree)}`,
  ];
}

/** The same for other programs, with all that was drawn and found. */
export async function reportJson(session: Session, { id, at, sample }: OpenSample): Promise<string> {
  const codings = await codingsOf(session, id);
  const report = validationReport(sample, codings);
  return `${JSON.stringify({ id, at, sample, codings, report, methods: methodsText(sample, report) })}\n`;
}
