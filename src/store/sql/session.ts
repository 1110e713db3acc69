import { type Kysely, sql } from "kysely";
import { sha256Hex } from "../../doc/hash.ts";
import { HearsayError } from "../../errors.ts";
import type { Counts, ImportRow, Session } from "../store.ts";
import { accountSession } from "./accounts.ts";
import { batches } from "./batches.ts";
import { removeUnusedBlobs } from "./blobs.ts";
import { catalogueSession } from "./catalogue.ts";
import { addDocuments, documentReader } from "./documents.ts";
import type { SqlEngine } from "./engine.ts";
import { feedSession } from "./feeds.ts";
import { fusionSession } from "./fusion.ts";
import { judgementSession } from "./judgements.ts";
import { overviewSession } from "./overview.ts";
import { proposalSession } from "./proposals.ts";
import { dropQueued, queueSession } from "./queue.ts";
import { consequences, removeDocuments } from "./remove.ts";
import type { Tables } from "./tables.ts";
import { validationSession } from "./validation.ts";
import { verdictSession } from "./verdicts.ts";

/** Rows in one statement: readings are large. */
const ROWS = 50;

/** All that can be done within one transaction. */
export function createSession(db: Kysely<Tables>, engine: SqlEngine): Session {
  return {
    ...documentReader(db, engine.fullText),
    ...importSession(db, engine),
    ...readingSession(db),
    ...labelSession(db),
    ...fusionSession(db),
    ...verdictSession(db),
    ...catalogueSession(db, engine),
    ...feedSession(db),
    ...judgementSession(db),
    ...overviewSession(db),
    ...accountSession(db),
    ...proposalSession(db),
    ...validationSession(db),
    ...queueSession(db, engine),
    hold: (what) => engine.locks.hold(db, what),
    addDocuments: (documents) => addDocuments(db, engine, documents),
    consequences: (documents) => consequences(db, documents),
    removeDocuments: (documents) => removeDocuments(db, engine, documents),
    counts: () => counts(db),
    languages: () => languages(db),
  };
}

type Imports = Pick<
  Session,
  | "beginImport"
  | "finishImport"
  | "imports"
  | "importDocuments"
  | "undoImport"
  | "addFailures"
  | "failures"
  | "removeFailures"
>;

function importSession(db: Kysely<Tables>, engine: SqlEngine): Imports {
  const imports = async (): Promise<readonly ImportRow[]> => {
    const rows = await db
      .selectFrom("imports")
      .selectAll("imports")
      .select((outer) =>
        outer
          .selectFrom("documents")
          .whereRef("documents.import", "=", "imports.id")
          .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
          .as("documents"),
      )
      .orderBy("ordinal")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      sources: JSON.parse(row.sources) as readonly string[],
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      documents: row.documents ?? 0,
    }));
  };
  const importDocuments = async (id: string): Promise<readonly string[]> => {
    const known = await db.selectFrom("imports").select("id").where("id", "=", id).executeTakeFirst();
    if (known === undefined) {
      throw new HearsayError("E_USAGE", {
        where: id,
        expected: "the id of an import",
        got: "none with it",
        fix: "`hearsay status` shows the imports.",
      });
    }
    const rows = await db.selectFrom("documents").select("id").where("import", "=", id).orderBy("sequence").execute();
    return rows.map((row) => row.id);
  };
  return {
    imports,
    async beginImport(sources, at) {
      await engine.locks.hold(db, "imports");
      const all = await imports();
      const wanted = JSON.stringify(sources);
      const open = all.find((row) => row.finishedAt === null && JSON.stringify(row.sources) === wanted);
      if (open !== undefined) return open;
      // Named by its content and not by the clock, so that a run that was killed and begun anew makes the same library.
      const alike = all.filter((row) => JSON.stringify(row.sources) === wanted).length;
      const id = sha256Hex(`${wanted}\u0000${alike}`).slice(0, 12);
      const { top } = await db
        .selectFrom("imports")
        .select((row) => row.fn.max("ordinal").as("top"))
        .executeTakeFirstOrThrow();
      const row = { id, ordinal: (top ?? 0) + 1, sources: wanted, started_at: at, finished_at: null };
      await db.insertInto("imports").values(row).execute();
      return { id, sources, startedAt: at, finishedAt: null, documents: 0 };
    },
    async finishImport(id, at) {
      await db.updateTable("imports").set({ finished_at: at }).where("id", "=", id).execute();
      // An import that found nothing new leaves no trace: adding twice adds nothing.
      await db.deleteFrom("imports").where("id", "=", id).where("id", "not in", usedImports(db)).execute();
    },
    importDocuments,
    async undoImport(id) {
      // First: whoever is about to keep some of it has then kept it, and it is taken back with the rest.
      const originals = await dropQueued(db, id);
      const removed = await removeDocuments(db, engine, await importDocuments(id));
      await removeUnusedBlobs(db, originals);
      await db.deleteFrom("failures").where("import", "=", id).execute();
      await db.deleteFrom("imports").where("id", "=", id).execute();
      return removed;
    },
    async addFailures(failures) {
      for (const failure of failures) {
        await db
          .insertInto("failures")
          .values(failure)
          .onConflict((conflict) => conflict.column("source").doUpdateSet(failure))
          .execute();
      }
    },
    failures: () => db.selectFrom("failures").selectAll().orderBy("source").execute(),
    async removeFailures(sources) {
      let removed = 0;
      for (const batch of batches(sources)) {
        const gone = await db.deleteFrom("failures").where("source", "in", batch).returning("import").execute();
        removed += gone.length;
        if (gone.length === 0) continue;
        await db
          .deleteFrom("imports")
          .where("id", "in", [...new Set(gone.map((row) => row.import))])
          .where("finished_at", "is not", null)
          .where("id", "not in", usedImports(db))
          .execute();
      }
      return removed;
    },
  };
}

