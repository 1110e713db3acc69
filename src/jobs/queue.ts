import type pg from "pg";
import { TASKS } from "./tasks.ts";

/** Connections of a process to its queue, beside those to the library. */
const CONNECTIONS = 4;

/**
 * Opens the queue of a library, and makes its own tables or brings them up to date: they lie in the schema
 * `graphile_worker` of the same database. The caller ends the pool.
 */
export async function openQueue(address: string): Promise<pg.Pool> {
  const [{ runMigrations }, { default: driver }] = await Promise.all([import("graphile-worker"), import("pg")]);
  const pool = new driver.Pool({
    connectionString: address,
    max: CONNECTIONS,
    application_name: "hearsay queue",
    keepAlive: true,
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool: pool, noPreparedStatements: true });
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** How many jobs there are of each kind. */
export interface JobCounts {
  /** May be taken now. */
  readonly ready: number;
  readonly running: number;
  /** Failed before, or put off: due later. */
  readonly later: number;
  /** Given up: a person must look. */
  readonly dead: number;
}

export async function jobCounts(pool: pg.Pool): Promise<JobCounts> {
  const { rows } = await pool.query<Record<keyof JobCounts, number>>(
    `select cast(count(*) filter (where locked_by is null and attempts < max_attempts and run_at <= now()) as integer) as ready,
      cast(count(*) filter (where locked_by is not null) as integer) as running,
      cast(count(*) filter (where locked_by is null and attempts < max_attempts and run_at > now()) as integer) as later,
      cast(count(*) filter (where locked_by is null and attempts >= max_attempts) as integer) as dead
    from graphile_worker.jobs where task_identifier = $1`,
    [TASKS.read],
  );
  return rows[0] ?? { ready: 0, running: 0, later: 0, dead: 0 };
}

/**
 * Has what waits a while before it compares what was read do so at once; whether any of that is still to be done. What has
 * failed at it is tried again by others, in its time.
 */
export async function storiesAtOnce(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ readonly id: string; readonly waits: boolean }>(
    `select id, locked_by is null as waits from graphile_worker.jobs where task_identifier = $1 and
      (locked_by is not null or attempts = 0)`,
    [TASKS.stories],
  );
  const waiting = rows.flatMap(({ id, waits }) => (waits ? [id] : []));
  if (waiting.length > 0)
    await pool.query("select graphile_worker.reschedule_jobs($1::bigint[], run_at := now())", [waiting]);
  return rows.length > 0;
}

/** A job that has failed, still tried or given up. */
export interface FailedJob {
  readonly id: string;
  readonly task: string;
  readonly state: "dead" | "retried";
  readonly attempts: number;
  readonly mostAttempts: number;
  /** Why it failed the last time. */
  readonly reason: string;
  /** Documents of it that still wait, by their sources; at most a few. */
  readonly documents: readonly string[];
}

interface FailedRow extends Omit<FailedJob, "state"> {
  readonly dead: boolean;
}

const SHOWN_DOCUMENTS = 3;

/** Dead ones first, then those that failed and are tried again. */
export async function failedJobs(pool: pg.Pool, limit: number): Promise<readonly FailedJob[]> {
  const { rows } = await pool.query<FailedRow>(
    `select jobs.id::text as id, jobs.task_identifier as task, jobs.attempts >= jobs.max_attempts as dead,
      cast(jobs.attempts as integer) as attempts, cast(jobs.max_attempts as integer) as "mostAttempts",
      coalesce(jobs.last_error, 'the process that had it ended without a word') as reason,
      array(select queued.source from queued
        where queued.sequence = any (string_to_array(substring(jobs.key from '^read (.*)'), ',')::integer[])
        order by queued.sequence limit ${SHOWN_DOCUMENTS + 1}) as documents
    from graphile_worker.jobs as jobs
    where jobs.locked_by is null and (jobs.last_error is not null or jobs.attempts >= jobs.max_attempts)
    order by jobs.attempts >= jobs.max_attempts desc, jobs.id limit $1`,
    [limit],
  );
  return rows.map(({ dead, ...job }) => ({ ...job, state: dead ? "dead" : "retried" }));
}

/** Has these jobs tried again at once, from the beginning; all that have failed, when none are named. */
export async function retryJobs(pool: pg.Pool, ids: readonly string[] | undefined): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `select id::text as id from graphile_worker.jobs where locked_by is null and (attempts >= max_attempts or last_error is not null)
      and ($1::bigint[] is null or id = any ($1::bigint[]))`,
    [ids ?? null],
  );
  if (rows.length === 0) return 0;
  await pool.query("select graphile_worker.reschedule_jobs($1::bigint[], run_at => now(), attempts => 0)", [
    rows.map(({ id }) => id),
  ]);
  return rows.length;
}
