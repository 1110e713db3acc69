import { z } from "zod";
import {
  actorRefSchema,
  dateSchema,
  eventTypeSchema,
  evidenceSchema,
  quotedSchema,
  statusSchema,
  twoNumbers,
} from "./common.ts";

/** GET /network?actor&depth&from&until&limit. Without an actor: those with the most lineages. */
export const networkViewSchema = z
  .strictObject({
    nodes: z
      .array(
        actorRefSchema
          .unwrap()
          .extend({
            ...twoNumbers,
            /** Neighbours that are not shown. */
            hidden: z.int(),
            country: z.string().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    edges: z
      .array(
        z
          .strictObject({
            from: z.string(),
            to: z.string(),
            /** Relations stand for themselves; events count as cooperation or conflict. */
            kind: z.enum(["cooperation", "conflict", "relation", "says"]),
            /** PLOVER or relation types, commonest first. */
            types: z.array(z.string()).readonly(),
            events: z.int(),
            ...twoNumbers,
            first: z.string().nullable(),
            last: z.string().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** Nodes and edges that the limit leaves out. */
    hidden: z.strictObject({ nodes: z.int(), edges: z.int() }).readonly(),
    from: z.string().nullable(),
    until: z.string().nullable(),
  })
  .readonly();
export type NetworkView = z.infer<typeof networkViewSchema>;

/** GET /timeline?story|actor|from|until. Two clocks: when it happened, when it was reported. */
export const timelineViewSchema = z
  .strictObject({
    points: z
      .array(
        z
          .strictObject({
            document: z.string(),
            event: z.string(),
            type: eventTypeSchema,
            status: statusSchema,
            /** In words of the text. */
            title: z.string(),
            happened: dateSchema.exactOptional(),
            /** First and last day that `happened` allows: its length is the uncertainty. */
            from: z.string().nullable(),
            until: z.string().nullable(),
            reported: z.string().nullable(),
            claimant: z.string(),
            claimantKey: z.string(),
            actors: z.array(actorRefSchema).readonly(),
            recipients: z.array(actorRefSchema).readonly(),
            outlet: z.string().nullable(),
            lineage: z.string(),
            story: z.string().exactOptional(),
            evidence: evidenceSchema,
          })
          .readonly(),
      )
      .readonly(),
    /** Points that the limit leaves out, and events without a date. */
    hidden: z.int(),
    undated: z.int(),
  })
  .readonly();
export type TimelineView = z.infer<typeof timelineViewSchema>;

/** First and last day that the words allow, counted from 1970-01-01, and how many claims say just so. */
const stretchesSchema = z.array(z.tuple([z.int(), z.int(), z.int()]).readonly()).readonly();

/** GET /timeline/days?story|actor|from|until|lanes. Every claim with a day is counted, in all and in its lane. */
export const timelineDaysSchema = z
  .strictObject({
    all: z.strictObject({ events: z.int(), stretches: stretchesSchema }).readonly(),
    /** Of those with most claims; by the first who acts, or by who says so. */
    lanes: z
      .array(
        z.strictObject({ key: z.string(), name: z.string(), events: z.int(), stretches: stretchesSchema }).readonly(),
      )
      .readonly(),
    /** Lanes that are not listed, and the claims in them. */
    others: z.strictObject({ lanes: z.int(), events: z.int() }).readonly(),
    /** Claims without a day. */
    undated: z.int(),
  })
  .readonly();
export type TimelineDays = z.infer<typeof timelineDaysSchema>;

/** GET /map?…: places of events; never a pin finer than the words. */
export const mapViewSchema = z
  .strictObject({
    places: z
      .array(
        z
          .strictObject({
            name: z.string(),
            country: z.string().nullable(),
            kind: z.string(),
            lat: z.number(),
            lon: z.number(),
            /** Metres: where it may lie. */
            radiusM: z.number(),
            events: z.int(),
            ...twoNumbers,
            /** Commonest first. */
            types: z.array(z.strictObject({ type: z.string(), events: z.int() }).readonly()).readonly(),
            quoted: z.array(quotedSchema).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    /** Events with no place, or with one that nobody has put on a map. */
    unplaced: z.int(),
    /** There are more places, of which fewer lineages tell. */
    more: z.literal(true).exactOptional(),
  })
  .readonly();
export type MapView = z.infer<typeof mapViewSchema>;
