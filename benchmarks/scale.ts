/**
 * node benchmarks/scale.ts [--rounds 3] [--seed 1] [--kills [--documents 5000] | --cores | --real FILE]: what adding reports to a library costs in a file and on a
 * PostgreSQL server, and what they take up there. In turns, in this process and a server of its own, by processor time:
 * it hardly depends on what else the machine does. With --kills instead so many reports read by three workers that are killed
 * and cut off at random, held against one process; with --cores how much more two threads read than one, by the clock; with --real
 * how soon a file of real reports is added and compared, by the clock. Writes its sections of benchmarks/RESULTS.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import type { SourceDocument } from "../src/doc/source.ts";
import { enqueueAll } from "../src/jobs/enqueue.ts";
import { openQueue } from "../src/jobs/queue.ts";
import { readQueued } from "../src/jobs/read-job.ts";
import { JOB_DOCUMENTS } from "../src/jobs/tasks.ts";
import { addAll } from "../src/library/add.ts";
import { fileResources } from "../src/resources/files.ts";
import { openPostgresStore } from "../src/store/postgres/open.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { openPool, type Pool } from "../src/workers/pool.ts";
import { readAll } from "../src/workers/read-all.ts";
import { packResources } from "../src/workers/shared-resources.ts";
import { startPostgres } from "../test/postgres/server.ts";
import { environment } from "./accuracy/environment.ts";
import { documents } from "./library/documents.ts";
import { measureCores } from "./scale/cores.ts";
import { spendersOf } from "./scale/profile.ts";
import { addReal, type RealAdding, realReports } from "./scale/real.ts";
import { runTrial } from "./scale/trial.ts";
import { writeSection } from "./sections.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    kills: { type: "boolean", default: false },
    documents: { type: "string", default: "5000" },
    cores: { type: "boolean", default: false },
    real: { type: "string" },
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];

const PER_ROUND = 40;
const WORDS = 900;
/** Of the reports that are read while workers are killed: what fails there has to do with documents, not with their length. */
const TRIAL_WORDS = 60;
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

async function* stream<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items;
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
  const rows = new Map<string, Spent[]>();
  const note = async (name: string, round: number, work: () => Promise<void>): Promise<void> => {
    const seconds = await spent(work);
    // The first round warms everything up and does not count.
    if (round > 0) rows.set(name, [...(rows.get(name) ?? []), seconds]);
    process.stderr.write(`${round} ${name} ${JSON.stringify(seconds)}\n`);
  };
  // One for all rounds, as one run of `hearsay add` has it.
  const readers = openPool(1, packResources(resources));
  const from = documents(WORDS, seed);
  for (let round = 0; round <= rounds; round++) {
    const items: SourceDocument[] = [];
    for await (const item of first(from)) items.push(item);
    const lines = new Map<string, string>();
    await note("reading", round, async () => {
      for await (const outcome of readAll(stream(items), { workers: 1, resources, pool: readers }))
        if (outcome.kind === "reading") lines.set(outcome.where, outcome.line);
    });
    // Readings are there: what is left is all that keeping them costs.
    const pool: Pool = {
      read: async ({ where }) => ({ line: lines.get(where) ?? "" }),
      close: async () => {},
    };
    const keeping = (store: Store): Promise<void> =>
      drain(addAll({ store, resources, pool, workers: 1, now }, [`round ${round}`], stream(items)));
    await note("keeping, SQLite", round, () => keeping(stores.sqlite));
    await note("keeping, PostgreSQL", round, () => keeping(stores.postgres));
    await note("handing in, PostgreSQL", round, () => {
      const context = { store: stores.team, resources, now, mostWaiting: 1e9, pause: async () => {} };
      return drain(enqueueAll(context, [`round ${round}`], stream(items)));
    });
    await note("keeping from the queue, PostgreSQL", round, async () => {
      const { rows: waiting } = await queue.query<{ sequence: number }>(
        "select sequence from queued order by sequence",
      );
      for (let at = 0; at < waiting.length; at += JOB_DOCUMENTS) {
        const sequences = waiting.slice(at, at + JOB_DOCUMENTS).map(({ sequence }) => sequence);
        await readQueued({ store: stores.team, resources, pool, workers: 1 }, sequences, 1);
      }
    });
  }
  await readers.close();
  const count = (rounds + 1) * PER_ROUND;
  const name = new URL(address).pathname.slice(1);
  await server.run("vacuum analyze", name);
  const tables = await server.run(
    `select relname as table, pg_total_relation_size(oid)::float8 as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc`,
    name,
  );
  await queue.end();
  for (const store of Object.values(stores)) await store.close();
  return { rows, count, sqlite: statSync(file).size, tables };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const { date, commit, machine, node } = environment();
