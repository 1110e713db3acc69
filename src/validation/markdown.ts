import { markdownTable, methodsText, shareText } from "./methods.ts";
import type { Agreement, CoderReport, ValidationReport } from "./report.ts";
import type { Sample } from "./sample.ts";

/** The report in Markdown: a table for each coder, agreement, and a paragraph for a methods section. */
export function markdownReport(id: string, at: string, sample: Sample, report: ValidationReport): string {
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
