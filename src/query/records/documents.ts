import { z } from "zod";
import { readingSchema } from "../../doc/reading.ts";
import { ELEMENT_KINDS } from "../../judgements/elements.ts";
import { STATES } from "../../judgements/states.ts";
import { actorRefSchema, spanSchema } from "./common.ts";
import { lineageViewSchema } from "./stories.ts";

/** A document as lists show it: GET /documents, GET /search. */
export const documentLineSchema = z
  .strictObject({
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    author: z.string().nullable(),
    /** EDTF. */
    published: z.string().nullable(),
    language: z.string(),
    uri: z.string().nullable(),
    /** 1 for the first version of its page. */
    version: z.int(),
    lineage: z.string().nullable(),
    /** Position in the order of adding. */
    sequence: z.int(),
    /** Where a search found it: spans of the words in `text`, which is a passage of the document from `start` on. */
    found: z
      .strictObject({ text: z.string(), start: z.int(), spans: z.array(spanSchema).readonly() })
      .readonly()
      .exactOptional(),
  })
  .readonly();
export type DocumentLine = z.infer<typeof documentLineSchema>;

/** What a person said of this document and what became of it. */
export const judgementLineSchema = z
  .strictObject({
    record: z.string(),
    act: z.string(),
    /** In words: "set “He” to the ministry's spokesman". */
    said: z.string(),
    author: z.string(),
    at: z.string(),
    reason: z.string().exactOptional(),
    state: z.enum(STATES),
    /** Local id of the element in the judged reading. */
    element: z.string().exactOptional(),
    document: z.string().exactOptional(),
    span: spanSchema.exactOptional(),
  })
  .readonly();
export type JudgementLine = z.infer<typeof judgementLineSchema>;

/** GET /documents/:id. */
export const documentViewSchema = documentLineSchema
  .unwrap()
  .extend({
    /** The judged reading: the human layer over the machine's. */
    reading: readingSchema,
    /** The machine's alone, where people have judged anything. */
    machine: readingSchema.exactOptional(),
    versions: z.array(documentLineSchema).readonly(),
    lineageOf: lineageViewSchema.exactOptional(),
    stories: z
      .array(
        z
          .strictObject({
            id: z.string(),
            title: z.string(),
            documents: z.int(),
            lineages: z.int(),
            events: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    /** Actors of the reading across documents, by local id. */
    actors: z.record(z.string(), actorRefSchema),
    judgements: z.array(judgementLineSchema).readonly(),
    labels: z.array(z.strictObject({ kind: z.enum(["tag", "note", "set"]), text: z.string() }).readonly()).readonly(),
    /** Where the text came from, where it is known: page of the PDF, element of the page. */
    original: z.strictObject({ mediaType: z.string(), bytes: z.int() }).readonly().exactOptional(),
  })
  .readonly();
export type DocumentView = z.infer<typeof documentViewSchema>;

/** GET /documents/:id/changes: what changed from the version before. */
export const changesViewSchema = z
  .strictObject({
    before: documentLineSchema,
    after: documentLineSchema,
    /** The words, in order. */
    words: z
      .array(z.strictObject({ kind: z.enum(["same", "added", "removed"]), text: z.string() }).readonly())
      .readonly(),
    /** What the change comes to, in words, with the spans in both texts. */
    changes: z
      .array(
        z
          .strictObject({
            kind: z.string(),
            said: z.string(),
            before: spanSchema.exactOptional(),
            after: spanSchema.exactOptional(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type ChangesView = z.infer<typeof changesViewSchema>;

/**
 * POST /judgements. Elements are named as the caller sees them, in the judged reading of a document; the server points
 * the record at their words. Values of fields that point at other elements are their local ids, words are spans, and
 * dates EDTF: "2022-04-16"; null takes the field away.
 */
const target = {
  document: z.string(),
  /** The reading that the caller saw: where another stands now, nothing is written. */
  engine: z.string().exactOptional(),
};
const element = { ...target, element: z.string() };
const common = { reason: z.string().min(1).exactOptional() };
const oneJudgementSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("confirm"), ...element, ...common }).readonly(),
  z.strictObject({ act: z.literal("reject"), ...element, ...common }).readonly(),
  /** Retype, re-point and rename are edits of the fields that hold the type, the ends and the name. */
  z.strictObject({ act: z.literal("edit"), ...element, field: z.string(), value: z.json(), ...common }).readonly(),
  z.strictObject({ act: z.literal("alias"), ...element, name: z.string().min(1), ...common }).readonly(),
  z
    .strictObject({
      act: z.literal("add"),
      ...target,
      kind: z.enum(ELEMENT_KINDS),
      span: spanSchema,
      fields: z.record(z.string(), z.json()),
      ...common,
    })
    .readonly(),
  /** Two actors, or two events, are one or are not. */
  z
    .strictObject({
      act: z.literal("link"),
      ...element,
      with: z.strictObject({ document: z.string(), element: z.string() }).readonly(),
      verdict: z.enum(["positive", "negative", "unsure"]),
      ...common,
    })
    .readonly(),
  /** Takes a report out of a story, or joins two stories. */
  z.strictObject({ act: z.literal("split"), story: z.string(), document: z.string(), ...common }).readonly(),
  z.strictObject({ act: z.literal("merge"), story: z.string(), with: z.string(), ...common }).readonly(),
  /** The Admiralty code's two axes, kept apart: an outlet's reliability, a claim's credibility. */
  z.discriminatedUnion("axis", [
    z
      .strictObject({
        act: z.literal("grade"),
        axis: z.literal("source"),
        outlet: z.string(),
        grade: z.enum(["A", "B", "C", "D", "E", "cannot-be-judged"]),
        ...common,
      })
      .readonly(),
    z
      .strictObject({
        act: z.literal("grade"),
        axis: z.literal("information"),
        ...element,
        grade: z.union([z.int().min(1).max(5), z.literal("cannot-be-judged")]),
        ...common,
      })
      .readonly(),
  ]),
  z.strictObject({ act: z.literal("withdraw"), record: z.string(), ...common }).readonly(),
]);
/** More than these at once keep everybody else waiting. */
export const MOST_TOGETHER = 2_000;
export const judgeRequestSchema = z.discriminatedUnion("act", [
  oneJudgementSchema,
  /** One act of a person that takes several records, all or none: a name in every document that has it. */
  z
    .strictObject({
      act: z.literal("together"),
      requests: z.array(oneJudgementSchema).min(1).max(MOST_TOGETHER).readonly(),
      /** Of each that has none of its own. */
      ...common,
    })
    .readonly(),
]);
export type JudgeRequest = z.infer<typeof judgeRequestSchema>;

export const judgedSchema = z
  .strictObject({
    record: z.string(),
    /** All that were written, `record` first: together they are one act, and are taken back as one. */
    records: z.array(z.string()).readonly(),
    said: z.string(),
    /** Documents whose view changes. */
    documents: z.array(z.string()).readonly(),
  })
  .readonly();
export type JudgedAnswer = z.infer<typeof judgedSchema>;
