import { setTimeout as sleep } from "node:timers/promises";
import type { Runner, WorkerEvents } from "graphile-worker";
import type pg from "pg";
import type { AddOutcome } from "../library/add.ts";
import { openFusion } from "../library/fusion/fuse.ts";
import type { FileResources } from "../resources/files.ts";
import type { Store } from "../store/store.ts";
import { openPool, type Pool } from "../workers/pool.ts";
import { packResources } from "../workers/shared-resources.ts";
import { recoverJobs, type SignOfLife, showLife } from "./alive.ts";
import { finishImport } from "./finish-job.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { jobCounts, storiesAtOnce } from "./queue.ts";
import { readQueued } from "./read-job.ts";
import { finishPayloadSchema, readPayloadSchema, TASKS } from "./tasks.ts";

export interface WorkerOptions {
  /** Of the library; its own connections are made with it. */
  readonly address: string;
  readonly store: Store;
  readonly queue: pg.Pool;
  readonly resources: FileResources;
  /** Threads that read. */
  readonly concurrency: number;
  /** Leaves the comparing of documents to others. */
  readonly stories: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  /** ISO 8601; written into the library, never into a reading. */
  readonly now: () => string;
}

export interface Worker {
  /** Takes jobs, and is not about to stop. */
  ready(): boolean;
  /** Ends what has been begun, takes nothing more. */
  stop(): Promise<void>;
  /** Settles when it has stopped. */
  readonly ended: Promise<void>;
  /** Settles when nothing is left to be read. */
  drained(): Promise<void>;
}

/** One job is read while another is fetched or committed. */
const JOBS_AT_ONCE = 2;
const RECOVER_MS = 5000;
const RESTART_MS = [500, 1000, 2000, 5000, 10_000, 30_000] as const;
/** As long as an orchestrator may be told to wait; a batch takes seconds. */
const STOP_MS = 120_000;
const DRAINED_LOOK_MS = 300;
/** Documents compared in one step: the thread that compares also answers whoever asks how it is. */
const STORY_STEP = 20;