const [load = 0] = loadavg();

const costsOfReports = async (): Promise<void> => {
  const { rows, count, sqlite, tables } = await costs();
  const medianOf = (name: string): Spent => {
    const all = rows.get(name) ?? [];
    return { process: median(all.map((each) => each.process)), server: median(all.map((each) => each.server)) };
  };
  const ms = (seconds: number): string => ((1000 * seconds) / PER_ROUND).toFixed(1);
  const reading = medianOf("reading");
  const rate = (name: string): string => {
    const own = medianOf(name);
    return ((CORES * PER_ROUND) / (reading.process + own.process + own.server)).toFixed(1);
  };
  const kilobytes = (bytes: number): number => Math.round(bytes / count / 1024);
  const bytes = tables.reduce((sum, row) => sum + Number(row["bytes"]), 0);
  const from = documents(WORDS, seed);
  const inputs = Array.from({ length: PER_ROUND }, () => from.next().value?.input).filter(
    (input) => input !== undefined,
  );
  const spenders = await spendersOf(inputs, resources);
  const largest = tables.slice(0, 4).map((row) => `${String(row["table"])} ${kilobytes(Number(row["bytes"]))}`);
  writeSection("scale", [
    "## What a document costs",
    "",
    `Written by \`node benchmarks/scale.ts\` on ${date}, commit ${commit}; ${machine}; Node ${node}; PostgreSQL 16 on the same`,
    `machine, without waiting for its disk. Reports of ${WORDS} words composed of templates (seed ${seed}); processor time of one`,
    `report, median of ${rounds} rounds over ${PER_ROUND} reports, in turns. The machine had other work as well (load ${load.toFixed(1)} on ${CORES} cores),`,
    "which makes processor time longer: hold the rows against each other, and reading against its own section above.",
    "",
    "| | this process | the server | with reading, documents a second on 2 cores (target: at least 20) |",
    "|---|---:|---:|---:|",
    ...[...rows.keys()].map((name) => {
      const { process: own, server: other } = medianOf(name);
      const together = name.startsWith("keeping") ? `**${rate(name)}**` : "";
      return `| ${name} | ${ms(own)} ms | ${name.includes("PostgreSQL") ? `${ms(other)} ms` : "–"} | ${together} |`;
    }),
    "",
    `A report with its original, reading and index of words takes up ${kilobytes(sqlite)} kB in SQLite and ${kilobytes(bytes)} kB in PostgreSQL, which`,
    `packs long texts, and these repeat themselves more than others (${largest.join(", ")} kB; ${count} reports).`,
    "",
    "What takes the time of reading, without what it calls:",
    "",
    "| function | share |",
    "|---|---:|",
    ...spenders.map(({ name, share }) => `| ${name} | ${(100 * share).toFixed(1)} % |`),
  ]);
};

