import { dateText } from "../../../doc/words.ts";
import { questionText } from "../../../fusion/aspects/question-words.ts";
import type { Aspect, Contradiction, Evidence, FigureStep, Position } from "../../../fusion/aspects/types.ts";
import { escaped } from "../../markup.ts";
import type { ExportSource, ExportStory } from "../../source.ts";
import { AGREEMENTS, answerText, STANCES, twoNumbers } from "../../stances.ts";
import { type Reference, referencesOf } from "../../story-page.ts";

/** The reports of one story: on a page of several, each story has its own numbers. */
interface References {
  readonly story: string;
  readonly all: ReadonlyMap<string, Reference>;
}

export async function storySection(story: ExportStory, source: ExportSource): Promise<string> {
  const references: References = { story: story.id, all: await referencesOf(story, source) };
  const { id, title, date, documents, lineages, contradictions, happenings, labels } = story;
  const contested =
    contradictions === 0
      ? ""
      : `<p class="contested">⊘ ${contradictions} ${contradictions === 1 ? "contradiction" : "contradictions"}</p>`;
  return [
    `<article id="${escaped(id)}">`,
    `<h1 class="theirs">${escaped(title)}</h1>`,
    `<p class="counts">${date === undefined ? "" : `${escaped(dateText(date))} · `}${twoNumbers(documents, lineages)}</p>`,
    contested,
    labels.length === 0 ? "" : `<p class="labels">${labels.map(escaped).join(" · ")}</p>`,
    ...happenings.map((happening, index) => happeningSection(happening, index, happenings.length, id, references)),
    contradictionSection(story, references),
    reportSection(story, references),
    joinedSection(story, references),
    "</article>\n",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function happeningSection(
  { aspects, steps }: ExportStory["happenings"][number],
  index: number,
  of: number,
  story: string,
  references: References,
): string {
  if (aspects.length === 0) return "";
  const name = of === 1 ? "Who says what" : `Who says what: happening ${index + 1} of ${of}`;
  const id = `${story}-who-${index + 1}`;
  const rows = aspects.map((aspect) => aspectRows(aspect, references)).join("");
  return ["<section>", `<h2 id="${id}">${name}</h2>`, rows, stepTable(steps, references), "</section>"].join("\n");
}

function aspectRows({ question, agreement, positions }: Aspect, references: References): string {
  const contested = agreement === "contradict" ? ' class="contested"' : "";
  const head = `<h3>${escaped(questionText(question))} <small${contested}>${AGREEMENTS[agreement]}</small></h3>\n`;
  return `${head}<ul class="positions">\n${positions.map((each) => positionItem(each, references)).join("")}</ul>\n`;
}

function positionItem(position: Position, references: References): string {
  const { stance, claimant, chain, words, evidence, documents, lineages, asOf } = position;
  const { glyph, word } = STANCES[stance];
  const answer = answerText(position);
  const through = chain.length > 1 ? `<span class="chain">${chain.map(escaped).join(" → ")}</span>` : "";
  const when = asOf === undefined ? "" : `<span class="when">${escaped(dateText({ value: asOf }))}</span>`;
  const counts = stance === "silent" ? "" : `<span class="counts">${twoNumbers(documents, lineages)}</span>`;
  const facts = [through, when, counts].filter((part) => part !== "").join(" · ");
  return [
    `<li class="${stance}">`,
    `<p class="stance"><span aria-hidden="true">${glyph}</span> ${word}</p>`,
    `<div><p><strong>${escaped(claimant)}</strong>`,
    answer === undefined ? "" : `: <span class="answer">${escaped(answer)}</span>`,
    "</p>",
    ...words.map((quote) => `<blockquote class="theirs">${escaped(quote)}${marks(evidence, references)}</blockquote>`),
    facts === "" ? "" : `<p class="facts">${facts}</p>`,
    "</div></li>\n",
  ].join("");
}

/** Each report that has the words, as a link to it; offsets for whoever wants to look them up. */
function marks(evidence: readonly Evidence[], references: References): string {
  const numbers = new Map<number, string>();
  for (const { document, span } of evidence) {
    const reference = references.all.get(document);
    if (reference !== undefined && !numbers.has(reference.number)) numbers.set(reference.number, span.join("–"));
  }
  const links = [...numbers].map(
    ([number, at]) => `<a href="#${references.story}-report-${number}" title="characters ${at}">${number}</a>`,
  );
  return links.length === 0 ? "" : ` <sup class="marks">${links.join(", ")}</sup>`;
}

function stepTable(steps: readonly FigureStep[], references: References): string {
  if (steps.length === 0) return "";
  const rows = steps.map(({ claimant, question, asOf, value, evidence, lineage }) => {
    const cells = [
      escaped(asOf === undefined ? "undated" : dateText({ value: asOf })),
      escaped(claimant),
      escaped(answerText({ value }) ?? questionText(question)),
      `${marks([evidence], references)}<span class="lineage">${escaped(lineage)}</span>`,
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>\n`;
  });
  const head = ["As of", "Claimant", "Figure", "Report, lineage"];
  return [
    "<table>\n<caption>Figures over time, each as its claimant has it</caption>\n<thead><tr>",
    ...head.map((name) => `<th scope="col">${name}</th>`),
    `</tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>`,
  ].join("");
}

function contradictionSection({ contradicting, id }: ExportStory, references: References): string {
  if (contradicting.length === 0) return "";
  const items = contradicting.map(({ about, reason, positions }: Contradiction) => {
    const held = positions.map((each) => positionItem(each, references)).join("");
    return `<li><p><strong>${escaped(about)}</strong> – ${escaped(reason)}</p>\n<ul class="positions">\n${held}</ul>\n</li>\n`;
  });
  const head = `<section>\n<h2 id="${id}-against">What no reading reconciles</h2>`;
  return `${head}\n<ol class="contradictions">\n${items.join("")}</ol>\n</section>`;
}

function reportSection({ id, reports }: ExportStory, references: References): string {
  const told = new Set(reports.map(({ document }) => document));
  const items = [...references.all].map(([document, { number, view, citation }]) => {
    const { uri } = view.report.reading.document;
    const link =
      uri !== undefined && /^https?:/.test(uri)
        ? ` <a href="${escaped(uri)}" rel="noreferrer external">original</a>`
        : "";
    const role = told.has(document) ? "" : " (cited as evidence)";
    return [
      `<li id="${references.story}-report-${number}" value="${number}">`,
      `<p><span class="theirs">${escaped(citation)}</span>${role}${link}</p>`,
      `<p class="facts">${escaped(view.report.lineage)} · text ${escaped(view.report.reading.document.textHash.slice(0, 19))}…</p>`,
      "</li>\n",
    ].join("");
  });
  const head = `<section>\n<h2 id="${id}-reports">Reports</h2>`;
  return `${head}\n<ol class="reports">\n${items.join("")}</ol>\n</section>`;
}

function joinedSection({ id, joined }: ExportStory, references: References): string {
  if (joined.length === 0) return "";
  const pairs = new Map<string, Set<string>>();
  for (const { documents, reasons } of joined) {
    const numbers = documents.map((document) => references.all.get(document)?.number ?? 0).sort((a, b) => a - b);
    const pair = pairs.get(numbers.join(" and ")) ?? new Set();
    for (const reason of reasons) pair.add(reason);
    pairs.set(numbers.join(" and "), pair);
  }
  const items = [...pairs].map(([pair, reasons]) => `<li>${pair}: ${[...reasons].map(escaped).join("; ")}</li>\n`);
  const head = `<section>\n<h2 id="${id}-joined">Why these reports are one story</h2>`;
  return `${head}\n<ul>\n${items.join("")}</ul>\n</section>`;
}
