import { setImmediate } from "node:timers/promises";
import { HearsayError } from "../errors.ts";
import { addAll } from "../library/add.ts";
import type { Job } from "../query/records.ts";
import { refusal } from "./answers.ts";
import type { Incoming } from "./incoming.ts";
import type { ServedLibrary } from "./library.ts";

/** Adding, one job after another: reading in other threads, then the stories. */
export interface Jobs {
  add(incoming: Incoming): Job;
  get(id: string): Job | undefined;
  /** The job as it stands, and again whenever it has changed, until it is over. */
  watch(id: string): AsyncIterable<Job>;
  /** Ends what is under way at its next step; what was committed stays. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly library: ServedLibrary;
  readonly log: (error: unknown) => void;
  readonly name: () => string;
}

/** Jobs that are remembered when they are over, and jobs that may wait. */
const REMEMBERED = 200;
const MOST_WAITING = 50;
const MOST_ADDED = 50;
const MOST_PROBLEMS = 100;
/** Documents compared at once: between two steps those who ask are answered. */
export const STEP = 5;

interface Running {
  job: Job;
  changed: PromiseWithResolvers<void>;
}

export function createJobs({ library, log, name }: JobsOptions): Jobs {
  const all = new Map<string, Running>();
  const stopping = new AbortController();
  let last: Promise<void> = Promise.resolve();

  function change(running: Running, next: Partial<Job>): void {
    running.job = { ...running.job, ...next };
    running.changed.resolve();
    running.changed = Promise.withResolvers();
  }

  async function run(running: Running, incoming: Incoming): Promise<void> {
    if (stopping.signal.aborted) return change(running, { state: "failed" });
    try {
      change(running, { state: "reading" });
      await read(running, incoming);
      change(running, { state: "comparing" });
      for await (const compared of library.views.update({ batch: STEP })) {
        change(running, { compared });
        if (stopping.signal.aborted) break;
        await setImmediate();
      }
      const { read: added, known, failed } = running.job;
      change(running, { state: failed > 0 && added + known === 0 ? "failed" : "done" });
    } catch (error) {
      if (!(error instanceof HearsayError)) log(error);
      change(running, {
        state: "failed",
        problems: [...running.job.problems, problemOf(incoming.sources.join(", "), error)],
      });
    }
  }

  async function read(running: Running, incoming: Incoming): Promise<void> {
    const { store, resources, threads, now } = library;
    const context = { store, resources, pool: threads.pool(), workers: threads.size, now };
    for await (const outcome of addAll(context, incoming.sources, incoming.items(stopping.signal))) {
      const { job } = running;
      if (outcome.kind === "skipped") change(running, { skipped: job.skipped + 1 });
      else if (outcome.kind === "problem")
        change(running, {
          failed: job.failed + 1,
          problems: [...job.problems, problemOf(outcome.where, outcome.error)].slice(0, MOST_PROBLEMS),
        });
      else if (outcome.status === "known") change(running, { known: job.known + 1 });
      else change(running, { read: job.read + 1, added: [...job.added, outcome.id].slice(0, MOST_ADDED) });
      if (stopping.signal.aborted) return;
      await setImmediate();
    }
  }

  function forget(): void {
    for (const [id, { job }] of all) {
      if (all.size <= REMEMBERED) return;
      if (isOver(job)) all.delete(id);
    }
  }

  return {
    add(incoming) {
      const waiting = [...all.values()].filter(({ job }) => job.state === "waiting").length;
      if (waiting >= MOST_WAITING) {
        throw refusal("E_BUSY", {
          expected: `at most ${MOST_WAITING} jobs that wait`,
          got: "one more",
          fix: "Wait until some of them are done.",
        });
      }
      const running: Running = {
        job: {
          id: name(),
          state: "waiting",
          sources: [...incoming.sources],
          read: 0,
          known: 0,
          failed: 0,
          skipped: 0,
          compared: 0,
          added: [],
          problems: [],
        },
        changed: Promise.withResolvers(),
      };
      all.set(running.job.id, running);
      forget();
      last = last.then(() => run(running, incoming));
      return running.job;
    },
    get: (id) => all.get(id)?.job,
    async *watch(id) {
      for (let seen: Job | undefined; ; ) {
        const running = all.get(id);
        if (running === undefined) return;
        const { job, changed } = running;
        if (job !== seen) yield job;
        if (isOver(job)) return;
        seen = job;
        // What changed while the last was being sent is sent at once; what changes often is sent as it stands then.
        if (running.job === job) await changed.promise;
      }
    },
    async stop() {
      stopping.abort();
      await last;
    },
  };
}

export const isOver = ({ state }: Job): boolean => state === "done" || state === "failed";

function problemOf(where: string, error: unknown): Job["problems"][number] {
  if (error instanceof HearsayError) return { where, code: error.code, message: error.message };
  return { where, code: "E_INTERNAL", message: "E_INTERNAL this is a fault of Hearsay; its log says more." };
}
