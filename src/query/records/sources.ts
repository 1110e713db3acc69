import { z } from "zod";
import { spanSchema, twoNumbers } from "./common.ts";
import { judgementLineSchema } from "./documents.ts";

/** GET /sources: outlets, what they depend on, and the analyst's grade. */
export const sourceLineSchema = z
  .strictObject({
    outlet: z.string(),
    domain: z.string().nullable(),
    owner: z.string().nullable(),
    ...twoNumbers,
    /** Documents that go back to others, and documents of others that go back to it. */
    copies: z.int(),
    copied: z.int(),
    /** EDTF. */
    first: z.string().nullable(),
    last: z.string().nullable(),
    grades: z
      .array(
        z
          .strictObject({
            grade: z.string(),
            author: z.string(),
            at: z.string(),
            record: z.string(),
            reason: z.string().exactOptional(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type SourceLine = z.infer<typeof sourceLineSchema>;

/** GET /coverage: what was read and what was not; goes with every export. */
export const coverageViewSchema = z
  .strictObject({
    ...twoNumbers,
    outlets: z.int(),
    languages: z.array(z.strictObject({ language: z.string(), documents: z.int() }).readonly()).readonly(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    undated: z.int(),
    notEnglish: z.int(),
    failures: z
      .array(z.strictObject({ source: z.string(), code: z.string(), message: z.string() }).readonly())
      .readonly(),
    feeds: z
      .array(
        z
          .strictObject({
            url: z.string(),
            title: z.string().nullable(),
            state: z.string(),
            gaps: z.int(),
            problem: z.string().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** What the reader cannot do, in words. */
    limits: z.array(z.string()).readonly(),
  })
  .readonly();
export type CoverageView = z.infer<typeof coverageViewSchema>;

/** GET /review: what deserves a look, in a fixed order. */
export const reviewItemSchema = z
  .strictObject({
    id: z.string(),
    why: z.enum(["orphaned", "obsolete", "unsure", "candidates", "link"]),
    kind: z.string(),
    /** What is to be decided, as a question in words. */
    question: z.string(),
    document: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    element: z.string().exactOptional(),
    span: spanSchema,
    /** Words to be shown as such, and what they are: source, cue, content, trigger, mention. */
    marks: z
      .array(z.strictObject({ span: spanSchema, role: z.string() }).readonly())
      .readonly()
      .exactOptional(),
    /** Entries of the knowledge base, where it is one of several. */
    choices: z.array(z.string()).readonly().exactOptional(),
    /** The sentence around the words, and where it begins in the text. */
    context: z.strictObject({ text: z.string(), start: z.int() }).readonly(),
    /** For links: the other end. */
    other: z
      .strictObject({
        document: z.string(),
        element: z.string(),
        span: spanSchema,
        context: z.strictObject({ text: z.string(), start: z.int() }).readonly(),
      })
      .readonly()
      .exactOptional(),
    judgement: judgementLineSchema.exactOptional(),
  })
  .readonly();
export type ReviewItem = z.infer<typeof reviewItemSchema>;
