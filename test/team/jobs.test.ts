import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recoverJobs, showLife } from "../../src/jobs/alive.ts";
import { enqueueAll } from "../../src/jobs/enqueue.ts";
import { createHealth } from "../../src/jobs/health.ts";
import type { LogFields } from "../../src/jobs/log.ts";
import { createMetrics } from "../../src/jobs/metrics.ts";
import { failedJobs, jobCounts, openQueue, retryJobs } from "../../src/jobs/queue.ts";
import { startWorker, type Worker } from "../../src/jobs/worker.ts";
import { fileResources } from "../../src/resources/files.ts";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import type { Store } from "../../src/store/store.ts";
import { hearsay } from "../cli/run-cli.ts";
import { type PostgresServer, startPostgres } from "../postgres/server.ts";

const AT = "2022-04-20T00:00:00Z";
const resources = fileResources();
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

interface Place {
  readonly address: string;
  readonly name: string;
  readonly store: Store;
  readonly queue: pg.Pool;
  readonly run: (statement: string) => ReturnType<PostgresServer["run"]>;
  readonly close: () => Promise<void>;
}

async function place(): Promise<Place> {
  const address = await server.database();
  const name = new URL(address).pathname.slice(1);
  const [store, queue] = [await openPostgresStore(address), await openQueue(address)];
  const close = async (): Promise<void> => {
    await store.close();
    await queue.end();
  };
  return { address, name, store, queue, run: (statement) => server.run(statement, name), close };
}

const reports = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    kind: "document" as const,
    where: `report ${from + at}`,
    input: {
      text: `Raid ${from + at}\n\nOfficials in Khost said ${from + at + 3} people were killed on Friday.`,
      url: `https://example.org/${from + at}`,
      published: "2022-04-16",
    },
    markup: [],
    elements: [],
    notes: [],
  }));

async function handIn({ store }: Place, items: ReturnType<typeof reports>, mostWaiting = 1000, pause = async () => {}) {
  async function* source() {
    yield* items;
  }
  const statuses: string[] = [];
  const context = { store, resources, now: () => AT, mostWaiting, pause };
  for await (const outcome of enqueueAll(context, ["reports"], source()))
    statuses.push(outcome.kind === "document" ? outcome.status : outcome.kind);
  return statuses;
}

function work({ address, store, queue }: Place) {
  const events: (readonly [string, LogFields])[] = [];
  const metrics = createMetrics();
  const log = (_: string, event: string, fields: LogFields = {}): void => void events.push([event, fields]);
  const options = { address, store, queue, resources, concurrency: 1, stories: true, log, metrics, now: () => AT };
  return { events, metrics, started: startWorker(options) };
}
const ended = async (worker: Worker): Promise<void> => {
  await worker.drained();
  await worker.stop();
};

