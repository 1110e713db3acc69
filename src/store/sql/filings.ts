import { type Kysely, sql } from "kysely";
import type { KeyRow, KeySpace } from "../fusion-store.ts";
import { batches, padded } from "./batches.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";

/*
 * Under what documents are found. Of each document all its keys stand in one row as well: an index of millions of rows that
 * says whose each key is would be written at as many places again.
 */

/** The end is what an item has behind the id of its document: nothing, or "#" and which it is. */
type Keys = readonly (readonly [space: KeySpace, key: string, end: string])[];

/** Items are named after their documents. */
export const documentOf = (item: string): string => (item.includes("#") ? item.slice(0, item.indexOf("#")) : item);

export async function fileKeys(db: Kysely<Tables>, keys: readonly KeyRow[]): Promise<void> {
  const filings = [...Map.groupBy(keys, ({ document }) => document)].map(([document, own]): [string, string] => [
    document,
    JSON.stringify(own.map(({ space, key, item }) => [space, key, item.slice(document.length)])),
  ]);
  await insertRows(db, "filings", ["document", "keys"], filings);
  // Neighbours in the index are written one after the other.
  const sorted = keys.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rows = sorted.map(({ space, key, item }) => [space, key, item]);
  await insertRows(db, "filed", ["space", "key", "item"], rows, { known: "skip" });
}

/** Sorted. */
export async function keysOf(
  db: Kysely<Tables>,
  space: KeySpace,
  documents: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const { keys } of await filingsOf(db, documents)) {
    for (const [own, key] of keys) if (own === space) found.add(key);
  }
  return [...found].sort();
}

const ROWS = 200;

export async function unfileKeys(db: Kysely<Tables>, documents: readonly string[]): Promise<void> {
  const filings = await filingsOf(db, documents);
  const rows = filings.flatMap(({ document, keys }) =>
    keys.map(([space, key, end]) => sql`(${key}, ${space}, ${document + end})`),
  );
  for (const batch of batches(rows, ROWS))
    await sql`delete from filed where (key, space, item) in (values ${sql.join(batch)})`.execute(db);
  for (const batch of batches(documents)) await db.deleteFrom("filings").where("document", "in", batch).execute();
}

async function filingsOf(
  db: Kysely<Tables>,
  documents: readonly string[],
): Promise<readonly { readonly document: string; readonly keys: Keys }[]> {
  const found = [];
  for (const batch of padded(documents)) {
    const rows = await db.selectFrom("filings").selectAll().where("document", "in", batch).execute();
    // Written by this program, here.
    for (const { document, keys } of rows) found.push({ document, keys: JSON.parse(keys) as Keys });
  }
  return found;
}
