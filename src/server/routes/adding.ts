import { z } from "zod";
import { type Reading, readingSchema } from "../../doc/reading.ts";
import { addRequestSchema, jobSchema } from "../../query/records.ts";
import { notFound, refusal } from "../answers.ts";
import { LIMITS } from "../body.ts";
import { isForm } from "../form.ts";
import { fetched, pasted, pastedDocument, requireWords, uploaded } from "../incoming.ts";
import { type Route, record, stream } from "../route.ts";

const textSchema = addRequestSchema.options[0];
/** What is only read is read while somebody waits. */
const LONGEST = 200_000;

export const addingRoutes: readonly Route[] = [
  record(
    "/documents",
    {
      method: "post",
      summary: "Adds a text, an address or files; the answer is the job that does it.",
      needs: "editor",
      status: 202,
      body: addRequestSchema,
      uploads: true,
      most: LIMITS.json,
      answer: jobSchema,
      errors: [413, 422, 429],
    },
    async ({ library, jobs, body, request, files }) => {
      if (isForm(request)) return jobs.add(uploaded(files));
      return jobs.add("fetch" in body ? fetched(body.fetch, library.made.version) : pasted(body));
    },
  ),
  record(
    "/documents/:id",
    {
      method: "delete",
      summary: "Removes a document with its readings and labels; judgements of it stay.",
      needs: "editor",
      answer: z.strictObject({ documents: z.int() }).readonly(),
      errors: [404],
    },
    async ({ library, params: { id = "" } }) => {
      const { documents } = await library.store.transaction(async (session) => {
        if ((await session.document(id)) === undefined)
          throw notFound("the id of a document", id, "GET /documents lists them.");
        return session.removeDocuments([id]);
      });
      for await (const _ of library.views.update());
      return { documents };
    },
  ),
  record(
    "/read",
    {
      method: "post",
      summary: "Reads a text and answers with its reading; nothing is kept.",
      body: textSchema,
      most: LIMITS.json,
      answer: readingSchema,
      errors: [413, 422],
    },
    async ({ library, body }) => {
      requireWords(body.text);
      if (body.text.length > LONGEST) {
        throw refusal("E_INPUT_TOO_LARGE", {
          expected: `at most ${LONGEST} characters`,
          got: `${body.text.length}`,
          fix: "POST /documents adds longer texts.",
        });
      }
      return JSON.parse(await library.threads.read(pastedDocument(body, "the text that was sent"))) as Reading;
    },
  ),
  record(
    "/jobs/:id",
    { summary: "How far the adding of something is.", answer: jobSchema, errors: [404] },
    async ({ jobs, params: { id = "" } }) => {
      const job = jobs.get(id);
      if (job !== undefined) return job;
      throw unknownJob(id);
    },
  ),
  stream(
    "/jobs/:id/events",
    {
      summary: "The same as server-sent events, whenever it changes, until it is over.",
      event: jobSchema,
      errors: [404],
    },
    async ({ jobs, params: { id = "" } }) => {
      if (jobs.get(id) === undefined) throw unknownJob(id);
      return jobs.watch(id);
    },
  ),
];

const unknownJob = (id: string) =>
  notFound("the id of a job of this server since it was started", id, "POST /documents begins one.");
