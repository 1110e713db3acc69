import { dateText } from "../../doc/words.ts";
import { questionText } from "../../fusion/aspects/question-words.ts";
import type { Evidence, Position } from "../../fusion/aspects/types.ts";
import { coverageText } from "../coverage.ts";
import type { Exporter } from "../exporter.ts";
import type { ExportSource, ExportStory } from "../source.ts";
import { AGREEMENTS, answerText, STANCES, twoNumbers } from "../stances.ts";
import { type Reference, referencesOf } from "../story-page.ts";

type References = ReadonlyMap<string, Reference>;

/** Stories as text with footnotes: quotes, who says them, and the report and place of each. */
export const markdown: Exporter = {
  about: "stories as text with footnotes, for editors and notes",
  mediaType: "text/markdown; charset=utf-8",
  extension: ".md",
  coverage: "inside",
  async *write(source) {
    for await (const story of source.stories()) yield await storyText(story, source);
    yield `## What this rests on, and what it is not\n\n`;
    for (const line of coverageText(await source.coverage()).split("\n")) yield `- ${plain(line)}\n`;
  },
};

async function storyText(story: ExportStory, source: ExportSource): Promise<string> {
  const references = await referencesOf(story, source);
  const { title, date, documents, lineages, contradictions, happenings, contradicting } = story;
  const facts = [
    date === undefined ? undefined : dateText(date),
    twoNumbers(documents, lineages),
    contradictions === 0 ? undefined : `${contradictions} contradiction${contradictions === 1 ? "" : "s"}`,
  ];
  const lines = [`# ${plain(title)}`, "", facts.filter((fact) => fact !== undefined).join(" · "), ""];
  for (const { aspects } of happenings) {
    for (const { question, agreement, positions } of aspects) {
      lines.push(`## ${plain(questionText(question))} (${AGREEMENTS[agreement]})`, "");
      for (const position of positions) lines.push(...positionLines(position, story, references), "");
    }
  }
  if (contradicting.length > 0) lines.push("## What no reading reconciles", "");
  for (const { about, reason } of contradicting) lines.push(`- **${plain(about)}**: ${plain(reason)}`);
  if (contradicting.length > 0) lines.push("");
  for (const { number, citation, view } of references.values())
    lines.push(`[^${story.id}-${number}]: ${plain(citation)}. ${plain(view.report.lineage)}.`, "");
  return `${lines.join("\n")}\n`;
}

function positionLines(position: Position, { id }: ExportStory, references: References): readonly string[] {
  const { stance, claimant, chain, words, evidence, documents, lineages } = position;
  const { glyph, word } = STANCES[stance];
  const answer = answerText(position);
  const head = `${glyph} ${word}: **${plain(claimant)}**${answer === undefined ? "" : ` – ${plain(answer)}`}`;
  if (stance === "silent") return [head];
  const notes = footnotes(evidence, id, references);
  return [
    `${head} (${[chain.length > 1 ? chain.map(plain).join(" → ") : undefined, twoNumbers(documents, lineages)].filter((part) => part !== undefined).join("; ")})`,
    "",
    ...words.flatMap((quote) => [`> ${plain(quote)}${notes}`, ""]).slice(0, -1),
  ];
}

function footnotes(evidence: readonly Evidence[], story: string, references: References): string {
  const numbers = new Set(evidence.flatMap(({ document }) => references.get(document)?.number ?? []));
  return [...numbers].map((number) => `[^${story}-${number}]`).join("");
}

/** In one line, with no markup of its own: a report's words are text. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~$&!]/g, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&")
    .replace(/(https?|ftp):/gi, "$1\\:")
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`);