const twoCores = async (): Promise<void> => {
  const found = await measureCores(rounds, WORDS);
  const told = (ratios: readonly number[]): string => {
    const ordered = ratios.toSorted((a, b) => a - b);
    return `${median(ratios).toFixed(2)} (${(ordered[0] ?? 0).toFixed(2)} to ${(ordered.at(-1) ?? 0).toFixed(2)})`;
  };
  writeSection("scale-cores", [
    "## Two cores",
    "",
    `Written by \`node benchmarks/scale.ts --cores\` on ${date}, commit ${commit}; ${machine}; Node ${node}. How many times as much is read`,
    `in the same time, by the clock, as by one thread alone right before and after; reports of ${WORDS} words, median and range of ${rounds}`,
    `rounds, load ${load.toFixed(1)} at the beginning. What two processes that share nothing manage is what the machine gives.`,
    "",
    "| | times as fast as one thread |",
    "|---|---:|",
    `| two threads of one process (target: at least 1.8) | ${told(found.threads)} |`,
    `| two processes | ${told(found.processes)} |`,
  ]);
};

const REAL_REPORTS = 200;

/** In turns, for a machine that is slow for a minute is so for both. */
const realReportsAdded = async (file: string): Promise<void> => {
  const reports = await realReports(file, REAL_REPORTS);
  const open: Readonly<Record<string, (round: number) => Promise<Store>>> = {
    SQLite: (round) => openSqliteStore(join(folder, `real-${round}.db`)),
    PostgreSQL: async () => openPostgresStore(await server.database()),
  };
  const found = new Map<string, RealAdding[]>(Object.keys(open).map((engine) => [engine, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [engine, fresh] of Object.entries(open)) {
      const store = await fresh(round);
      found.get(engine)?.push(await addReal(store, reports, CORES));
      await store.close();
    }
  }
  const [{ documents: count, words } = { documents: 0, words: 0 }] = [...found.values()].flat();
  const told = (many: readonly number[]): string => {
    const ordered = many.toSorted((a, b) => a - b).map((each) => each.toFixed(1));
    return `**${median(many).toFixed(1)}** (${ordered[0]} to ${ordered.at(-1)})`;
  };
  writeSection("scale-real", [
    "## Adding real reports",
    "",
    `Written by \`node benchmarks/scale.ts --real\` on ${date}, commit ${commit}; ${machine}; Node ${node}; load ${load.toFixed(1)} at the beginning.`,
    `${count} news reports of ${Math.round(words / count)} words on average, added by ${CORES} threads that read beside the one that writes, once these are`,
    `warm, and then compared by one; documents of 900 words a second, by the clock, median and range of ${rounds} rounds in turns.`,
    "",
    "| | added (target: at least 20) | added and compared |",
    "|---|---:|---:|",
    ...[...found].map(([engine, all]) => {
      const added = all.map(({ adding }) => words / 900 / adding);
      const compared = all.map(({ adding, comparing }) => words / 900 / (adding + comparing));
      return `| ${engine} | ${told(added)} | ${told(compared)} |`;
    }),
  ]);
};

if (values.cores) await twoCores();
else if (values.real !== undefined) await realReportsAdded(values.real);
else if (!values.kills) await costsOfReports();
else {
  const trial = await runTrial({
    folder: mkdtempSync(join(folder, "kills-")),
    address: await server.database(),
    documents: Number(values.documents),
    words: TRIAL_WORDS,
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
    `Written by \`node benchmarks/scale.ts --kills\` on ${date}, commit ${commit}; ${machine}; Node ${node}. ${values.documents} lines of reports of ${TRIAL_WORDS} words (seed ${seed};`,
    "some there twice, some no JSON, some new versions of one page) read by three workers, of which one was killed (SIGKILL)",
    `${trial.kills} times; all connections to the database were cut ${trial.cuts} times. Held against one process that adds them to a file:`,
    `documents in their order with their versions (${trial.together.documents.length}): ${same("documents")}; readings: ${same("readings")}; failures`,
    `(${trial.together.failures.length}): ${same("failures")}; \`stories --json\` (${trial.together.stories.length} bytes): ${same("stories")}.`,
  ]);
}
await server.stop();
rmSync(folder, { recursive: true });
