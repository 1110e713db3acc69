import { type Dialect, Kysely } from "kysely";
import type { Session, Store } from "../store.ts";
import type { SqlEngine } from "./engine.ts";
import { migrate } from "./migrations.ts";
import { createSession } from "./session.ts";
import type { Tables } from "./tables.ts";

/** A database of the newest schema. */
export async function openDatabase(dialect: Dialect, engine: SqlEngine): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, engine);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Connections of their own for those who only look. */
export interface ReadConnections {
  use<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The store over any engine that Kysely speaks to. */
export const storeOver = (db: Kysely<Tables>, engine: SqlEngine, readers?: ReadConnections): Store =>
  engine.alone ? oneAtATime(db, engine, readers) : manyAtOnce(db, engine);

/**
 * One after the other: an embedded engine has one connection that writes, and a second transaction would join the first. Who
 * looks waits for nobody where there are connections for it.
 */
function oneAtATime(db: Kysely<Tables>, engine: SqlEngine, readers: ReadConnections | undefined): Store {
  let last: Promise<unknown> = Promise.resolve();
  const transaction = <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const mine = last.then(() => db.transaction().execute((inner) => work(createSession(inner, engine))));
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    transaction,
    view: (work) =>
      readers === undefined
        ? transaction(work)
        : readers.use((reader) => reader.transaction().execute((inner) => work(createSession(inner, engine)))),
    async close() {
      await last;
      // The last to close tidies up behind all, which one that only looks cannot.
      await readers?.close();
      await db.destroy();
    },
  };
}

/** Writers see what others have committed since they began, and wait for locks; who looks sees one moment throughout. */
function manyAtOnce(db: Kysely<Tables>, engine: SqlEngine): Store {
  const running = new Set<Promise<unknown>>();
  const counted = <T>(work: Promise<T>): Promise<T> => {
    const ended = work.catch(() => undefined).finally(() => running.delete(ended));
    running.add(ended);
    return work;
  };
  return {
    transaction: (work) =>
      counted(
        db
          .transaction()
          .setIsolationLevel("read committed")
          .execute((inner) => work(createSession(inner, engine))),
      ),
    view: (work) =>
      counted(
        db
          .transaction()
          .setIsolationLevel("repeatable read")
          .setAccessMode("read only")
          .execute((inner) => work(createSession(inner, engine))),
      ),
    async close() {
      await Promise.all(running);
      await db.destroy();
    },
  };
}
