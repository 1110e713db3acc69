import type { Expression, Kysely, RawBuilder, SqlBool } from "kysely";
import type { SearchClause } from "../search-query.ts";
import type { Tables } from "./tables.ts";

/** How words are indexed and matched. */
export interface FullText {
  create(db: Kysely<unknown>): Promise<void>;
  add(db: Kysely<Tables>, texts: readonly IndexedText[]): Promise<void>;
  remove(db: Kysely<Tables>, sequences: readonly number[]): Promise<void>;
  /** A condition on `documents.sequence`. */
  matches(clause: SearchClause): Expression<SqlBool>;
  /** The same for a walk along documents in the order of a list, of which only the first are wanted; by their numbers. */
  matchesOnTheWay(clause: SearchClause, sequence?: RawBuilder<unknown>): Expression<SqlBool>;
  /** A statement that gives the numbers of all that match, as `sequence`. */
  sequences(clause: SearchClause): RawBuilder<unknown>;
}

export type IndexedText = { readonly sequence: number; readonly text: string };