describe("documents that are handed in", () => {
  test("are split into jobs, whatever source they come from, and each waits once", async () => {
    const at = await place();
    expect(new Set(await handIn(at, reports(45)))).toEqual(new Set(["queued"]));
    expect(await jobCounts(at.queue)).toEqual({ ready: 3, running: 0, later: 0, dead: 0 });
    // Begun again after a kill: what waits is not handed in twice.
    await handIn(at, reports(50));
    expect(await at.store.view((session) => session.waiting())).toBe(50);
    expect(await jobCounts(at.queue)).toMatchObject({ ready: 4 });
    await at.close();
  });

  test("wait at their source while too many wait to be read", async () => {
    const at = await place();
    let pauses = 0;
    await handIn(at, reports(60), 20, async () => {
      pauses++;
      // As workers would.
      if (pauses % 2 === 0) await at.run("delete from queued");
    });
    expect(pauses).toBeGreaterThanOrEqual(4);
    await at.close();
  });

  test("are read once, with a run that is closed and stories that are made", async () => {
    const at = await place();
    await handIn(at, reports(30));
    const { started, events, metrics } = work(at);
    const worker = await started;
    await ended(worker);
    const counts = await at.store.view((session) => session.counts());
    expect(counts).toMatchObject({ documents: 30, readings: 30, failures: 0 });
    expect(await at.store.view((session) => session.imports())).toMatchObject([{ finishedAt: AT, documents: 30 }]);
    expect(metrics.text([])).toContain('hearsay_documents_read_total{status="added"} 30\n');
    expect(events.filter(([event, { task }]) => event === "job.done" && task === "read")).toHaveLength(2);
    expect(await handIn(at, reports(30))).toEqual(Array.from({ length: 30 }, () => "known"));
    await at.close();
  });

  test("are kept once when two workers have the same job at once", async () => {
    const at = await place();
    await handIn(at, reports(12));
    // The same documents in a second job, as when a worker that was taken for dead is not.
    await at.run(
      "select graphile_worker.add_job('read', json_build_object('sequences', array(select sequence from queued)))",
    );
    const both = [work(at), work(at)];
    await Promise.all(both.map(async ({ started }) => ended(await started)));
    expect(await at.store.view((session) => session.counts())).toMatchObject({ documents: 12, readings: 12 });
    const read = both.map(({ metrics }) =>
      Number(/read_total\{status="added"\} (\d+)/.exec(metrics.text([]))?.[1] ?? 0),
    );
    expect((read[0] ?? 0) + (read[1] ?? 0)).toBe(12);
    await at.close();
  });

  test("are removed for good also when a worker still has them", async () => {
    const at = await place();
    await handIn(at, reports(3));
    const sequences = (await at.run("select sequence from queued order by sequence")).map(({ sequence }) =>
      Number(sequence),
    );
    await ended(await work(at).started);
    await at.store.transaction(async (session) => {
      const { rows } = await session.documents({}, { limit: 9 });
      await session.removeDocuments(rows.map(({ id }) => id));
    });
    await at.run(`select graphile_worker.add_job('read', '{"sequences":[${sequences.join(",")}]}')`);
    await ended(await work(at).started);
    expect(await at.store.view((session) => session.counts())).toMatchObject({ documents: 0, readings: 0 });
    await at.close();
  });
});

describe("an import that waits to be read", () => {
  test("is taken back whole, with its originals, and workers find nothing of it", async () => {
    const at = await place();
    const original = { bytes: Buffer.from("original"), mediaType: "text/plain" };
    await handIn(
      at,
      reports(3).map((item) => ({ ...item, original })),
    );
    const [run] = await at.store.view((session) => session.imports());
    await at.store.transaction((session) => session.undoImport(run?.id ?? ""));
    expect(await at.store.view((session) => session.counts())).toMatchObject({ imports: 0, blobs: 0 });
    await ended(await work(at).started);
    expect(await at.store.view((session) => session.counts())).toMatchObject({ documents: 0, imports: 0 });
    await at.close();
  });
});

describe("a document whose place was given out before", () => {
  test("takes it, and versions follow the places, whoever comes first", async () => {
    const at = await place();
    const { id: importId } = await at.store.transaction((session) => session.beginImport(["x"], AT));
    const version = (sequence: number) => ({
      id: `d${sequence}`,
      sequence,
      page: "p",
      textHash: `sha256:${"0".repeat(64)}`,
      text: `Text ${sequence}`,
      ...{ uri: null, title: null, outlet: null, author: null, published: null, language: "en" },
      ...{ input: "{}", extractor: "text@1", import: importId, blob: null },
    });
    for (const sequence of [7, 3, 9, 5])
      await at.store.transaction((session) => session.addDocuments([version(sequence)]));
    const rows = await at.store.view((session) => session.versions("p"));
    expect(rows.map((row) => [row.version, row.sequence])).toEqual([
      [1, 3],
      [2, 5],
      [3, 7],
      [4, 9],
    ]);
    await at.close();
  });
});

