import type { Kysely } from "kysely";
import type { Held } from "../store.ts";
import type { FullText } from "./full-text.ts";
import type { Tables } from "./tables.ts";

/** All in which the engines differ. */
export interface SqlEngine {
  readonly name: "sqlite" | "postgres";
  readonly fullText: FullText;
  readonly locks: Locks;
  /** One connection, and so one transaction after the other; else as many at once as there are connections. */
  readonly alone: boolean;
}

/** What writers of several processes wait for each other with; each lasts until the transaction ends. */
export interface Locks {
  hold(db: Kysely<Tables>, what: Held): Promise<void>;
  /** While documents are added, to these pages: each version of a page counts on from the one before. */
  add(db: Kysely<Tables>, pages: readonly string[]): Promise<void>;
  /** While documents are removed, none are added: originals are shared. */
  remove(db: Kysely<Tables>): Promise<void>;
}
