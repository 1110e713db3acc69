import type { Kysely } from "kysely";
import type { VerdictSession } from "../verdict-store.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

const ROWS = 100;

export function verdictSession(db: Kysely<Tables>): VerdictSession {
  return {
    async putEnds(ends) {
      for (const batch of batches(ends, ROWS)) {
        await db
          .insertInto("verdict_ends")
          .values(batch)
          .onConflict((conflict) => conflict.columns(["space", "record", "side", "thing"]).doNothing())
          .execute();
      }
    },
    ends: (space) =>
      db
        .selectFrom("verdict_ends")
        .selectAll()
        .where("space", "=", space)
        .orderBy("record")
        .orderBy("side")
        .orderBy("thing")
        .execute(),
    placed: (space) => db.selectFrom("placed").selectAll().where("space", "=", space).orderBy("thing").execute(),
    async replacePlaced(space, rows) {
      await db.deleteFrom("placed").where("space", "=", space).execute();
      for (const batch of batches(rows, ROWS)) await db.insertInto("placed").values(batch).execute();
    },
    async documentsFromTexts(textHashes) {
      const found = new Set<string>();
      for (const batch of batches(textHashes)) {
        const rows = await laterVersions(db).where("documents.text_hash", "in", batch).execute();
        for (const { id } of rows) found.add(id);
      }
      return [...found].sort();
    },
    async judgedDocuments() {
      const rows = await laterVersions(db)
        .where("documents.text_hash", "in", db.selectFrom("judgement_keys").select("key"))
        .execute();
      return rows.map(({ id }) => id);
    },
    async outdate(documents) {
      for (const batch of batches(documents))
        await db.updateTable("digests").set({ maker: "" }).where("document", "in", batch).execute();
      if (documents.length > 0) await revise(db);
    },
    async fusionRevision() {
      const row = await db.selectFrom("fusion_revision").select("revision").executeTakeFirst();
      return row?.revision ?? 0;
    },
  };
}

/** Versions of a page from one on, that one included. */
const laterVersions = (db: Kysely<Tables>) =>
  db
    .selectFrom("documents")
    .innerJoin("documents as later", (join) =>
      join.onRef("later.page", "=", "documents.page").onRef("later.version", ">=", "documents.version"),
    )
    .select("later.id")
    .distinct();

/** Whoever keeps digests or readings at hand looks at this number to know whether they still hold. */
export async function revise(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable("fusion_revision")
    .set((row) => ({ revision: row("revision", "+", 1) }))
    .execute();
}

/**
 * Later versions of the pages of documents that go: what people said of an earlier version no longer holds for them. The
 * documents themselves go, and may come back as others.
 */
export async function outdateLaterVersions(db: Kysely<Tables>, documents: readonly string[]): Promise<void> {
  const pages = db.selectFrom("documents").select("page").where("id", "in", documents);
  const same = db.selectFrom("documents").select("id").where("page", "in", pages);
  await db.updateTable("digests").set({ maker: "" }).where("document", "in", same).execute();
  await revise(db);
}
