/**
 * node benchmarks/scale.ts [--rounds 3] [--seed 1] [--kills [--documents 5000]]: what adding reports to a library costs in a file and on a
 * PostgreSQL server, and what they take up there. In turns, in this process and a server of its own, by processor time:
 * it hardly depends on what else the machine does. With --kills instead so many reports read by three workers that are killed
 * and cut off at random, held against one process. Writes its sections of benchmarks/RESULTS.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import type { SourceDocument } from "../src/doc/source.ts";
import { enqueueAll } from "../src/jobs/enqueue.ts";
import { openQueue } from "../src/jobs/queue.ts";
import { readQueued } from "../src/jobs/read-job.ts";
import { addAll } from "../src/library/add.ts";
import { fileResources } from "../src/resources/files.ts";
import { openPostgresStore } from "../src/store/postgres/open.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { openPool } from "../src/workers/pool.ts";
import { readAll } from "../src/workers/read-all.ts";
import { packResources } from "../src/workers/shared-resources.ts";
import { startPostgres } from "../test/postgres/server.ts";
import { environment } from "./accuracy/environment.ts";
import { documents } from "./library/documents.ts";
import { runTrial } from "./scale/trial.ts";
import { writeSection } from "./sections.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    kills: { type: "boolean", default: false },
    documents: { type: "string", default: "5000" },
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];

const PER_ROUND = 40;
const WORDS = 900;
const CORES = 2;
/** What the operating system counts processor time in, on Linux everywhere. */
const TICKS_PER_SECOND = 100;

const resources = fileResources();
const folder = mkdtempSync(join(tmpdir(), "hearsay-scale-"));
const now = (): string => "2022-04-20T00:00:00Z";
const server = await startPostgres();

async function* first(from: Generator<SourceDocument, void>): AsyncGenerator<SourceDocument, void> {
  for (let at = 0; at < PER_ROUND; at++) {
    const next = from.next();
    if (next.done === true) return;
    // Different days, so that not every report is compared with every other.
    const { input } = next.value;
    const published = new Date(86_400_000 * (15_000 + day++)).toISOString().slice(0, 10);
    yield { ...next.value, input: { ...input, published } };
  }
}
let day = 0;

/** Processor seconds of the server's processes so far, those that have ended included. */
function serverSeconds(): number {
  let ticks = 0;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      const own = name === String(server.pid);
      if (!own && fields[1] !== String(server.pid)) continue;
      // User and system time; of the first process also that of children which have ended.
      for (const at of own ? [11, 12, 13, 14] : [11, 12]) ticks += Number(fields[at]);
    } catch {
      // It has ended since the list was made.
    }
  }
  return ticks / TICKS_PER_SECOND;
}

interface Spent {
  readonly process: number;
  readonly server: number;
}

async function spent(work: () => Promise<void>): Promise<Spent> {
  const [before, serverBefore] = [process.cpuUsage(), serverSeconds()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { process: (user + system) / 1e6, server: serverSeconds() - serverBefore };
}

const drain = async (all: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of all);
};

