import { z } from "zod";
import { evidenceSchema, twoNumbers } from "./common.ts";
import { contradictionSchema, storyLineSchema } from "./stories.ts";

/** GET /library: what the library holds and how it was read. */
export const libraryViewSchema = z
  .strictObject({
    name: z.string(),
    ...twoNumbers,
    outlets: z.int(),
    stories: z.int(),
    contested: z.int(),
    contradictions: z.int(),
    judgements: z.int(),
    /** Things that wait in the review queue. */
    review: z.int(),
    failures: z.int(),
    /** First and last day of publication, EDTF. */
    from: z.string().nullable(),
    until: z.string().nullable(),
    languages: z.array(z.strictObject({ language: z.string(), documents: z.int() }).readonly()).readonly(),
    engine: z.strictObject({ version: z.string(), model: z.string(), knowledge: z.string() }).readonly(),
    /** Documents that this engine has not read yet, and documents that are not in the stories yet. */
    unread: z.int(),
    unfused: z.int(),
    /** What this client may do: read, propose (judgements wait), write. */
    role: z.enum(["reader", "editor", "owner"]),
  })
  .readonly();
export type LibraryView = z.infer<typeof libraryViewSchema>;

/** A judgement that no longer finds its words, or that the machine now sees otherwise than before. */
export const orphanSchema = z
  .strictObject({
    record: z.string(),
    state: z.enum(["orphaned", "obsolete"]),
    /** What was judged, in words. */
    said: z.string(),
    author: z.string(),
    at: z.string(),
    document: z.string(),
    title: z.string().nullable(),
    because: z.string().exactOptional(),
  })
  .readonly();
export type Orphan = z.infer<typeof orphanSchema>;

/** GET /today?since=N: what came after the document with that number in the order of adding. */
export const todayViewSchema = z
  .strictObject({
    /** To be given as `since` at the next visit. */
    upTo: z.int(),
    newDocuments: z.int(),
    /** The most contested first; `fresh`: has documents that came since. */
    stories: z.array(storyLineSchema.unwrap().extend({ fresh: z.int(), note: z.string() }).readonly()).readonly(),
    contradictions: z.array(contradictionSchema).readonly(),
    /** One claimant, one count, other numbers on other days. */
    revised: z
      .array(
        z
          .strictObject({
            story: z.string(),
            title: z.string(),
            claimant: z.string(),
            question: z.string(),
            before: z
              .strictObject({ words: z.string(), at: z.string().nullable(), evidence: evidenceSchema })
              .readonly(),
            after: z
              .strictObject({ words: z.string(), at: z.string().nullable(), evidence: evidenceSchema })
              .readonly(),
          })
          .readonly(),
      )
      .readonly(),
    orphans: z.array(orphanSchema).readonly(),
    /** Stories and documents that somebody has tagged, annotated, put into a set or given a title: what moved first. */
    marked: z
      .array(
        z
          .strictObject({
            kind: z.enum(["story", "document"]),
            id: z.string(),
            title: z.string().nullable(),
            labels: z
              .array(z.strictObject({ kind: z.enum(["tag", "note", "set", "title"]), text: z.string() }).readonly())
              .readonly(),
            /** Reports of the story that came since; newer versions of the document. */
            fresh: z.int(),
            /** The newest version of a document, where that is another. */
            newest: z.string().exactOptional(),
            ...twoNumbers,
          })
          .readonly(),
      )
      .readonly(),
    imports: z
      .array(
        z
          .strictObject({
            id: z.string(),
            sources: z.array(z.string()).readonly(),
            startedAt: z.string(),
            finishedAt: z.string().nullable(),
            documents: z.int(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type TodayView = z.infer<typeof todayViewSchema>;

/** GET /jobs/:id and its stream of events: the progress of adding. */
export const jobSchema = z
  .strictObject({
    id: z.string(),
    state: z.enum(["waiting", "reading", "comparing", "done", "failed"]),
    sources: z.array(z.string()).readonly(),
    read: z.int(),
    known: z.int(),
    failed: z.int(),
    skipped: z.int(),
    /** Documents taken into the stories. */
    compared: z.int(),
    /** Ids of the first documents that it added. */
    added: z.array(z.string()).readonly(),
    problems: z
      .array(z.strictObject({ where: z.string(), code: z.string(), message: z.string() }).readonly())
      .readonly(),
  })
  .readonly();
export type Job = z.infer<typeof jobSchema>;

/** POST /documents. */
export const addRequestSchema = z.union([
  z
    .strictObject({
      text: z.string().min(1),
      title: z.string().exactOptional(),
      outlet: z.string().exactOptional(),
      published: z.string().exactOptional(),
      url: z.string().exactOptional(),
      author: z.string().exactOptional(),
    })
    .readonly(),
  z.strictObject({ fetch: z.url() }).readonly(),
]);
export type AddRequest = z.infer<typeof addRequestSchema>;
