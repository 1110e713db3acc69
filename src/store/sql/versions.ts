import type { Kysely } from "kysely";
import type { NewDocument } from "../store.ts";
import type { Tables } from "./tables.ts";

/**
 * Numbers the versions of pages by their documents' places in the order of adding. Of documents that are read by several
 * processes a later one may come first: what is there already then moves on, for the moment to numbers below zero, where
 * no two meet.
 */
export async function placeVersions(
  db: Kysely<Tables>,
  documents: readonly NewDocument[],
): Promise<ReadonlyMap<string, number>> {
  const placed = new Map<string, number>();
  if (documents.length === 0) return placed;
  const pages = [...new Set(documents.map(({ page }) => page))];
  const there = await db
    .selectFrom("documents")
    .select(["id", "page", "sequence", "version"])
    .where("page", "in", pages)
    .execute();
  for (const page of pages) {
    const all = [
      ...there.filter((row) => row.page === page),
      ...documents
        .filter((document) => document.page === page)
        .map(({ id, sequence = Number.POSITIVE_INFINITY }) => ({ id, sequence, version: undefined })),
    ].sort((a, b) => (a.sequence === b.sequence ? 0 : a.sequence - b.sequence));
    for (const [at, { id, version }] of all.entries()) {
      if (version === undefined) placed.set(id, at + 1);
      else if (version !== at + 1) {
        await db
          .updateTable("documents")
          .set({ version: -(at + 1) })
          .where("id", "=", id)
          .execute();
      }
    }
  }
  return placed;
}

/** Once all are in: those that moved get the numbers that they moved to. */
export async function settleVersions(db: Kysely<Tables>, pages: readonly string[]): Promise<void> {
  await db
    .updateTable("documents")
    .set((row) => ({ version: row.neg("version") }))
    .where("page", "in", pages)
    .where("version", "<", 0)
    .execute();
}
