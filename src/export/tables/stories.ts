import type { Position } from "../../fusion/aspects/types.ts";
import { bounds } from "../bounds.ts";
import type { ExportSource } from "../source.ts";
import { documentView } from "../view.ts";
import { ORIGIN, origin, WORDS, words } from "./common.ts";
import { BOUNDS } from "./figures.ts";
import { integer, list, table, text } from "./table.ts";

export const stories = table(
  "stories",
  "One row for each report of a story.",
  {
    story: text("id of the story"),
    title: text("headline of its first report, else the words of the event"),
    date: text("EDTF"),
    story_documents: integer("documents that tell it"),
    story_lineages: integer("independent origins that they go back to"),
    contradictions: integer("how many no reading of the reports reconciles"),
    labels: text("tags, notes and sets that people have put on it, parted by |"),
    ...ORIGIN,
    events: text("ids of the events of the report that tell of the story, parted by |"),
  },
  async function* (source) {
    for await (const story of source.stories()) {
      for (const report of story.reports) {
        const from = await source.document(report.document);
        if (from === undefined) continue;
        const view = documentView(from);
        yield {
          story: story.id,
          title: story.title,
          date: story.date?.value,
          story_documents: story.documents,
          story_lineages: story.lineages,
          contradictions: story.contradictions,
          labels: list(story.labels),
          ...origin(view),
          events: list(report.events.map(view.names)),
        };
      }
    }
  },
);

/** A claimant's answer to a question, as the tables of positions and contradictions write it. */
const POSITION = {
  question: text("happened, actor, recipient, date, place, role, speaker, figure:…"),
  position: integer("1 for the first to the question"),
  claimant: text("who says so"),
  claimant_key: text("the same key is the same claimant across documents"),
  chain: text("from the outlet inwards to the claimant, parted by |"),
  stance: text("asserts, denies, partly, silent"),
  value: text("what is answered, as JSON"),
  what: text("of figures: what is counted"),
  whom: text("of figures: of whom"),
  ...BOUNDS,
  as_of: text("EDTF: the day of the claim"),
  position_documents: integer("documents that carry it"),
  position_lineages: integer("independent origins that they go back to"),
  evidence: integer("1 for the first place where it is said"),
  ...ORIGIN,
  ...WORDS,
} as const;

async function* positionRows(source: ExportSource, question: string, positions: readonly Position[]) {
  for (const [index, position] of positions.entries()) {
    const { value } = position;
    const figure = value?.kind === "figure" ? value : undefined;
    const common = {
      question,
      position: index + 1,
      claimant: position.claimant,
      claimant_key: position.key,
      chain: list(position.chain),
      stance: position.stance,
      value: value === undefined ? undefined : JSON.stringify(value),
      what: figure?.what,
      whom: figure?.whom,
      ...(figure === undefined
        ? {
            low: undefined,
            high: undefined,
            low_open: undefined,
            high_open: undefined,
            share: undefined,
            of: undefined,
          }
        : bounds(figure)),
      unit: figure?.unit,
      qualifier: figure?.qualifier,
      as_of: position.asOf,
      position_documents: position.documents,
      position_lineages: position.lineages,
    };
    for (const [at, { document, span }] of position.evidence.entries()) {
      const from = await source.document(document);
      if (from === undefined) continue;
      const view = documentView(from);
      yield { ...common, evidence: at + 1, ...origin(view), ...words(view, span) };
    }
    // Silence has no words; it is said all the same.
    if (position.evidence.length === 0) yield { ...common, evidence: undefined, ...NOWHERE };
  }
}

const NOWHERE = {
  document: undefined,
  document_key: undefined,
  outlet: undefined,
  published: undefined,
  uri: undefined,
  lineage: undefined,
  start: undefined,
  end: undefined,
  start_code_point: undefined,
  end_code_point: undefined,
  words: undefined,
} as const;

export const positions = table(
  "positions",
  "The claims matrix: one row for each place where a claimant answers a question of a story.",
  {
    story: text("id of the story"),
    happening: integer("a story may hold several happenings: 1 for the first"),
    agreement: text("of all positions on the question: single, agree, differ, contradict"),
    ...POSITION,
  },
  async function* (source) {
    for await (const story of source.stories()) {
      for (const [index, happening] of story.happenings.entries()) {
        for (const { question, agreement, positions: held } of happening.aspects) {
          for await (const row of positionRows(source, question, held))
            yield { story: story.id, happening: index + 1, agreement, ...row };
        }
      }
    }
  },
);

export const contradictions = table(
  "contradictions",
  "One row for each place of each position in a contradiction.",
  {
    contradiction: integer("1 for the first; all its positions have it"),
    kind: text("figure, date, denial, role, speaker, participants, place"),
    about: text("what the positions are about, in words"),
    reason: text("why no reading of the words reconciles them"),
    story: text("id of the story"),
    ...POSITION,
  },
  async function* (source) {
    let contradiction = 0;
    for await (const { kind, about, reason, story, question, positions: held } of source.contradictions()) {
      contradiction++;
      for await (const row of positionRows(source, question, held))
        yield { contradiction, kind, about, reason, story, ...row };
    }
  },
);