/**
 * Reads what waits in a library's queue until it is told to stop. A lost connection ends nothing: it begins again, and the
 * job that it was about is done by whoever takes it next.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { store, queue, resources, concurrency, log, metrics } = options;
  const pool = openPool(concurrency, packResources(resources));
  let stopping = false;
  let runner: Runner | undefined;
  let name: string | undefined;
  const stop = new AbortController();

  async function runOnce(): Promise<void> {
    const { run, Logger } = await import("graphile-worker");
    const { EventEmitter } = await import("node:events");
    const events: WorkerEvents = new EventEmitter();
    let life: SignOfLife | undefined;
    events.on("pool:create", ({ workerPool }) => {
      name = workerPool.id;
      // Before its first job: whoever holds jobs and shows no life is taken for dead.
      life = showLife(
        options.address,
        () => name,
        (error) => lost(log, metrics, "alive", error),
      );
    });
    events.on("pool:listen:error", ({ error }) => lost(log, metrics, "listen", error));
    try {
      runner = await run({
        pgPool: queue,
        taskList: taskList(options, pool, stop.signal),
        concurrency: JOBS_AT_ONCE,
        noHandleSignals: true,
        noPreparedStatements: true,
        pollInterval: 1000,
        gracefulShutdownAbortTimeout: STOP_MS,
        parsedCronItems: [],
        events,
        logger: new Logger(() => (level, message) => {
          if (level === "error" || level === "warning") log("debug", "queue", { message });
        }),
      });
      log("info", "worker.ready", { worker: name ?? "", concurrency });
      if (stopping) await runner.stop();
      await runner.promise;
    } finally {
      runner = undefined;
      await life?.close();
    }
  }

  async function runOn(): Promise<void> {
    for (let failures = 0; !stopping; failures++) {
      const began = performance.now();
      try {
        await runOnce();
      } catch (error) {
        lost(log, metrics, "run", error);
      }
      if (performance.now() - began > 60_000) failures = 0;
      if (!stopping)
        await sleep(RESTART_MS[Math.min(failures, RESTART_MS.length - 1)], undefined, stop).catch(() => {});
    }
  }

  async function recoverOn(): Promise<void> {
    while (!stopping) {
      try {
        const recovered = await recoverJobs(queue, name);
        if (recovered > 0) {
          metrics.add("hearsay_workers_recovered_total", {}, recovered);
          log("warning", "worker.recovered", { workers: recovered });
        }
      } catch (error) {
        lost(log, metrics, "recover", error);
      }
      await sleep(RECOVER_MS, undefined, stop).catch(() => {});
    }
  }

  const recovering = recoverOn();
  const ended = runOn().finally(async () => {
    await recovering;
    await pool.close();
    log("info", "worker.stopped");
  });
  return {
    ready: () => runner !== undefined && !stopping,
    async stop() {
      if (!stopping) {
        stopping = true;
        log("info", "worker.stopping");
        stop.abort();
        await runner?.stop().catch((error: unknown) => lost(log, metrics, "stop", error));
      }
      await ended;
    },
    ended,
    async drained() {
      while (!stopping) {
        try {
          const [waiting, counts] = [await store.view((session) => session.queueProgress()), await jobCounts(queue)];
          const read = waiting.length === 0 && counts.ready + counts.running + counts.later === 0;
          if (read && !(options.stories && (await storiesAtOnce(queue)))) return;
        } catch (error) {
          lost(log, metrics, "drained", error);
        }
        await sleep(DRAINED_LOOK_MS, undefined, stop).catch(() => {});
      }
    },
  };
}

function lost(log: Log, metrics: Metrics, where: string, error: unknown): void {
  metrics.add("hearsay_connection_errors_total");
  log("warning", "connection.lost", { where, reason: error instanceof Error ? error.message : String(error) });
}

function taskList(
  { store, resources, concurrency, stories, log, metrics, now }: WorkerOptions,
  pool: Pool,
  signal: AbortSignal,
) {
  const context = { store, resources, pool, workers: concurrency };
  const fusion = openFusion(store, resources);
  const timed =
    (task: string, work: (payload: unknown, attempt: number) => Promise<Readonly<Record<string, number>>>) =>
    async (payload: unknown, helpers: { readonly job: { readonly id: string; readonly attempts: number } }) => {
      const began = performance.now();
      const { id, attempts } = helpers.job;
      try {
        const counts = await work(payload, attempts);
        const seconds = (performance.now() - began) / 1000;
        metrics.add("hearsay_jobs_total", { task, result: "done" });
        metrics.observe("hearsay_job_seconds", seconds, { task });
        log("info", "job.done", {
          task,
          job: id,
          attempt: attempts,
          seconds: Math.round(seconds * 1000) / 1000,
          ...counts,
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        metrics.add("hearsay_jobs_total", { task, result: "failed" });
        log("error", "job.failed", { task, job: id, attempt: attempts, reason });
        throw error;
      }
    };
  return {
    [TASKS.read]: timed(TASKS.read, async (payload, attempt) => {
      const { sequences } = readPayloadSchema.parse(payload);
      const outcomes = await readQueued(context, sequences, attempt);
      return count(outcomes, log, metrics);
    }),
    [TASKS.finish]: timed(TASKS.finish, async (payload) => {
      const closed = await finishImport(store, finishPayloadSchema.parse(payload).import, now());
      return { closed: closed ? 1 : 0 };
    }),
    ...(stories
      ? {
          [TASKS.stories]: timed(TASKS.stories, async () => {
            let compared = 0;
            for await (const done of fusion.update({ batch: STORY_STEP })) {
              compared = done;
              // What is left is taken up with the next documents that are read, or when somebody looks.
              if (signal.aborted) break;
            }
            return { compared };
          }),
        }
      : {}),
  };
}

function count(
  outcomes: readonly AddOutcome[],
  log: Log,
  metrics: Metrics,
): { readonly read: number; readonly failed: number } {
  let read = 0;
  let failed = 0;
  for (const outcome of outcomes) {
    if (outcome.kind === "document") {
      if (outcome.status === "known") continue;
      read++;
      metrics.add("hearsay_documents_read_total", { status: outcome.status });
    } else if (outcome.kind === "problem") {
      failed++;
      metrics.add("hearsay_documents_failed_total", { code: outcome.error.code });
      log("warning", "document.failed", {
        source: outcome.where,
        code: outcome.error.code,
        reason: outcome.error.message,
      });
    }
  }
  return { read, failed };
}
