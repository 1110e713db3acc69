import type { Kysely } from "kysely";
import type { JudgementRow, JudgementSession } from "../judgement-store.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

const ROWS = 100;
const COLUMNS = ["position", "id", "previous", "hash", "origin", "json"] as const;

export function judgementSession(db: Kysely<Tables>): JudgementSession {
  return {
    judgementHead: () =>
      db.selectFrom("judgements").select(["position", "hash"]).orderBy("position", "desc").limit(1).executeTakeFirst(),
    async appendJudgements(judgements) {
      for (const batch of batches(judgements, ROWS)) {
        await db
          .insertInto("judgements")
          .values(batch.map(({ keys: _, ...row }) => row))
          .execute();
        const keys = batch.flatMap((row) => [...new Set(row.keys)].map((key) => ({ key, judgement: row.position })));
        for (const some of batches(keys, ROWS)) await db.insertInto("judgement_keys").values(some).execute();
      }
    },
    judgements: (limit, after = 0) =>
      db
        .selectFrom("judgements")
        .select(COLUMNS)
        .where("position", ">", after)
        .orderBy("position")
        .limit(limit)
        .execute(),
    async judgementsUnder(keys) {
      const found = new Map<number, JudgementRow>();
      for (const batch of batches([...new Set(keys)])) {
        const under = db.selectFrom("judgement_keys").select("judgement").where("key", "in", batch);
        const rows = await db.selectFrom("judgements").select(COLUMNS).where("position", "in", under).execute();
        for (const row of rows) found.set(row.position, row);
      }
      return [...found.values()].sort((a, b) => a.position - b.position);
    },
    judgementsByPrefix: (prefix) =>
      db
        .selectFrom("judgements")
        .select(COLUMNS)
        .where("id", ">=", prefix)
        // Ids are lower-case hex: whatever begins with the prefix stands before the prefix followed by a later letter.
        .where("id", "<", `${prefix}g`)
        .orderBy("id")
        .limit(10)
        .execute(),
    async knownJudgements(ids) {
      const known = new Set<string>();
      for (const batch of batches(ids)) {
        const rows = await db.selectFrom("judgements").select("id").where("id", "in", batch).execute();
        for (const { id } of rows) known.add(id);
      }
      return known;
    },
    async documentsWithText(textHash) {
      const rows = await db
        .selectFrom("documents")
        .select("id")
        .where("text_hash", "=", textHash)
        .orderBy("sequence")
        .execute();
      return rows.map(({ id }) => id);
    },
    async textsUpTo(page, version) {
      const rows = await db
        .selectFrom("documents")
        .select("text_hash")
        .distinct()
        .where("page", "=", page)
        .where("version", "<=", version)
        .orderBy("text_hash")
        .execute();
      return rows.map((row) => row.text_hash);
    },
  };
}
