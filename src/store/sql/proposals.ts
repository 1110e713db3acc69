import type { Kysely } from "kysely";
import type { ProposalRow, ProposalSession } from "../proposal-store.ts";
import type { Tables } from "./tables.ts";

export function proposalSession(db: Kysely<Tables>): ProposalSession {
  const rows = () =>
    db
      .selectFrom("proposals")
      .select(["id", "agent", "at", "said", "json", "state", "decided_by as decidedBy", "decided_at as decidedAt"]);
  const find = (id: string): Promise<ProposalRow | undefined> => rows().where("id", "=", id).executeTakeFirst();
  return {
    async addProposal({ decidedBy, decidedAt, ...row }) {
      await db
        .insertInto("proposals")
        .values({ ...row, decided_by: decidedBy, decided_at: decidedAt })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    },
    proposal: find,
    async proposals(state, limit, after) {
      const last = after === undefined ? undefined : await find(after);
      let query = rows().where("state", "=", state);
      if (last !== undefined) {
        query = query.where((one) =>
          one.or([one("at", ">", last.at), one.and([one("at", "=", last.at), one("id", ">", last.id)])]),
        );
      }
      return query.orderBy("at").orderBy("id").limit(limit).execute();
    },
    async decideProposal(id, state, by, at) {
      await db
        .updateTable("proposals")
        .set({ state, decided_by: by, decided_at: at })
        .where("id", "=", id)
        .where("state", "=", "open")
        .execute();
    },
  };
}