async function costs() {
  const file = join(folder, "library.db");
  const [address, queued] = [await server.database(), await server.database()];
  const stores = {
    sqlite: await openSqliteStore(file),
    postgres: await openPostgresStore(address),
    team: await openPostgresStore(queued),
  };
  const queue = await openQueue(queued);
  const pool = openPool(1, packResources(resources));
  const rows = new Map<string, Spent[]>();
  const note = async (name: string, round: number, work: () => Promise<void>): Promise<void> => {
    const seconds = await spent(work);
    // The first round warms everything up and does not count.
    if (round > 0) rows.set(name, [...(rows.get(name) ?? []), seconds]);
    process.stderr.write(`${round} ${name} ${JSON.stringify(seconds)}\n`);
  };
  const adding = (store: Store, round: number, from: Generator<SourceDocument, void>): Promise<void> =>
    drain(addAll({ store, resources, workers: 1, now }, [`round ${round}`], first(from)));
  const sources = [1, 2, 3, 4].map(() => documents(WORDS, seed));
  const [bare, one, two, three] = sources;
  if (bare === undefined || one === undefined || two === undefined || three === undefined)
    throw new Error("no reports");
  for (let round = 0; round <= rounds; round++) {
    await note("reading alone", round, () => drain(readAll(first(bare), { workers: 1, resources })));
    await note("adding, SQLite", round, () => adding(stores.sqlite, round, one));
    await note("adding, PostgreSQL", round, () => adding(stores.postgres, round, two));
    await note("handing in, PostgreSQL", round, () => {
      const context = { store: stores.team, resources, now, mostWaiting: 1e9, pause: async () => {} };
      return drain(enqueueAll(context, [`round ${round}`], first(three)));
    });
    await note("reading from the queue, PostgreSQL", round, async () => {
      const { rows: waiting } = await queue.query<{ sequence: number }>(
        "select sequence from queued order by sequence",
      );
      const context = { store: stores.team, resources, pool, workers: 1 };
      for (let at = 0; at < waiting.length; at += 20) {
        const sequences = waiting.slice(at, at + 20).map(({ sequence }) => sequence);
        await readQueued(context, sequences, 1);
      }
    });
  }
  const count = (rounds + 1) * PER_ROUND;
  const name = new URL(address).pathname.slice(1);
  await server.run("vacuum analyze", name);
  const [size] = await server.run("select pg_database_size(current_database())::float8 as bytes", name);
  const tables = await server.run(
    `select relname as table, pg_total_relation_size(oid)::float8 as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc limit 8`,
    name,
  );
  await pool.close();
  await queue.end();
  for (const store of Object.values(stores)) await store.close();
  return { rows, count, bytes: { sqlite: statSync(file).size, postgres: Number(size?.["bytes"]) }, tables };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const { date, commit, machine, node } = environment();

const costsOfReports = async (): Promise<void> => {
  const { rows, count, bytes, tables } = await costs();
  const ms = (seconds: number, documents: number): string => ((1000 * seconds) / documents).toFixed(1);
  writeSection("scale", [
    "## What a document costs",
    "",
    `Written by \`node benchmarks/scale.ts\` on ${date}, commit ${commit}; ${machine}; Node ${node}; PostgreSQL 16 on the same`,
    `machine, without waiting for its disk. Reports of ${WORDS} words composed of templates (seed ${seed}); processor time, median of ${rounds}`,
    `rounds over ${PER_ROUND} reports, in turns. On ${CORES} cores means: as many a second as ${CORES} cores do that do nothing else (target for`,
    "adding: at least 20).",
    "",
    "| | this process | the server | documents a second on 2 cores |",
    "|---|---:|---:|---:|",
    ...[...rows].map(([name, all]) => {
      const [own, other] = [median(all.map((each) => each.process)), median(all.map((each) => each.server))];
      const rate = (CORES * PER_ROUND) / (own + other);
      return `| ${name} | ${ms(own, PER_ROUND)} ms | ${ms(other, PER_ROUND)} ms | **${rate.toFixed(1)}** |`;
    }),
    "",
    `A report with its original, reading and index of words takes up ${Math.round(bytes.sqlite / count / 1024)} kB in SQLite and`,
    `${Math.round(bytes.postgres / count / 1024)} kB in PostgreSQL (${count} reports; there ${tables.map((row) => `${String(row["table"])} ${Math.round(Number(row["bytes"]) / count / 1024)}`).join(", ")} kB).`,
  ]);
};

if (!values.kills) await costsOfReports();
else {
  const trial = await runTrial({
    folder: mkdtempSync(join(folder, "kills-")),
    address: await server.database(),
    documents: Number(values.documents),
    words: 60,
    seed,
    workers: 3,
    kills: Math.ceil(Number(values.documents) / 75),
    cuts: Math.ceil(Number(values.documents) / 120),
    pauseMs: 4000,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  const same = (key: keyof typeof trial.alone): string =>
    JSON.stringify(trial.alone[key]) === JSON.stringify(trial.together[key]) ? "the same" : "**other**";
  writeSection("scale-kills", [
    "## Workers that are killed",
    "",
    `Written by \`node benchmarks/scale.ts --kills\` on ${date}, commit ${commit}; ${machine}; Node ${node}. ${values.documents} lines of reports (seed ${seed};`,
    "some there twice, some no JSON, some new versions of one page) read by three workers, of which one was killed (SIGKILL)",
    `${trial.kills} times; all connections to the database were cut ${trial.cuts} times. Held against one process that adds them to a file:`,
    `documents in their order with their versions (${trial.together.documents.length}): ${same("documents")}; readings: ${same("readings")}; failures`,
    `(${trial.together.failures.length}): ${same("failures")}; \`stories --json\` (${trial.together.stories.length} bytes): ${same("stories")}.`,
  ]);
}
await server.stop();
rmSync(folder, { recursive: true });
