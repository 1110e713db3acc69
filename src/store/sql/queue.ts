import { type Kysely, sql } from "kysely";
import { HearsayError } from "../../errors.ts";
import type { QueueProgress, QueueSession } from "../queue-store.ts";
import { batches } from "./batches.ts";
import { addBlobs } from "./blobs.ts";
import type { SqlEngine } from "./engine.ts";
import type { Tables } from "./tables.ts";

const ROWS = 100;

export function queueSession(db: Kysely<Tables>, engine: SqlEngine): QueueSession {
  return {
    async enqueue(documents) {
      if (engine.name === "sqlite") {
        throw new HearsayError("E_USAGE", {
          expected: "a library on a PostgreSQL server, where several processes read",
          got: "a library in a file",
          fix: "Name a server with --library postgres://…, or leave out --queue.",
        });
      }
      const given = [];
      for (const batch of batches(documents, ROWS)) {
        await addBlobs(
          db,
          batch.flatMap(({ blob }) => blob ?? []),
        );
        const rows = batch.map(({ blob, ...row }) => ({
          ...row,
          sequence: sql<number>`nextval(pg_get_serial_sequence('documents', 'sequence'))`,
          blob_hash: blob?.hash ?? null,
        }));
        const added = await db
          .insertInto("queued")
          .values(rows)
          .onConflict((conflict) => conflict.column("id").doNothing())
          .returning(["sequence", "id"])
          .execute();
        given.push(...added);
      }
      return given.sort((a, b) => a.sequence - b.sequence);
    },
    async queued(sequences, hold) {
      if (sequences.length === 0) return [];
      const all = db.selectFrom("queued").selectAll().where("sequence", "in", sequences).orderBy("sequence");
      const rows = await (hold === "hold" && engine.name === "postgres" ? all.forUpdate() : all).execute();
      return rows.map(({ blob_hash, ...row }) => ({ ...row, blobHash: blob_hash }));
    },
    async dequeue(sequences) {
      if (sequences.length > 0) await db.deleteFrom("queued").where("sequence", "in", sequences).execute();
    },
    async addJob({ task, payload, key, afterSeconds = 0, series, attempts }) {
      await sql`select graphile_worker.add_job(${task}, ${payload}::json, queue_name => ${series ?? null}::text,
        run_at => now() + ${afterSeconds} * interval '1 second', max_attempts => ${attempts ?? null}::integer,
        job_key => ${key ?? null}::text, job_key_mode => 'preserve_run_at')`.execute(db);
    },
    async waiting() {
      const { n } = await db
        .selectFrom("queued")
        .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
        .executeTakeFirstOrThrow();
      return n;
    },
    async queueProgress(id) {
      const count = (table: "queued" | "documents" | "failures") =>
        sql<number>`(select cast(count(*) as integer) from ${sql.table(table)} as counted where counted.import = imports.id)`;
      const all = db
        .selectFrom("imports")
        .select([
          "id",
          "sources",
          "finished_at",
          count("queued").as("waiting"),
          count("documents").as("read"),
          count("failures").as("failed"),
        ])
        .orderBy("ordinal");
      const rows = await (id === undefined ? all.where("finished_at", "is", null) : all.where("id", "=", id)).execute();
      return rows.map(
        ({ id: name, sources, finished_at, ...counts }): QueueProgress => ({
          import: name,
          sources: JSON.parse(sources) as readonly string[],
          finishedAt: finished_at,
          ...counts,
        }),
      );
    },
  };
}

/** Takes back what waits of an import; gives the originals that it came from. */
export async function dropQueued(db: Kysely<Tables>, importId: string): Promise<readonly string[]> {
  const gone = await db.deleteFrom("queued").where("import", "=", importId).returning("blob_hash").execute();
  return [...new Set(gone.flatMap(({ blob_hash }) => blob_hash ?? []))];
}
