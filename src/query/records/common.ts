import { z } from "zod";
import {
  ACTOR_KINDS,
  ACTS,
  CERTAINTIES,
  dateValueSchema,
  eventTypeSchema,
  QUALIFIERS,
  RELATION_TYPES,
  STATUSES,
} from "../../doc/reading.ts";

/** Half-open UTF-16 offsets into the document's text. */
export const spanSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly();
export const dateSchema = dateValueSchema;
export const certaintySchema = z.enum(CERTAINTIES);
export const stanceSchema = z.enum(["asserts", "denies", "partly", "silent"]);
export const agreementSchema = z.enum(["single", "agree", "differ", "contradict"]);
export const statusSchema = z.enum(STATUSES);
export const actSchema = z.enum(ACTS);
export const actorKindSchema = z.enum(ACTOR_KINDS);
export const relationTypeSchema = z.enum(RELATION_TYPES);
export const qualifierSchema = z.enum(QUALIFIERS);
export { eventTypeSchema };

/** The two numbers that stand with every count: documents, and the independent lineages that they go back to. */
export const twoNumbers = {
  documents: z.int().nonnegative(),
  lineages: z.int().nonnegative(),
};

/** Words in a document: what every number, edge and pin leads to. */
export const evidenceSchema = z.strictObject({ document: z.string(), span: spanSchema }).readonly();
export type Evidence = z.infer<typeof evidenceSchema>;

/** Words with what is needed to show and cite them without opening the document. */
export const quotedSchema = z
  .strictObject({
    document: z.string(),
    span: spanSchema,
    /** Verbatim. */
    words: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    /** EDTF. */
    published: z.string().nullable(),
    lineage: z.string(),
  })
  .readonly();
export type Quoted = z.infer<typeof quotedSchema>;

/** An actor across documents, by its key: an entry of the knowledge base, a name, or an actor of one document. */
export const actorRefSchema = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    kind: actorKindSchema.exactOptional(),
    /** A private person has no page of its own. */
    private: z.literal(true).exactOptional(),
  })
  .readonly();
export type ActorRef = z.infer<typeof actorRefSchema>;

/** One page of a list; `cursor` is opaque and absent on the last. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.strictObject({ rows: z.array(row).readonly(), cursor: z.string().exactOptional() }).readonly();
export interface PageOf<T> {
  readonly rows: readonly T[];
  readonly cursor?: string;
}

/** The one shape of errors: what was expected, what came, what to do. */
export const errorSchema = z
  .strictObject({
    error: z
      .strictObject({
        code: z.string(),
        message: z.string(),
        where: z.string().exactOptional(),
        expected: z.string().exactOptional(),
        got: z.string().exactOptional(),
        fix: z.string().exactOptional(),
      })
      .readonly(),
  })
  .readonly();
export type ErrorAnswer = z.infer<typeof errorSchema>;
