import type { Expression, Kysely, SqlBool } from "kysely";
import type { SearchClause } from "../search-query.ts";
import type { Tables } from "./tables.ts";

/** How words are indexed and matched. */
export interface FullText {
  create(db: Kysely<unknown>): Promise<void>;
  add(db: Kysely<Tables>, texts: readonly IndexedText[]): Promise<void>;
  remove(db: Kysely<Tables>, sequences: readonly number[]): Promise<void>;
  /** A condition on `documents.sequence`. */
  matches(clause: SearchClause): Expression<SqlBool>;
  /** The same for a walk along documents in the order of a list, of which only the first are wanted. */
  matchesOnTheWay(clause: SearchClause): Expression<SqlBool>;
}

export type IndexedText = { readonly sequence: number; readonly text: string };
