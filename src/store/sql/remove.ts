import type { Kysely } from "kysely";
import type { Removed } from "../store.ts";
import { batches } from "./batches.ts";
import { removeUnusedBlobs } from "./blobs.ts";
import type { SqlEngine } from "./engine.ts";
import { forgetGroupsOf, forgetLinksOf } from "./fusion.ts";
import type { Tables } from "./tables.ts";
import { outdateLaterVersions } from "./verdicts.ts";

export async function consequences(db: Kysely<Tables>, documents: readonly string[]): Promise<Removed> {
  const total = { documents: 0, readings: 0, labels: 0, blobs: 0 };
  const blobs = new Map<string, number>();
  for (const batch of batches([...new Set(documents)])) {
    const rows = await db.selectFrom("documents").select("blob_hash").where("id", "in", batch).execute();
    total.documents += rows.length;
    for (const { blob_hash } of rows) if (blob_hash !== null) blobs.set(blob_hash, (blobs.get(blob_hash) ?? 0) + 1);
    for (const table of ["readings", "labels"] as const) {
      const { n } = await db
        .selectFrom(table)
        .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
        .where("document", "in", batch)
        .executeTakeFirstOrThrow();
      total[table] += n;
    }
  }
  // Original bytes go when the last document that was taken from them goes.
  for (const batch of batches([...blobs.keys()])) {
    const uses = await db
      .selectFrom("documents")
      .select((count) => ["blob_hash" as const, count.cast<number>(count.fn.countAll(), "integer").as("n")])
      .where("blob_hash", "in", batch)
      .groupBy("blob_hash")
      .execute();
    total.blobs += uses.filter((use) => use.n === blobs.get(use.blob_hash ?? "")).length;
  }
  return total;
}

export async function removeDocuments(
  db: Kysely<Tables>,
  { fullText, locks }: SqlEngine,
  documents: readonly string[],
): Promise<Removed> {
  await locks.remove(db);
  const removed = await consequences(db, documents);
  for (const batch of batches([...new Set(documents)])) {
    const rows = await db.selectFrom("documents").select(["sequence", "blob_hash"]).where("id", "in", batch).execute();
    await fullText.remove(
      db,
      rows.map((row) => row.sequence),
    );
    await forgetGroupsOf(db, batch);
    await forgetLinksOf(db, batch);
    await outdateLaterVersions(db, batch);
    await db.deleteFrom("documents").where("id", "in", batch).execute();
    const hashes = rows.flatMap((row) => (row.blob_hash === null ? [] : [row.blob_hash]));
    await removeUnusedBlobs(db, hashes);
  }
  return removed;
}
