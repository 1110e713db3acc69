import { z } from "zod";

/** What jobs do, and what they are told; other versions of this program may have put them there. */
export const TASKS = { read: "read", stories: "stories", finish: "finish" } as const;

export const readPayloadSchema = z.object({ sequences: z.array(z.int().positive()) }).readonly();
export const finishPayloadSchema = z.object({ import: z.string() }).readonly();

/** Documents of one job: enough that what it costs to hand out is little, few enough that little is done twice. */
export const JOB_DOCUMENTS = 20;
/** Characters of one job's records. */
export const JOB_CHARACTERS = 4_000_000;
/** How often a job is tried: with the pauses between, about four days. */
export const ATTEMPTS = 20;
/** From this attempt on documents are committed one by one, so that one that ends its process is left alone with its fate. */
export const ONE_BY_ONE_FROM = 3;
/** Stories follow what was read by so much: documents come in bursts, and what they tell together is compared once. */
export const STORIES_AFTER_SECONDS = 15;

/** Names a job by its documents: what the queue shows of a job is its key, and not what it is told. */
export const readKey = (sequences: readonly number[]): string => `read ${sequences.join(",")}`;
