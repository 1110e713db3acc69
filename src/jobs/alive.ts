import pg from "pg";

/** "ALIV" in ASCII; beside the space of the store's own locks. */
const ALIVE = 0x414c4956;
/** A job this fresh may be of a worker that is about to say that it lives. */
const FRESH_SECONDS = 5;
const SILENT = "the process that had it ended without a word, again and again";

/**
 * The sign that a worker lives: a lock that its own connection holds under its name. When process or connection end,
 * however they do, the server lets go of it: nobody waits for a time to run out, and no clocks are compared.
 */
export interface SignOfLife {
  close(): Promise<void>;
}

export function showLife(
  address: string,
  worker: () => string | undefined,
  lost: (error: Error) => void,
  pauseMs = 1000,
): SignOfLife {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: address,
      application_name: "hearsay worker: alive",
      keepAlive: true,
    });
    let over = false;
    const again = (error: Error): void => {
      if (over || closed) return;
      over = true;
      lost(error);
      mine.end().catch(() => {});
      timer = setTimeout(() => void connect(), pauseMs);
    };
    mine.on("error", again);
    mine.on("end", () => again(new Error("the server has closed the connection")));
    client = mine;
    try {
      await mine.connect();
      const name = worker();
      if (name !== undefined) await mine.query("select pg_advisory_lock($1, hashtext($2))", [ALIVE, name]);
    } catch (error) {
      again(error instanceof Error ? error : new Error(String(error)));
    }
  };
  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}

/** Sets free what workers hold that live no longer. Gives their number. */
export async function recoverJobs(pool: pg.Pool, own: string | undefined): Promise<number> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs
      where locked_by is not null and locked_by is distinct from $1 and locked_at < now() - ${FRESH_SECONDS} * interval '1 second'`,
    [own ?? null],
  );
  let recovered = 0;
  for (const { worker } of rows) {
    const client = await pool.connect();
    try {
      // Only whoever gets the lock that the dead one held may speak for it; it ends with the transaction.
      await client.query("begin");
      const { rows: got } = await client.query<{ free: boolean }>(
        "select pg_try_advisory_xact_lock($1, hashtext($2)) as free",
        [ALIVE, worker],
      );
      if (got[0]?.free === true) {
        const { rows: held } = await client.query<{ id: string }>(
          "select id::text as id from graphile_worker.jobs where locked_by = $1 and attempts >= max_attempts",
          [worker],
        );
        await client.query("select graphile_worker.force_unlock_workers(array[$1])", [worker]);
        if (held.length > 0) {
          await client.query("select graphile_worker.permanently_fail_jobs($1::bigint[], $2)", [
            held.map(({ id }) => id),
            SILENT,
          ]);
        }
        recovered++;
      }
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }
  return recovered;
}