describe("a job that fails", () => {
  test("is tried again later, given up in the end with its reason, and taken up when a person says so", async () => {
    const at = await place();
    await handIn(at, reports(4));
    await at.run(
      "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$",
    );
    await at.run("create trigger refuse before insert on readings for each row execute function refuse()");
    const first = await work(at).started;
    await expect.poll(() => jobCounts(at.queue), { timeout: 60_000 }).toMatchObject({ later: 1, running: 0 });
    await first.stop();
    expect(await failedJobs(at.queue, 9)).toMatchObject([
      {
        task: "read",
        state: "retried",
        attempts: 1,
        reason: "disk full",
        documents: ["report 0", "report 1", "report 2", "report 3"],
      },
    ]);
    await at.run("update graphile_worker._private_jobs set attempts = max_attempts");
    const listed = await hearsay(["jobs", "--library", at.address]);
    expect(listed.out).toContain("0 of 4 read (0 %)");
    expect(listed.out).toMatch(/job \d+: given up after 20: disk full\n {4}report 0, report 1, report 2 …/);
    await at.run("drop trigger refuse on readings");
    const retried = await hearsay(["jobs", "retry", "--all", "--library", at.address]);
    expect(retried).toMatchObject({ status: 0 });
    expect(retried.out).toMatch(/ 2 jobs tried again\n$/);
    await ended(await work(at).started);
    expect(await at.store.view((session) => session.counts())).toMatchObject({ documents: 4 });
    expect(await retryJobs(at.queue, undefined)).toBe(0);
    await at.close();
  });

  test("leaves its good documents behind when it is tried for the third time", async () => {
    const at = await place();
    await handIn(at, reports(5));
    await at.run(
      "create function refuse() returns trigger language plpgsql as $$ begin if new.json like '%Raid 2%' then raise exception 'poison'; end if; return new; end $$",
    );
    await at.run("create trigger refuse before insert on readings for each row execute function refuse()");
    await at.run("update graphile_worker._private_jobs set attempts = 2");
    const worker = await work(at).started;
    await expect.poll(() => failedJobs(at.queue, 9), { timeout: 60_000 }).toHaveLength(1);
    await worker.stop();
    expect(await at.store.view((session) => session.counts())).toMatchObject({ documents: 4 });
    expect(await failedJobs(at.queue, 9)).toMatchObject([{ reason: "poison", documents: ["report 2"] }]);
    await at.close();
  });
});

describe("a worker that ends without a word", () => {
  test("is known to be dead by its lock, and only then are its jobs set free", async () => {
    const at = await place();
    await handIn(at, reports(2));
    const take = (worker: string) =>
      at.run(
        `update graphile_worker._private_jobs set locked_by = '${worker}', locked_at = now() - interval '1 minute', attempts = attempts + 1`,
      );
    const life = showLife(
      at.address,
      () => "pool-a",
      () => {},
    );
    const held = async () => (await at.run("select 1 from pg_locks where locktype = 'advisory' and granted")).length;
    await expect.poll(held, { timeout: 60_000 }).toBe(1);
    await take("pool-a");
    expect(await recoverJobs(at.queue, "pool-b")).toBe(0);
    await life.close();
    await expect.poll(held, { timeout: 60_000 }).toBe(0);
    expect(await recoverJobs(at.queue, "pool-b")).toBe(1);
    expect(await jobCounts(at.queue)).toMatchObject({ ready: 1, running: 0 });
    await at.run("update graphile_worker._private_jobs set attempts = max_attempts - 1");
    await take("pool-c");
    expect(await recoverJobs(at.queue, "pool-b")).toBe(1);
    expect(await failedJobs(at.queue, 9)).toContainEqual(
      expect.objectContaining({ state: "dead", reason: expect.stringContaining("ended without a word") }),
    );
    await at.close();
  });

  test("shows life again when only its connection was cut", async () => {
    const at = await place();
    const losses: string[] = [];
    const life = showLife(
      at.address,
      () => "pool-a",
      (error) => losses.push(error.message),
      50,
    );
    const holder = async () =>
      (await at.run("select pid from pg_locks where locktype = 'advisory' and granted"))[0]?.["pid"];
    await expect.poll(holder, { timeout: 60_000 }).toBeTypeOf("number");
    const first = await holder();
    await at.run(`select pg_terminate_backend(${first})`);
    await expect.poll(async () => ![first, undefined].includes(await holder()), { timeout: 60_000 }).toBe(true);
    expect(losses).toHaveLength(1);
    await life.close();
    await at.close();
  });
});

