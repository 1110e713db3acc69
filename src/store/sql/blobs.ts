import type { Kysely } from "kysely";
import type { NewDocument } from "../store.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

const ROWS = 50;

/** Original bytes, once for all documents that were taken from them. */
export async function addBlobs(db: Kysely<Tables>, blobs: readonly NonNullable<NewDocument["blob"]>[]): Promise<void> {
  const rows = new Map(
    blobs.map(({ hash, mediaType, bytes }) => [hash, { hash, media_type: mediaType, bytes }] as const),
  );
  for (const batch of batches([...rows.values()], ROWS)) {
    await db
      .insertInto("blobs")
      .values(batch)
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
  }
}

/** Those of them that no document, read or waiting, was taken from. */
export async function removeUnusedBlobs(db: Kysely<Tables>, hashes: readonly string[]): Promise<void> {
  const used = db
    .selectFrom("documents")
    .select("blob_hash")
    .where("blob_hash", "is not", null)
    .union(db.selectFrom("queued").select("blob_hash").where("blob_hash", "is not", null));
  for (const batch of batches(hashes))
    await db.deleteFrom("blobs").where("hash", "in", batch).where("hash", "not in", used).execute();
}
