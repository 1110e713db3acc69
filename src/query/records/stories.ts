import { z } from "zod";
import {
  actorRefSchema,
  actSchema,
  agreementSchema,
  dateSchema,
  evidenceSchema,
  qualifierSchema,
  quotedSchema,
  spanSchema,
  stanceSchema,
  twoNumbers,
} from "./common.ts";

/** A story as lists show it: GET /stories. */
export const storyLineSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    /** The machine's own title, where a person gave the story another. */
    machineTitle: z.string().exactOptional(),
    date: dateSchema.exactOptional(),
    ...twoNumbers,
    contradictions: z.int(),
  })
  .readonly();
export type StoryLine = z.infer<typeof storyLineSchema>;

export const figureValueSchema = z
  .strictObject({
    kind: z.literal("figure"),
    what: z.string(),
    whom: z.string().exactOptional(),
    where: z.string().exactOptional(),
    low: z.number().exactOptional(),
    /** No `high` is no upper bound. */
    high: z.number().exactOptional(),
    /** A fraction, 0 to 1. */
    share: z.number().exactOptional(),
    of: z.number().exactOptional(),
    unit: z.string().exactOptional(),
    qualifier: qualifierSchema,
    /** EDTF. */
    period: z.string().exactOptional(),
  })
  .readonly();

export const valueSchema = z.discriminatedUnion("kind", [
  figureValueSchema,
  z.strictObject({ kind: z.literal("date"), from: z.string(), to: z.string(), edtf: z.string() }).readonly(),
  z
    .strictObject({
      kind: z.literal("actors"),
      keys: z.array(z.string()).readonly(),
      names: z.array(z.string()).readonly(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal("place"), name: z.string(), country: z.string().exactOptional() }).readonly(),
  z.strictObject({ kind: z.literal("role"), title: z.string(), of: z.string().exactOptional() }).readonly(),
  z.strictObject({ kind: z.literal("words"), text: z.string() }).readonly(),
]);
export type Value = z.infer<typeof valueSchema>;

/** What one claimant answers to one question. */
export const positionSchema = z
  .strictObject({
    claimant: z.string(),
    /** The same key is the same claimant, across documents and questions. */
    key: z.string(),
    /** From the outlet inwards to the claimant. */
    chain: z.array(z.string()).readonly(),
    stance: stanceSchema,
    value: valueSchema.exactOptional(),
    /** The value in few words, as a cell shows it: "more than 40". */
    short: z.string().exactOptional(),
    /** The sentences of the evidence, verbatim, in its order. */
    words: z.array(z.string()).readonly(),
    evidence: z.array(evidenceSchema).readonly(),
    /** Where the evidence stands in the first of `words`, in a story's own view. */
    marked: spanSchema.exactOptional(),
    ...twoNumbers,
    /** EDTF: the time of the claim, or the day of publication. */
    asOf: z.string().exactOptional(),
    act: actSchema.exactOptional(),
  })
  .readonly();
export type Position = z.infer<typeof positionSchema>;

export const comparisonSchema = z
  .strictObject({
    /** Indices into the aspect's positions. */
    a: z.int(),
    b: z.int(),
    verdict: z.enum(["compatible", "revised", "different-scope", "contradict", "unknown"]),
    reason: z.string(),
  })
  .readonly();

/** A row of the claims matrix. */
export const aspectSchema = z
  .strictObject({
    /** "happened", "actor", "recipient", "date", "place", "role", "speaker", "figure:killed". */
    question: z.string(),
    /** The question in words: "Killed", "By whom". */
    asked: z.string(),
    agreement: agreementSchema,
    positions: z.array(positionSchema).readonly(),
    comparisons: z.array(comparisonSchema).readonly(),
  })
  .readonly();
export type Aspect = z.infer<typeof aspectSchema>;

export const contradictionSchema = z
  .strictObject({
    kind: z.enum(["figure", "date", "denial", "role", "speaker", "participants", "place"]),
    /** What the positions are about, in words. */
    about: z.string(),
    story: z.string().exactOptional(),
    question: z.string(),
    positions: z.array(positionSchema).readonly(),
    reason: z.string(),
  })
  .readonly();
export type Contradiction = z.infer<typeof contradictionSchema>;

export const figureStepSchema = z
  .strictObject({
    claimant: z.string(),
    key: z.string(),
    question: z.string(),
    /** EDTF. */
    asOf: z.string().exactOptional(),
    value: figureValueSchema,
    short: z.string(),
    evidence: evidenceSchema,
    lineage: z.string(),
  })
  .readonly();
export type FigureStep = z.infer<typeof figureStepSchema>;

/** A report of a story. */
export const reportSchema = z
  .strictObject({
    document: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    /** EDTF. */
    published: z.string().nullable(),
    lineage: z.string(),
    /** Local ids of the events that tell of the story. */
    events: z.array(z.string()).readonly(),
  })
  .readonly();
export type StoryReport = z.infer<typeof reportSchema>;

/** Documents that go back to one origin, with each reason in words: GET /lineages. */
export const lineageViewSchema = z
  .strictObject({
    id: z.string(),
    documents: z.array(reportSchema.unwrap().omit({ events: true, lineage: true }).readonly()).readonly(),
    reasons: z.array(z.string()).readonly(),
    /** Pairwise: who rests on whom, and why. */
    links: z
      .array(z.strictObject({ from: z.string(), to: z.string(), kind: z.string(), reason: z.string() }).readonly())
      .readonly(),
  })
  .readonly();
export type LineageView = z.infer<typeof lineageViewSchema>;

/** A speaker of a story: a column of the claims matrix. */
export const claimantSchema = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    /** The state, group or organisation that it speaks for; claimants of one side stand together. */
    side: actorRefSchema.exactOptional(),
    /** Is it the outlet itself that says so? */
    outlet: z.boolean(),
    /** Shows who: "Khost provincial governor". */
    role: z.string().exactOptional(),
    /** EDTF of its first statement in the story. */
    first: z.string().nullable(),
    ...twoNumbers,
  })
  .readonly();
