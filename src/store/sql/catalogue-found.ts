import type { Kysely } from "kysely";
import type { StoredElement } from "../catalogue-store.ts";
import { padded } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** An element as it is found, with its place in the order of lists. */
export interface Found {
  readonly document: number;
  readonly ordinal: number;
  readonly newest: number | string;
  readonly json: string;
}

export const cursorOf = ({ newest, document, ordinal }: Found): string =>
  JSON.stringify([Number(newest), document, ordinal]);

/** With what lists show of their documents. */
export async function withDocuments(
  db: Kysely<Tables>,
  rows: readonly Found[],
): Promise<readonly { readonly sequence: number; readonly element: StoredElement }[]> {
  const documents = new Map<number, Omit<StoredElement, "ordinal" | "json" | "cursor">>();
  for (const batch of padded([...new Set(rows.map(({ document }) => document))])) {
    const found = await db
      .selectFrom("catalogued")
      .select(["sequence", "id as document", "outlet", "title", "published", "lineage"])
      .where("sequence", "in", batch)
      .execute();
    for (const { sequence, document, outlet, title, published, lineage } of found)
      documents.set(sequence, { document, outlet, title, published, lineage });
  }
  return rows.flatMap((row) => {
    const { document: sequence, ordinal, json } = row;
    const document = documents.get(sequence);
    return document === undefined ? [] : [{ sequence, element: { ...document, ordinal, json, cursor: cursorOf(row) } }];
  });
}
