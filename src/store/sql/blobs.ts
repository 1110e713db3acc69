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
