import { type Dialect, Kysely } from "kysely";
import type { Session, Store } from "../store.ts";
import type { FullText } from "./full-text.ts";
import { type Engine, migrate } from "./migrations.ts";
import { createSession } from "./session.ts";
import type { Tables } from "./tables.ts";

/** The store over any engine that Kysely speaks to. */
export async function openSqlStore(dialect: Dialect, engine: Engine, fullText: FullText): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, engine, fullText);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
      // One after the other: an embedded engine has one connection, and a second transaction would join the first.
      const mine = last.then(() => db.transaction().execute((inner) => work(createSession(inner, fullText))));
      last = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await last;
      await db.destroy();
    },
  };
}
