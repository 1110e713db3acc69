import { z } from "zod";
import {
  actorRefSchema,
  actSchema,
  certaintySchema,
  dateSchema,
  eventTypeSchema,
  quotedSchema,
  statusSchema,
} from "./common.ts";

/** One attribution: who says what, in which words. GET /claims; newest publication first. */
export const claimRowSchema = quotedSchema
  .unwrap()
  .extend({
    /** Local id of the attribution. */
    attribution: z.string(),
    /** Nobody is named: "it is reported that". */
    speakers: z.array(actorRefSchema).readonly(),
    /** As the text names the speaker. */
    source: z.string().nullable(),
    cue: z.string().nullable(),
    act: actSchema,
    mode: z.enum(["direct", "indirect", "mixed"]),
    negated: z.boolean(),
    /** Outer speakers, outlet first. */
    through: z.array(z.string()).readonly(),
    /** Events, by type, and actors that the content speaks of. */
    events: z
      .array(z.strictObject({ id: z.string(), type: eventTypeSchema, status: statusSchema }).readonly())
      .readonly(),
    about: z.array(actorRefSchema).readonly(),
    certainty: certaintySchema,
  })
  .readonly();
export type ClaimRow = z.infer<typeof claimRowSchema>;

/** GET /claims?…; every field narrows. */
export const claimFilterSchema = z.strictObject({
  /** Words of the documents or claims, as in search. */
  q: z.string().optional(),
  /** Keys of actors. */
  speaker: z.string().optional(),
  actor: z.string().optional(),
  act: actSchema.optional(),
  /** PLOVER type of an event in the content. */
  type: eventTypeSchema.optional(),
  /** Days of publication, inclusive. */
  from: z.string().optional(),
  until: z.string().optional(),
  outlet: z.string().optional(),
  lineage: z.string().optional(),
  story: z.string().optional(),
  document: z.string().optional(),
  negated: z.stringbool().optional(),
});
export type ClaimFilter = z.infer<typeof claimFilterSchema>;

/** GET /claims/denials: a denial and what it denies, where both are found. */
export const denialPairSchema = z
  .strictObject({
    denial: claimRowSchema,
    /** The claim or the event that it is about. */
    denied: quotedSchema,
    claimant: z.string(),
    /** Event type, where an event is denied. */
    type: eventTypeSchema.exactOptional(),
    story: z.string().exactOptional(),
  })
  .readonly();
export type DenialPair = z.infer<typeof denialPairSchema>;

/** One mention of an event with who says so. GET /events. */
export const eventRowSchema = quotedSchema
  .unwrap()
  .extend({
    event: z.string(),
    type: eventTypeSchema,
    mode: z.string().nullable(),
    status: statusSchema,
    actors: z.array(actorRefSchema).readonly(),
    recipients: z.array(actorRefSchema).readonly(),
    /** Who says so, innermost; the outlet where nobody else is named. */
    claimant: z.string(),
    claimantKey: z.string(),
    date: dateSchema.exactOptional(),
    place: z.string().exactOptional(),
    story: z.string().exactOptional(),
    certainty: certaintySchema,
  })
  .readonly();
export type EventRow = z.infer<typeof eventRowSchema>;

export const eventFilterSchema = claimFilterSchema.omit({ act: true, negated: true }).extend({
  recipient: z.string().optional(),
  status: statusSchema.optional(),
  /** Days on which it is said to have happened. */
  happenedFrom: z.string().optional(),
  happenedUntil: z.string().optional(),
  country: z.string().optional(),
});
export type EventFilter = z.infer<typeof eventFilterSchema>;
