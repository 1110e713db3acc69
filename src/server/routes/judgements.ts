import { z } from "zod";
import { judgementsAsked, writeJudgements } from "../../library/views/judge.ts";
import { judgementsView } from "../../library/views/judgements.ts";
import { judgedSchema, judgementLineSchema, judgeRequestSchema } from "../../query/records.ts";
import { list, pageRequest, type Route, record } from "../route.ts";

export const judgementRoutes: readonly Route[] = [
  list(
    "/judgements",
    {
      summary: "What people have said of readings, and what became of it; the newest first.",
      query: z.strictObject({ document: z.string().optional() }),
      row: judgementLineSchema,
    },
    ({ library, query }) =>
      library.views.view((context) => judgementsView(context, query.document, pageRequest(query))),
  ),
  record(
    "/judgements",
    {
      method: "post",
      summary: "Writes a judgement into the ledger and takes what it touches into the stories again.",
      needs: "editor",
      body: judgeRequestSchema,
      answer: judgedSchema,
      errors: [404, 409, 422],
    },
    async ({ library, caller, body }) => {
      const signature = { author: caller.name, at: library.now() };
      const judgements = await library.views.view((context) => judgementsAsked(context, body, signature));
      const judged = await library.store.transaction((session) => writeJudgements(session, judgements));
      for await (const _ of library.views.update());
      return judged;
    },
  ),
];
