import { z } from "zod";
import { attributionSchema, eventSchema, figureSchema, relationSchema } from "../doc/reading.ts";
import { overlaps, type Span } from "../doc/span.ts";
import {
  type ActorView,
  actorRefSchema,
  actorViewSchema,
  aspectSchema,
  type CoverageView,
  claimantSchema,
  coverageViewSchema,
  type DocumentView,
  documentLineSchema,
  evidenceSchema,
  judgeRequestSchema,
  type ProposalLine,
  proposalLineSchema,
  reportSchema,
  type StoryView,
  storyLineSchema,
  type Trail,
  trailSchema,
} from "../query/records.ts";
import { type Tool, tool } from "./tool.ts";

/** Characters of a document in one answer. */
const WINDOW = 8_000;
/** Positions on one question; the others are counted. */
const MOST_POSITIONS = 20;

const happening = z.strictObject({
  title: z.string(),
  type: z.string(),
  aspects: z.array(aspectSchema),
  /** Positions that are left out because there are too many. */
  hidden: z.int(),
});

const documentAnswer = documentLineSchema.unwrap().extend({
  characters: z.int(),
  text: z.string(),
  /** Where `text` stands in the document, UTF-16: spans of the elements count from the document's beginning. */
  start: z.int(),
  end: z.int(),
  attributions: z.array(attributionSchema),
  events: z.array(eventSchema),
  figures: z.array(figureSchema),
  relations: z.array(relationSchema),
  /** Who is who, by the ids that the elements name. */
  actors: z.record(z.string(), actorRefSchema),
  stories: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});

const pathTo = (...parts: readonly string[]): string => parts.map((part) => `/${encodeURIComponent(part)}`).join("");

/** Tools that answer with one thing, and the one that proposes. */
export const THING_TOOLS: readonly Tool[] = [
  tool({
    name: "get_document",
    title: "Get a document",
    description: `A document's words, ${WINDOW} characters at a time, with what its reading finds in them: claims, events, figures, each by its span.`,
    input: z.strictObject({
      document: z.string(),
      start: z.int().nonnegative().default(0).describe("Where to begin, in UTF-16 code units."),
    }),
    output: documentAnswer,
    async run(ask, { document, start }) {
      const view = (await ask("GET", `/documents${pathTo(document)}`)) as DocumentView;
      return { record: windowOf(view, start) };
    },
  }),
  tool({
    name: "get_story",
    title: "Get a story",
    description:
      "A story's reports, claimants and lineages, and which questions are contested. compare_claims has the words.",
    input: z.strictObject({ story: z.string() }),
    output: storyLineSchema.unwrap().extend({
      reports: z.array(reportSchema),
      claimants: z.array(claimantSchema),
      questions: z.array(
        z.strictObject({ happening: z.string(), question: z.string(), asked: z.string(), agreement: z.string() }),
      ),
    }),
    async run(ask, { story }) {
      const { id, title, date, documents, lineages, contradictions, reports, claimants, happenings } = (await ask(
        "GET",
        `/stories${pathTo(story)}`,
      )) as StoryView;
      const questions = happenings.flatMap(({ title: named, aspects }) =>
        aspects.map(({ question, asked, agreement }) => ({ happening: named, question, asked, agreement })),
      );
      return {
        record: {
          id,
          title,
          ...(date === undefined ? {} : { date }),
          documents,
          lineages,
          contradictions,
          reports: [...reports],
          claimants: [...claimants],
          questions,
        },
      };
    },
  }),
  tool({
    name: "compare_claims",
    title: "Compare claims",
    description:
      "The claims matrix of a story: for each question each claimant's position in its words, with documents, lineages " +
      "and stance. Who says nothing of it is silent, which is not agreement.",
    input: z.strictObject({
      story: z.string(),
      question: z.string().optional().describe('"happened", "actor", "figure:killed" … as get_story lists them.'),
    }),
    output: z.strictObject({ story: z.string(), happenings: z.array(happening) }),
    async run(ask, { story, question }) {
      const view = (await ask("GET", `/stories${pathTo(story)}`)) as StoryView;
      const happenings = view.happenings.map(({ title, type, aspects }) => {
        const asked = aspects.filter((aspect) => question === undefined || aspect.question === question);
        const shown = asked.map(({ positions, comparisons, ...rest }) => ({
          ...rest,
          positions: positions.slice(0, MOST_POSITIONS),
          comparisons: comparisons.filter(({ a, b }) => a < MOST_POSITIONS && b < MOST_POSITIONS),
        }));
        const all = asked.reduce((sum, { positions }) => sum + positions.length, 0);
        const left = shown.reduce((sum, { positions }) => sum + positions.length, 0);
        return { title, type, aspects: shown, hidden: all - left };
      });
      return { record: { story: view.id, happenings: happenings.filter(({ aspects }) => aspects.length > 0) } };
    },
  }),
  tool({
    name: "get_actor",
    title: "Get an actor",
    description:
      "What an actor is called and by whom, what it is said to have done, its roles and relations as documents state " +
      "them. Keys come from other answers. Private persons have no page.",
    input: z.strictObject({ actor: z.string().describe('Its key: "kb:taliban".') }),
    output: actorViewSchema,
    run: async (ask, { actor }) => ({ record: (await ask("GET", `/actors${pathTo(actor)}`)) as ActorView }),
  }),
  tool({
    name: "get_evidence",
    title: "Get the evidence",
    description: "What stands behind some words: their paragraph, who says them through whom, and who else has them.",
    input: evidenceSchema.unwrap(),
    output: trailSchema,
    run: async (ask, { document, span: [start, end] }) => ({
      record: (await ask("GET", "/evidence", { document, start, end })) as Trail,
    }),
  }),
  tool({
    name: "get_coverage",
    title: "Get the coverage note",
    description: "What was read and what was not, and what the reader cannot do: say it with whatever you conclude.",
    input: z.strictObject({}),
    output: coverageViewSchema,
    run: async (ask) => ({ record: (await ask("GET", "/coverage")) as CoverageView }),
  }),
  tool({
    name: "propose_correction",
    title: "Propose a correction",
    description:
      "Proposes to a person that an element of a reading is right, wrong, to be changed, or missing. Nothing changes " +
      "until a person accepts it. Give the reason.",
    input: z.strictObject({ correction: judgeRequestSchema }),
    output: proposalLineSchema,
    proposes: true,
    run: async (ask, { correction }) => ({
      record: (await ask("POST", "/proposals", {}, correction)) as ProposalLine,
    }),
  }),
];

function windowOf(view: DocumentView, from: number): z.output<typeof documentAnswer> {
  const { reading, actors, stories, id, title, outlet, author, published, language, uri, version, lineage, sequence } =
    view;
  const { text } = reading.document;
  const start = Math.min(from, text.length);
  const end = Math.min(text.length, start + WINDOW);
  const here = (span: Span): boolean => overlaps(span, [start, end]);
  return {
    id,
    title,
    outlet,
    author,
    published,
    language,
    uri,
    version,
    lineage,
    sequence,
    characters: text.length,
    text: text.slice(start, end).toWellFormed(),
    start,
    end,
    attributions: reading.attributions.filter(({ content }) => content.some(here)),
    events: reading.events.filter(({ mentions }) => mentions.some(({ trigger }) => here(trigger))),
    figures: reading.figures.filter(({ span }) => here(span)),
    relations: reading.relations.filter(({ evidence }) => here(evidence)),
    actors,
    stories: stories.map((story) => ({ id: story.id, title: story.title })),
  };
}
