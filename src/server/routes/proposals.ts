import { z } from "zod";
import { acceptProposal, declineProposal, proposalAsked, proposalsView } from "../../library/views/proposals.ts";
import { judgedSchema, judgeRequestSchema, proposalLineSchema } from "../../query/records.ts";
import { list, pageRequest, type Route, record } from "../route.ts";

const decided = z.strictObject({ id: z.string(), state: z.enum(["declined"]) }).readonly();

/** What agents propose, and what people make of it. */
export const proposalRoutes: readonly Route[] = [
  list(
    "/proposals",
    {
      summary: "Corrections that agents propose; none holds before a person accepts it. The oldest first.",
      query: z.strictObject({ state: z.enum(["open", "accepted", "declined"]).default("open") }),
      row: proposalLineSchema,
    },
    ({ library, query }) => library.views.view((context) => proposalsView(context, query.state, pageRequest(query))),
  ),
  record(
    "/proposals",
    {
      method: "post",
      summary: "Proposes a judgement without making it: it waits until a person has decided.",
      body: judgeRequestSchema,
      answer: proposalLineSchema,
      errors: [404, 409, 422],
    },
    async ({ library, caller, body }) => {
      const row = await library.views.view((context) =>
        proposalAsked(context, body, { agent: caller.name, at: library.now() }),
      );
      return library.store.transaction(async (session) => {
        await session.addProposal(row);
        const kept = (await session.proposal(row.id)) ?? row;
        const { id, agent, at, said, state } = kept;
        return { id, agent, at, said, state, ...(body.reason === undefined ? {} : { reason: body.reason }) };
      });
    },
  ),
  record(
    "/proposals/:id/accept",
    {
      method: "post",
      summary: "Makes the proposal a judgement of the caller's own, and takes what it touches into the stories again.",
      needs: "editor",
      answer: judgedSchema,
      errors: [404, 409],
    },
    async ({ library, caller, params: { id = "" } }) => {
      const judged = await library.store.transaction((session) =>
        acceptProposal(session, id, { author: caller.name, at: library.now() }),
      );
      for await (const _ of library.views.update());
      return judged;
    },
  ),
  record(
    "/proposals/:id/decline",
    {
      method: "post",
      summary: "Puts the proposal aside for good: the same one does not come back.",
      needs: "editor",
      answer: decided,
      errors: [404, 409],
    },
    async ({ library, caller, params: { id = "" } }) => {
      await library.store.transaction((session) =>
        declineProposal(session, id, { author: caller.name, at: library.now() }),
      );
      return { id, state: "declined" as const };
    },
  ),
];
