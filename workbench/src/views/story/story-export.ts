import type { Evidence, Position, StoryView } from "../../../../src/query/records.ts";
import { dateWords } from "../../parts/dates.ts";
import { STANCE_WORDS } from "../../parts/stance.tsx";
import type { Table } from "../../parts/table.ts";
import { valueWords } from "../../parts/values.ts";
import { headed, twoNumbers } from "../../parts/words.ts";
import { questionsOf } from "./rows.ts";

/** The matrix as rows: one answer each. */
export function storyTable(story: StoryView): Table {
  return {
    columns: [
      { name: "Question" },
      { name: "Agreement" },
      { name: "Claimant" },
      { name: "Stance" },
      { name: "Answer" },
      { name: "Words", kind: "words" },
      { name: "As of" },
      { name: "Documents", kind: "number" },
      { name: "Lineages", kind: "number" },
      { name: "Outlet" },
      { name: "Document" },
      { name: "Start", kind: "number" },
      { name: "End", kind: "number" },
    ],
    rows: questionsOf(story).flatMap(({ questions }) =>
      questions.flatMap(({ aspect }) =>
        aspect.positions.map((position) => {
          const [first] = position.evidence;
          return {
            cells: [
              aspect.asked,
              aspect.agreement,
              headed(position.claimant),
              STANCE_WORDS[position.stance],
              valueWords(position) ?? null,
              position.words[0] ?? null,
              position.asOf ?? null,
              position.documents,
              position.lineages,
              reportOf(story, first)?.outlet ?? null,
              first?.document ?? null,
              first?.span[0] ?? null,
              first?.span[1] ?? null,
            ],
            ...(first === undefined ? {} : { evidence: first }),
          };
        }),
      ),
    ),
  };
}

const reportOf = (story: StoryView, evidence: Evidence | undefined): StoryView["reports"][number] | undefined =>
  story.reports.find(({ document }) => document === evidence?.document);

/** The story as a text: each question, each claimant's words with a note that cites the report. */
export function storyMarkdown(story: StoryView): string {
  const notes: string[] = [];
  const noteFor = (evidence: Evidence | undefined): string => {
    const report = reportOf(story, evidence);
    if (evidence === undefined || report === undefined) return "";
    const place = `${report.outlet ?? "no outlet named"}, “${report.title ?? "without a headline"}”, ${dateWords(report.published)} (document ${report.document}, characters ${evidence.span[0]}–${evidence.span[1]})`;
    const known = notes.indexOf(place);
    return `[^${known < 0 ? notes.push(place) : known + 1}]`;
  };
  const answer = (position: Position): string => {
    const stance = position.stance === "asserts" ? "" : `${STANCE_WORDS[position.stance]} `;
    const words = position.words[0] === undefined ? "" : ` “${oneLine(position.words[0])}”`;
    return `- **${escaped(headed(position.claimant))}**: ${stance}${escaped(valueWords(position) ?? "")}${escaped(words)}${noteFor(position.evidence[0])} (${twoNumbers(position)})`;
  };
  const questions = questionsOf(story).flatMap(({ questions: asked }) =>
    asked.flatMap(({ aspect, contradictions }) => [
      `## ${escaped(aspect.asked)}${aspect.agreement === "contradict" ? " – contradict" : ""}`,
      "",
      ...contradictions.map((reason) => `${escaped(headed(reason))}.\n`),
      ...aspect.positions.filter(({ stance }) => stance !== "silent").map(answer),
      "",
    ]),
  );
  return [
    `# ${escaped(story.title)}`,
    "",
    `${story.date === undefined ? "" : `${dateWords(story.date.value)} · `}${twoNumbers(story)}`,
    "",
    ...questions,
    ...notes.map((note, at) => `[^${at + 1}]: ${escaped(note)}`),
    "",
  ].join("\n");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
/** Words of documents may not turn into marks of the text that they are put into. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