export type Claimant = z.infer<typeof claimantSchema>;

/** GET /stories/:id. */
export const storyViewSchema = storyLineSchema
  .unwrap()
  .extend({
    /** When a person gave it its title. */
    titledAt: z.string().exactOptional(),
    reports: z.array(reportSchema).readonly(),
    /** In the order of their first statement. */
    claimants: z.array(claimantSchema).readonly(),
    /** The main happening first. */
    happenings: z
      .array(
        z
          .strictObject({
            /** What happened, in words of the first report. */
            title: z.string(),
            type: z.string(),
            date: dateSchema.exactOptional(),
            events: z
              .array(z.strictObject({ document: z.string(), events: z.array(z.string()).readonly() }).readonly())
              .readonly(),
            aspects: z.array(aspectSchema).readonly(),
            steps: z.array(figureStepSchema).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    contradicting: z.array(contradictionSchema).readonly(),
    /** Why its reports are one story: each link between two of them, in words. */
    joined: z
      .array(
        z
          .strictObject({
            documents: z.tuple([z.string(), z.string()]).readonly(),
            reasons: z.array(z.string()).readonly(),
            /** Where a person joined them. */
            record: z.string().exactOptional(),
          })
          .readonly(),
      )
      .readonly(),
    lineagesOf: z.array(lineageViewSchema).readonly(),
    labels: z.array(z.strictObject({ kind: z.enum(["tag", "note", "set"]), text: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type StoryView = z.infer<typeof storyViewSchema>;

/** POST and DELETE /stories/:id/title. */
export const storyTitledSchema = z
  .strictObject({
    /** Its id now. */
    story: z.string(),
    /** What a person calls it from now on; absent where it bears the machine's title. */
    title: z.string().exactOptional(),
    /** What a person called it before. */
    before: z.string().exactOptional(),
  })
  .readonly();
export type StoryTitled = z.infer<typeof storyTitledSchema>;

/** GET /evidence?document&start&end: the right column, from any number, edge or pin. */
export const trailSchema = z
  .strictObject({
    quoted: quotedSchema,
    /** The paragraph around the words, its span, and which paragraph of how many. */
    paragraph: z.strictObject({ span: spanOf(), text: z.string(), number: z.int(), of: z.int() }).readonly(),
    /** From the outlet inwards: who reports that who said. */
    chain: z
      .array(
        z
          .strictObject({
            name: z.string(),
            actor: actorRefSchema.exactOptional(),
            /** Verbatim cue: "said". */
            cue: z.string().exactOptional(),
            act: actSchema.exactOptional(),
            /** EDTF, where the words say when. */
            at: z.string().exactOptional(),
            attribution: z.string().exactOptional(),
          })
          .readonly(),
      )
      .readonly(),
    /** Elements of the reading at these words, by local id. */
    elements: z
      .array(z.strictObject({ kind: z.string(), id: z.string(), label: z.string(), certainty: z.string() }).readonly())
      .readonly(),
    /** Other documents that have the same words or claim. */
    alsoIn: z
      .array(
        z
          .strictObject({
            document: z.string(),
            outlet: z.string().nullable(),
            published: z.string().nullable(),
            /** "the same words, 11 hours earlier". */
            how: z.string(),
          })
          .readonly(),
      )
      .readonly(),
    lineage: lineageViewSchema.exactOptional(),
    stories: z.array(z.strictObject({ id: z.string(), title: z.string() }).readonly()).readonly(),
    /** As it would be cited: "Outlet, “Title”, 17 April 2022, paragraph 3 of 9". */
    citation: z.string(),
  })
  .readonly();
export type Trail = z.infer<typeof trailSchema>;

function spanOf() {
  return evidenceSchema.unwrap().shape.span;
}
