/**
 * node benchmarks/library.ts [--documents 100000] [--words 60] [--workers 2] [--minutes 60] [--seed 1]: what adding costs over
 * reading, and whether memory stays flat. First some reports of 900 words are read bare and added, in turns, in this process; then so many
 * short reports are added to one library by so many threads beside the one that writes, or as many as that time allows. Writes its section of
 * benchmarks/RESULTS.md.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { SourceDocument } from "../src/doc/source.ts";
import { addAll } from "../src/library/add.ts";
import { fileResources } from "../src/resources/files.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { readAll } from "../src/workers/read-all.ts";
import { environment } from "./accuracy/environment.ts";
import { documents } from "./library/documents.ts";
import { ownMemory } from "./memory.ts";
import { writeSection } from "./sections.ts";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "100000" },
    workers: { type: "string", default: "2" },
    minutes: { type: "string", default: "60" },
    words: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
  },
});
const [most, words, seed] = [Number(values.documents), Number(values.words), Number(values.seed)];

const ROUNDS = 5;
const PER_ROUND = 32;
const REPORT_WORDS = 900;
const MARKS = [1_000, 10_000, 25_000, 50_000, 75_000, 100_000];

const resources = fileResources();
const folder = mkdtempSync(join(tmpdir(), "hearsay-library-"));
const context = (store: Store, workers = 1) => ({ store, resources, workers, now: () => "2022-04-20T00:00:00Z" });

async function* first(count: number, from: Generator<SourceDocument, void>): AsyncGenerator<SourceDocument, void> {
  for (let at = 0; at < count; at++) {
    const next = from.next();
    if (next.done === true) return;
    yield next.value;
  }
}

interface Spent {
  /** Seconds by the clock, and of the processor's work: the second hardly depends on what else the machine does. */
  readonly clock: number;
  readonly processor: number;
}

async function spent(work: () => AsyncIterable<unknown>): Promise<Spent> {
  const start = performance.now();
  const before = process.cpuUsage();
  for await (const _ of work());
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}

/** Share of the speed of bare reading at which documents are added: reading time over adding time, of each pair of rounds. */
async function speed(): Promise<readonly Spent[]> {
  const shares: Spent[] = [];
  const store = await openSqliteStore(join(folder, "speed.db"));
  const bare = documents(REPORT_WORDS, seed);
  const added = documents(REPORT_WORDS, seed);
  // The first round warms both up and does not count.
  for (let round = 0; round <= ROUNDS; round++) {
    const reading = await spent(() => readAll(first(PER_ROUND, bare), { workers: 1, resources }));
    const adding = await spent(() => addAll(context(store), [`round ${round}`], first(PER_ROUND, added)));
    if (round === 0) continue;
    shares.push({ clock: reading.clock / adding.clock, processor: reading.processor / adding.processor });
  }
  await store.close();
  return shares;
}

interface Mark {
  readonly documents: number;
  readonly ownMb: number;
  readonly heapMb: number;
  readonly fileMb: number;
}

async function memory(): Promise<readonly Mark[]> {
  const marks: Mark[] = [];
  const file = join(folder, "memory.db");
  const store = await openSqliteStore(file);
  const until = performance.now() + 60_000 * Number(values.minutes);
  let done = 0;
  const reports = first(most, documents(words, seed + 1));
  for await (const outcome of addAll(context(store, Number(values.workers)), ["generated"], reports)) {
    if (outcome.kind !== "document") throw new Error(`${outcome.where} was not added`);
    done++;
    const isOver = performance.now() > until;
    if (!MARKS.includes(done) && !isOver) continue;
    const { heapUsed } = process.memoryUsage();
    const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);
    marks.push({ documents: done, ownMb: mb(ownMemory()), heapMb: mb(heapUsed), fileMb: mb(statSync(file).size) });
    process.stderr.write(`${JSON.stringify(marks.at(-1))}\n`);
    if (isOver) break;
  }
  await store.close();
  return marks;
}

const shares = await speed();
const ordered = (by: keyof Spent): readonly number[] => shares.map((share) => share[by]).sort((a, b) => a - b);
const percent = (share: number | undefined): string => `${Math.round(100 * (share ?? Number.NaN))} %`;
const told = (by: keyof Spent): string => {
  const all = ordered(by);
  return `${percent(all[all.length >> 1])} (${percent(all[0])} to ${percent(all.at(-1))})`;
};
process.stderr.write(`adding runs at ${told("clock")} by the clock, ${told("processor")} by processor time\n`);
const marks = await memory();
rmSync(folder, { recursive: true });

const { date, commit, machine, node } = environment();
writeSection("library", [
  "## Adding to a library",
  "",
  `Written by \`node benchmarks/library.ts\` on ${date}, commit ${commit}; ${machine}; Node ${node}. Reports`,
  `are composed of templates (seed ${seed}).`,
  "",
  "Share of the speed of bare reading at which reports are added with their readings (target: at least 80 %), median and",
  `range of ${ROUNDS} pairs of rounds over ${PER_ROUND} reports of ${REPORT_WORDS} words in one thread: **${told("processor")}** by processor time,`,
  `${told("clock")} by the clock.`,
  "",
  `Memory of the whole process, without the pages of the library that are mapped, while ${marks.at(-1)?.documents ?? 0} reports of ${words} words are added to one library, read by ${values.workers} threads beside the one that`,
  "writes (target: flat). They are kept with their readings and words to search by; comparing them is a step of its own, measured below.",
  "",
  "| documents | its own | heap of the thread that writes | library file |",
  "|---:|---:|---:|---:|",
  ...marks.map((mark) => `| ${mark.documents} | ${mark.ownMb} MB | ${mark.heapMb} MB | ${mark.fileMb} MB |`),
]);