describe("what a process says of itself", () => {
  test("is alive while it runs, ready while it can work, and in numbers", async () => {
    const at = await place();
    await handIn(at, reports(3));
    const metrics = createMetrics();
    let ready = false;
    const answer = createHealth({ store: at.store, queue: at.queue, metrics, ready: () => ready, uptime: () => 7 });
    expect(await answer("/healthz")).toMatchObject({ status: 200 });
    expect(await answer("/readyz")).toMatchObject({
      status: 503,
      body: expect.stringContaining("starting or stopping"),
    });
    ready = true;
    expect(await answer("/readyz")).toMatchObject({ status: 200 });
    const page = await answer("/metrics");
    expect(page?.type).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(page?.body).toContain("\nhearsay_queue_documents 3\n");
    expect(page?.body).toContain('\nhearsay_queue_jobs{state="ready"} 1\n');
    expect(page?.body).toContain("\nprocess_uptime_seconds 7\n");
    expect(await answer("/")).toBeUndefined();
    await at.close();
    expect(await answer("/readyz")).toMatchObject({ status: 503, body: expect.stringContaining("cannot be reached") });
    expect(await answer("/metrics")).toMatchObject({ status: 200 });
  });

  test("counts durations in buckets, and escapes what stands in labels", () => {
    const metrics = createMetrics();
    metrics.observe("hearsay_job_seconds", 0.2, { task: "read" });
    metrics.observe("hearsay_job_seconds", 1000, { task: "read" });
    metrics.add("hearsay_documents_failed_total", { code: 'E_"\\\n' });
    const lines = metrics.text([]).split("\n");
    expect(lines).toContain('hearsay_job_seconds_bucket{task="read",le="0.1"} 0');
    expect(lines).toContain('hearsay_job_seconds_bucket{task="read",le="0.25"} 1');
    expect(lines).toContain('hearsay_job_seconds_bucket{task="read",le="+Inf"} 2');
    expect(lines).toContain('hearsay_job_seconds_sum{task="read"} 1000.2');
    expect(lines).toContain('hearsay_documents_failed_total{code="E_\\"\\\\\\n"} 1');
  });
});

describe("the commands of a team", () => {
  test("need a library on a server, and say so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-team-"));
    writeFileSync(join(folder, "a.txt"), "Officials in Khost said 41 people were killed.\n");
    for (const args of [["add", "--queue", "a.txt"], ["worker"], ["jobs"]]) {
      const result = await hearsay([...args, "--library", "x.db"], { cwd: folder });
      expect(result).toMatchObject({ status: 2, out: "" });
      expect(result.err).toContain("E_USAGE x.db: expected a library on a PostgreSQL server");
    }
  });

  test("never show the password of an address", async () => {
    const result = await hearsay(["status", "--library", "postgres://me:s3cret@127.0.0.1:1/news?password=s3cret"]);
    expect(result.status).toBe(6);
    expect(result.err).toContain("E_STORE postgres://me:…@127.0.0.1:1/news");
    expect(result.err).not.toContain("s3cret");
  });

  test("hand in, read and tell of it, and a worker that is told to stop ends what it has begun", async () => {
    const at = await place();
    await at.close();
    const folder = mkdtempSync(join(tmpdir(), "hearsay-team-"));
    writeFileSync(join(folder, "a.txt"), "Officials in Khost said 41 people were killed.\n");
    const run = (...args: readonly string[]) => hearsay(args, { cwd: folder, env: { HEARSAY_LIBRARY: at.address } });
    expect((await run("add", "--queue", "a.txt")).out).toMatch(/: 1 handed in\n$/);
    expect((await run("jobs")).out).toMatch(/0 of 1 read \(0 %\): a\.txt\n {2}jobs: 0 running, 1 ready\n$/);
    const worked = await run("worker", "--once", "--metrics-port", "0");
    expect(worked.status).toBe(0);
    const events = worked.err
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { readonly event: string }).event);
    expect(events).toContain("job.done");
    expect(events.at(-1)).toBe("worker.stopped");
    expect((await run("search", "Khost")).out).toContain("undated");
    expect(JSON.parse((await run("jobs", "--json")).out)).toMatchObject({ jobs: { dead: 0 }, runs: [], failed: [] });
  });
});
