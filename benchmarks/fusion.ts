/**
 * node benchmarks/fusion.ts [--documents 50000] [--for-ever 10000] [--seed 1]: what one more document costs when its library has
 * 1,000, 10,000 and 50,000 of them: to digest it, find its likes, and bring lineages, stories and lists up to date; in a world
 * whose old happenings give way to newer ones, and in one that recalls the same for ever. Fewer than 10,000 documents are a trial
 * and write nothing. Times are of the last thousand documents before each mark, in processor time. Other work on the machine
 * makes that longer too, so at each mark the first thousand of a new library are timed as well: the ratio is to those.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Reading } from "../src/doc/reading.ts";
import { engineKey } from "../src/library/engine-key.ts";
import { openFusion } from "../src/library/fusion/fuse.ts";
import { engineOf } from "../src/reader/engine.ts";
import { fileResources } from "../src/resources/files.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { readingsOf } from "./fusion/world.ts";
import { ownMemory } from "./memory.ts";
import { writeSection } from "./sections.ts";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "50000" },
    "for-ever": { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const most = Number(values.documents);
const MARKS = [1000, 10_000, 50_000];
const STEP = 1000;
/** Days for which an old happening is recalled, on average. */
const RECALLED = 120;

const resources = fileResources();
const engine = engineKey(resources);
const folder = mkdtempSync(join(tmpdir(), "hearsay-fusion-"));

interface Growing {
  readonly store: Store;
  readonly fusion: ReturnType<typeof openFusion>;
  readonly world: Generator<Reading>;
}

async function growing(file: string, recalled: number | undefined): Promise<Growing> {
  const store = await openSqliteStore(file);
  const options = { seed: Number(values.seed), engine: engineOf(resources) };
  const world = readingsOf(recalled === undefined ? options : { ...options, recalled });
  return { store, fusion: openFusion(store, resources), world };
}

/** Milliseconds of processor for each of the next thousand documents. */
async function timed({ store, fusion, world }: Growing): Promise<number> {
  await keep(store, take(world, STEP));
  const began = process.cpuUsage();
  for await (const _ of fusion.update());
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / STEP;
}

/** What a document costs at this hour in a library that has none yet. */
async function reference(recalled: number | undefined): Promise<number> {
  const file = join(folder, "reference.db");
  const small = await growing(file, recalled);
  const milliseconds = await timed(small);
  await small.store.close();
  forget(file);
  return milliseconds;
}

function forget(file: string): void {
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${file}${ending}`, { force: true });
}

interface Mark {
  readonly documents: number;
  readonly milliseconds: number;
  readonly first: number;
  readonly ownMb: number;
  readonly fileMb: number;
}

async function grow(until: number, recalled: number | undefined): Promise<readonly Mark[]> {
  const marks: Mark[] = [];
  const file = join(folder, "library.db");
  const library = await growing(file, recalled);
  for (let documents = STEP; documents <= until; documents += STEP) {
    const isMark = MARKS.includes(documents);
    const before = isMark ? await reference(recalled) : 0;
    const milliseconds = await timed(library);
    const ownMb = Math.round(ownMemory() / 2 ** 20);
    const fileMb = Math.round(statSync(file).size / 2 ** 20);
    process.stderr.write(
      `${documents} documents: ${milliseconds.toFixed(2)} ms each, ${ownMb} MB of its own, library ${fileMb} MB\n`,
    );
    if (!isMark) continue;
    const first = (before + (await reference(recalled))) / 2;
    marks.push({ documents, milliseconds, first, ownMb, fileMb });
  }
  const { store, fusion } = library;
  const stories = await fusion.view(async ({ session }) => (await session.groups("story", { limit: 1 })).rows.length);
  await store.close();
  forget(file);
  if (stories === 0) throw new Error("no stories were found: the measurement says nothing");
  return marks;
}

const rows = (world: string, marks: readonly Mark[]): readonly string[] =>
  marks.map(
    ({ documents, milliseconds, first, ownMb, fileMb }) =>
      `| ${world} | ${documents.toLocaleString("en-US")} | ${milliseconds.toFixed(1)} | ${first.toFixed(1)} | ${(milliseconds / first).toFixed(2)} | ${ownMb} | ${fileMb} |`,
  );

const newer = await grow(most, RECALLED);
const same = await grow(Math.min(most, Number(values["for-ever"])), undefined);
rmSync(folder, { recursive: true });
if (most >= 10_000)
  writeSection("fusion", [
    "## What one more document costs",
    "",
    "`node benchmarks/fusion.ts`: bringing lineages, stories and lists up to date, per document, over the last thousand documents",
    "before each mark, in processor time, beside the first thousand of a new library, timed before and after in the same minutes;",
    "made-up worlds with copies and a war told every day (seeded), in which every report recalls one of 200 old happenings. In the",
    `first an old happening gives way to a newer one after ${RECALLED} days on average; in the second the same are recalled for ever,`,
    "so that their stories grow with the library until a report is too far from the next to be put beside it. Memory is the",
    "process's own, without the pages of the library that are mapped.",
    "",
    "| old happenings | documents in the library | ms of processor a document | in a new library | ratio | memory MB | library MB |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows("give way", newer),
    ...rows("for ever", same),
  ]);

function take(from: Generator<Reading>, count: number): readonly Reading[] {
  return Array.from({ length: count }, () => from.next().value as Reading);
}

async function keep(into: Store, readings: readonly Reading[]): Promise<void> {
  await into.transaction(async (session) => {
    const { id } = await session.beginImport([`step ${readings[0]?.document.id}`], "2022-05-01T00:00:00Z");
    await session.addDocuments(
      readings.map(({ document }) => ({
        id: document.id,
        page: document.id,
        textHash: document.textHash,
        text: document.text,
        uri: null,
        title: document.title ?? null,
        outlet: document.outlet?.name ?? null,
        author: null,
        published: document.published?.value ?? null,
        language: "en",
        input: "{}",
        extractor: "made",
        import: id,
        blob: null,
      })),
    );
    await session.addReadings(
      readings.map((reading) => ({ document: reading.document.id, engine, json: JSON.stringify(reading) })),
    );
  });
}
