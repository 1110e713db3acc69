import { z } from "zod";
import {
  actorKindSchema,
  actorRefSchema,
  dateSchema,
  evidenceSchema,
  quotedSchema,
  relationTypeSchema,
  twoNumbers,
} from "./common.ts";

/** GET /actors. */
export const actorLineSchema = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    kind: actorKindSchema,
    country: z.string().nullable(),
    ...twoNumbers,
    /** Claims that it makes; events that it is said to have done and to have suffered. */
    says: z.int(),
    does: z.int(),
    suffers: z.int(),
  })
  .readonly();
export type ActorLine = z.infer<typeof actorLineSchema>;

/** A relation as claimants have it, from when to when. */
export const relationViewSchema = z
  .strictObject({
    type: relationTypeSchema,
    from: actorRefSchema,
    to: actorRefSchema,
    status: z.string(),
    since: z.strictObject({ value: z.string(), disputed: z.boolean() }).readonly().exactOptional(),
    until: z.strictObject({ value: z.string(), disputed: z.boolean() }).readonly().exactOptional(),
    claimants: z.array(z.string()).readonly(),
    ...twoNumbers,
    statements: z
      .array(
        z
          .strictObject({
            claimant: z.string(),
            published: z.string().nullable(),
            since: dateSchema.exactOptional(),
            until: dateSchema.exactOptional(),
            quoted: quotedSchema,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type RelationView = z.infer<typeof relationViewSchema>;

/** GET /actors/:key. The lists of what it does and says are GET /events?actor= and GET /claims?speaker=. */
export const actorViewSchema = actorLineSchema
  .unwrap()
  .extend({
    entity: z.string().nullable(),
    sector: z.string().nullable(),
    /** Each name with the documents that use it and a place where it stands. */
    names: z
      .array(
        z
          .strictObject({
            name: z.string(),
            form: z.enum(["name", "nominal", "adjective", "metonym", "human"]),
            ...twoNumbers,
            /** EDTF of first and last use. */
            first: z.string().nullable(),
            last: z.string().nullable(),
            evidence: evidenceSchema.exactOptional(),
            /** Of a name that people gave: who, when, and why if they said so. The evidence is where it is meant. */
            added: z
              .array(
                z
                  .strictObject({
                    record: z.string(),
                    author: z.string(),
                    at: z.string(),
                    reason: z.string().exactOptional(),
                  })
                  .readonly(),
              )
              .readonly()
              .exactOptional(),
          })
          .readonly(),
      )
      .readonly(),
    /** Offices and functions, as documents give them on their day. */
    roles: z
      .array(
        z
          .strictObject({
            title: z.string(),
            of: actorRefSchema.exactOptional(),
            former: z.boolean(),
            first: z.string().nullable(),
            last: z.string().nullable(),
            ...twoNumbers,
            quoted: quotedSchema,
          })
          .readonly(),
      )
      .readonly(),
    relations: z.array(relationViewSchema).readonly(),
    /** Counts by PLOVER type and status, as actor and as recipient. */
    said: z
      .array(
        z
          .strictObject({
            type: z.string(),
            as: z.enum(["actor", "recipient"]),
            status: z.string(),
            ...twoNumbers,
          })
          .readonly(),
      )
      .readonly(),
    /** Who it is said to have acted with or against, most lineages first. */
    others: z
      .array(
        z.strictObject({ actor: actorRefSchema, cooperation: z.int(), conflict: z.int(), ...twoNumbers }).readonly(),
      )
      .readonly(),
    /** Cooperation and conflict by month, counted by lineage. */
    months: z
      .array(z.strictObject({ month: z.string(), cooperation: z.int(), conflict: z.int(), says: z.int() }).readonly())
      .readonly(),
    /** Which outlets and speakers say things of it. */
    claimants: z
      .array(z.strictObject({ key: z.string(), name: z.string(), claims: z.int(), ...twoNumbers }).readonly())
      .readonly(),
    stories: z.array(z.strictObject({ id: z.string(), title: z.string() }).readonly()).readonly(),
    /** Why its mentions in several documents are one actor. */
    identity: z.string(),
  })
  .readonly();
export type ActorView = z.infer<typeof actorViewSchema>;
