import { sql } from "kysely";
import { sha256Hex } from "../../doc/hash.ts";
import type { SqlEngine } from "../sql/engine.ts";
import type { Held } from "../store.ts";
import { postgresFullText } from "./full-text.ts";

/** "HEAR" in ASCII: PostgreSQL's advisory locks are numbers that all programs of a database share. */
export const LOCK_SPACE = 0x48454152;

/**
 * In the order in which a transaction may take several: imports, removing, pages, stories, judgements, audit. Whoever keeps to
 * it never waits for one that waits for him.
 */
const REMOVING = 1;
const HELD: Readonly<Record<Held, number>> = { imports: 2, stories: 3, judgements: 4, audit: 5 };
/** Pages share the numbers from here on: two that fall on one only wait for each other without need. */
const FIRST_PAGE = 1000;
const PAGES = 1_000_000;

const pageLock = (page: string): number => FIRST_PAGE + (Number.parseInt(sha256Hex(page).slice(0, 8), 16) % PAGES);

export const postgresEngine: SqlEngine = {
  name: "postgres",
  fullText: postgresFullText,
  locks: {
    async hold(db, what) {
      await sql`select pg_advisory_xact_lock(${LOCK_SPACE}, ${HELD[what]})`.execute(db);
    },
    async add(db, pages) {
      await sql`select pg_advisory_xact_lock_shared(${LOCK_SPACE}, ${REMOVING})`.execute(db);
      const numbers = [...new Set(pages.map(pageLock))].sort((a, b) => a - b);
      await sql`select pg_advisory_xact_lock(${LOCK_SPACE}, number) from unnest(${numbers}::integer[]) as pages (number)`.execute(
        db,
      );
    },
    async remove(db) {
      await sql`select pg_advisory_xact_lock(${LOCK_SPACE}, ${REMOVING})`.execute(db);
      await sql`select pg_advisory_xact_lock(${LOCK_SPACE}, ${HELD.stories})`.execute(db);
    },
  },
  alone: false,
};
