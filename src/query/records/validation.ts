import { z } from "zod";
import { ELEMENT_KINDS } from "../../judgements/elements.ts";
import { codingSchema, VERDICTS } from "../../validation/coding.ts";
import { sampleSchema } from "../../validation/sample.ts";
import { certaintySchema, spanSchema } from "./common.ts";

const layerSchema = z.enum(ELEMENT_KINDS);
const coderSchema = z.string().trim().min(1).max(200);
const count = z.int().nonnegative();
const verdictSchema = z.enum(VERDICTS);

/** GET /validation/samples: what was drawn, and how far each coder is. What they answered is in the report alone. */
export const sampleLineSchema = z
  .strictObject({
    id: z.string(),
    at: z.string(),
    seed: z.string(),
    layers: z.array(layerSchema).readonly(),
    items: count,
    /** Documents of the library that it was drawn from. */
    documents: count,
    coders: z.array(z.strictObject({ coder: z.string(), coded: count }).readonly()).readonly(),
  })
  .readonly();
export type SampleLine = z.infer<typeof sampleLineSchema>;

/** POST /validation/samples. */
export const drawRequestSchema = z
  .strictObject({
    size: z.int().min(1).max(99_999),
    /** Another seed draws another sample. */
    seed: z.string().min(1).max(200).default("1"),
    /** All where none are named. */
    layers: z.array(layerSchema).readonly().default([]),
  })
  .readonly();
export type DrawRequest = z.input<typeof drawRequestSchema>;

const passageSchema = z.strictObject({ start: count, text: z.string() }).readonly();

/** An element of the machine's as coders see it: its words and what the machine says of them, and nothing else. */
export const codingItemSchema = z
  .strictObject({
    /** Of this coder alone. */
    key: z.string(),
    layer: layerSchema,
    /** Answered with "correct" or "wrong". */
    question: z.string(),
    /** What the machine says. */
    statement: z.string(),
    /** What of it can be wrong, in words. */
    parts: z.array(z.strictObject({ part: z.string(), words: z.string() }).readonly()).readonly(),
    marks: z.array(z.strictObject({ span: spanSchema, role: z.string() }).readonly()).readonly(),
    /** The sentences in which the words stand, verbatim, with where each begins in the text. */
    passages: z.array(passageSchema).readonly(),
    /** The same with more of the text around. */
    more: z.array(passageSchema).readonly(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
  })
  .readonly();
export type CodingItem = z.infer<typeof codingItemSchema>;

/** GET /validation/samples/:id/next: what lies before a coder. */
export const codingDeskSchema = z
  .strictObject({
    sample: z.string(),
    coder: z.string(),
    whole: count,
    coded: count,
    /** Absent where nothing is left that can be coded. */
    item: codingItemSchema.exactOptional(),
    /** The coder's own last answer. */
    last: z.strictObject({ verdict: verdictSchema, statement: z.string() }).readonly().exactOptional(),
  })
  .readonly();
export type CodingDesk = z.infer<typeof codingDeskSchema>;

/** POST /validation/samples/:id/codings. */
export const codingRequestSchema = z
  .strictObject({
    /** On a machine of one's own anybody may say who they are; else it is whoever has signed in. */
    coder: coderSchema.exactOptional(),
    /** The key of an item. */
    item: z.string().min(1).max(64),
    verdict: verdictSchema,
    /** Which parts, where it is wrong. */
    wrong: z.array(z.string().max(100)).max(20).readonly().default([]),
  })
  .readonly();
export type CodingRequest = z.input<typeof codingRequestSchema>;

/** DELETE /validation/samples/:id/codings. */
export const withdrawalRequestSchema = z.strictObject({ coder: coderSchema.exactOptional() }).readonly();
export type WithdrawalRequest = z.infer<typeof withdrawalRequestSchema>;

const share = z.number().min(0).max(1);
const precision = {
  correct: count,
  wrong: count,
  cannotTell: count,
  /** Absent where none could be told. */
  precision: share.exactOptional(),
  /** At 95 %. */
  interval: z.strictObject({ low: share, high: share }).readonly().exactOptional(),
};

export const layerPrecisionSchema = z
  .strictObject({
    layer: layerSchema,
    size: count,
    ...precision,
    covered: share,
    effective: z.number().exactOptional(),
    strata: z
      .array(z.strictObject({ certainty: certaintySchema, size: count, drawn: count, ...precision }).readonly())
      .readonly(),
    parts: z.array(z.strictObject({ part: z.string(), items: count }).readonly()).readonly(),
  })
  .readonly();

/** GET /validation/samples/:id/report: what `hearsay validate --report --json` writes, and `--take` takes over. */
export const validationViewSchema = z
  .strictObject({
    id: z.string(),
    at: z.string(),
    sample: sampleSchema,
    codings: z.array(codingSchema).readonly(),
    report: z
      .strictObject({
        coders: z
          .array(
            z
              .strictObject({ coder: z.string(), coded: count, layers: z.array(layerPrecisionSchema).readonly() })
              .readonly(),
          )
          .readonly(),
        agreement: z
          .strictObject({
            items: count,
            same: count,
            alpha: z.number().exactOptional(),
            alphaOfThree: z.number().exactOptional(),
          })
          .readonly()
          .exactOptional(),
      })
      .readonly(),
    /** A paragraph for a methods section. */
    methods: z.string(),
    /** The whole report, with its tables. */
    markdown: z.string(),
  })
  .readonly();
export type ValidationView = z.infer<typeof validationViewSchema>;
