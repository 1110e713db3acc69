import { z } from "zod";
import { changesView } from "../../library/views/changes.ts";
import { documentView } from "../../library/views/document.ts";
import { documentsView, searchView } from "../../library/views/documents.ts";
import { changesViewSchema, documentLineSchema, documentViewSchema } from "../../query/records.ts";
import { notFound } from "../answers.ts";
import { originalFile } from "../original.ts";
import { file, list, pageRequest, type Route, record } from "../route.ts";

const narrowing = {
  outlet: z.string().optional(),
  tag: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
};
const FIX = "GET /documents lists them.";

export const documentRoutes: readonly Route[] = [
  list(
    "/documents",
    {
      summary: "Documents, the newest publication first.",
      query: z.strictObject({ ...narrowing, lineage: z.string().optional(), story: z.string().optional() }),
      row: documentLineSchema,
    },
    ({ library, query }) => library.views.view((context) => documentsView(context, query, pageRequest(query))),
  ),
  list(
    "/search",
    {
      summary: 'Documents that hold the words: rocket "air raid" kab* -Termez. Each with a passage.',
      query: z.strictObject({ q: z.string().min(1), ...narrowing }),
      row: documentLineSchema,
    },
    ({ library, query }) => library.views.view((context) => searchView(context, query.q, query, pageRequest(query))),
  ),
  record(
    "/documents/:id",
    { summary: "A document with its judged reading.", answer: documentViewSchema, errors: [404] },
    async ({ library, params: { id = "" } }) => {
      const found = await library.views.view((context) => documentView(context, id));
      if (found !== undefined) return found;
      throw notFound("the id of a document that has been read", id, FIX);
    },
  ),
  record(
    "/documents/:id/changes",
    {
      summary: "What changed from the version before, or from another document.",
      query: z.strictObject({ before: z.string().optional() }),
      answer: changesViewSchema,
      errors: [404],
    },
    async ({ library, params: { id = "" }, query: { before } }) => {
      const found = await library.views.view((context) => changesView(context, id, before));
      if (found !== undefined) return found;
      throw notFound("a document with a version before it", id, FIX);
    },
  ),
  file(
    "/documents/:id/original",
    { summary: "The bytes as they came, as an attachment.", errors: [404] },
    async ({ library, params: { id = "" } }) => {
      const found = await library.store.transaction((session) => originalFile(session, id));
      if (found !== undefined) return found;
      throw notFound("a document whose bytes were kept", id, FIX);
    },
  ),
];