/** Imports that have something to show. */
const usedImports = (db: Kysely<Tables>) =>
  db
    .selectFrom("documents")
    .select("import")
    .union(db.selectFrom("failures").select("import"))
    .union(db.selectFrom("queued").select("import"));

type Readings = Pick<Session, "addReadings" | "reading" | "removeReadingsExcept">;

function readingSession(db: Kysely<Tables>): Readings {
  return {
    async addReadings(readings) {
      let added = 0;
      for (const batch of batches(readings, ROWS)) {
        const result = await db
          .insertInto("readings")
          .values(batch)
          .onConflict((conflict) => conflict.columns(["document", "engine"]).doNothing())
          .executeTakeFirst();
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },
    async reading(document, engine) {
      const row = await db
        .selectFrom("readings")
        .select("json")
        .where("document", "=", document)
        .where("engine", "=", engine)
        .executeTakeFirst();
      return row?.json;
    },
    async removeReadingsExcept(engine) {
      const result = await db.deleteFrom("readings").where("engine", "!=", engine).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

type Labels = Pick<
  Session,
  "addLabels" | "removeLabels" | "labels" | "addStoryLabels" | "removeStoryLabels" | "storyLabels"
>;

function labelSession(db: Kysely<Tables>): Labels {
  return {
    async addLabels(labels) {
      for (const label of labels) {
        await db
          .insertInto("labels")
          .values(label)
          .onConflict((conflict) => conflict.columns(["document", "kind", "text"]).doNothing())
          .execute();
      }
    },
    async removeLabels(labels) {
      let removed = 0;
      for (const { document, kind, text } of labels) {
        const where = { document, kind, text };
        const result = await db
          .deleteFrom("labels")
          .where((row) => row.and(where))
          .executeTakeFirst();
        removed += Number(result.numDeletedRows);
      }
      return removed;
    },
    async addStoryLabels(labels) {
      for (const label of labels) {
        await db
          .insertInto("story_labels")
          .values(label)
          .onConflict((conflict) => conflict.columns(["story", "kind", "text"]).doNothing())
          .execute();
      }
    },
    async removeStoryLabels(labels) {
      let removed = 0;
      for (const { story, kind, text } of labels) {
        const result = await db
          .deleteFrom("story_labels")
          .where((row) => row.and({ story, kind, text }))
          .executeTakeFirst();
        removed += Number(result.numDeletedRows);
      }
      return removed;
    },
    storyLabels: () =>
      db.selectFrom("story_labels").selectAll().orderBy("story").orderBy("kind").orderBy("text").execute(),
    labels(document) {
      const all = db.selectFrom("labels").selectAll().orderBy("document").orderBy("kind").orderBy("text");
      return (document === undefined ? all : all.where("document", "=", document)).execute();
    },
  };
}

async function counts(db: Kysely<Tables>): Promise<Counts> {
  const count = (table: string) => sql<number>`(select cast(count(*) as integer) from ${sql.table(table)})`;
  const { rows } = await sql<Counts>`select ${count("documents")} as documents, ${count("readings")} as readings,
    ${count("labels")} as labels, ${count("blobs")} as blobs, ${count("imports")} as imports,
    ${count("failures")} as failures, (select cast(count(distinct page) as integer) from documents) as pages`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("a count always has a row");
  return { ...row };
}

async function languages(db: Kysely<Tables>): ReturnType<Session["languages"]> {
  return db
    .selectFrom("documents")
    .select((row) => ["language", row.cast<number>(row.fn.countAll(), "integer").as("documents")])
    .groupBy("language")
    .orderBy("language")
    .execute();
}
