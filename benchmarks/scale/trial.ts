import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { engineKey } from "../../src/library/engine-key.ts";
import { fileResources } from "../../src/resources/files.ts";
import { openStore } from "../../src/store/open.ts";
import { documents, randomNumbers } from "../library/documents.ts";

/**
 * Several workers on one library, killed and cut off at random, and what they make held against what one process makes
 * alone. Where kills fall is up to the machine's speed; how many there are, and between which documents one may look, is
 * up to the seed.
 */
export interface TrialOptions {
  readonly folder: string;
  /** Of an empty database. */
  readonly address: string;
  readonly documents: number;
  readonly words: number;
  readonly seed: number;
  readonly workers: number;
  /** SIGKILLs of workers, and cuts of all connections to the database, while documents wait. */
  readonly kills: number;
  readonly cuts: number;
  /** Longest pause between two of them. */
  readonly pauseMs: number;
  readonly say?: (line: string) => void;
}

export interface TrialResult {
  readonly kills: number;
  readonly cuts: number;
  /** Both as text, to be compared. */
  readonly alone: LibraryContent;
  readonly together: LibraryContent;
  readonly seconds: { readonly alone: number; readonly together: number };
}

export interface LibraryContent {
  readonly documents: readonly string[];
  readonly readings: readonly string[];
  readonly failures: readonly string[];
  /** `hearsay stories --json`. */
  readonly stories: string;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = 15_000;
const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const { folder, address, say = () => {} } = options;
  await writeReports(join(folder, "reports.jsonl"), options);
  const began = performance.now();
  const alone = join(folder, "alone.db");
  await command(folder, ["add", "--library", alone, "--workers", "1", "reports.jsonl"]);
  const aloneMs = performance.now() - began;
  say(`alone: ${Math.round(aloneMs / 1000)} s`);
  const started = performance.now();
  await command(folder, ["add", "--queue", "--library", address, "reports.jsonl"]);
  const { kills, cuts } = await disturbed(options);
  const togetherMs = performance.now() - started;
  say(`together: ${Math.round(togetherMs / 1000)} s, ${kills} kills, ${cuts} cuts`);
  return {
    kills,
    cuts,
    alone: await contentOf(folder, alone),
    together: await contentOf(folder, address),
    seconds: { alone: aloneMs / 1000, together: togetherMs / 1000 },
  };
}

/** Reports of which some tell of one page anew, some are there twice and some cannot be read. */
async function writeReports(path: string, { documents: most, words, seed }: TrialOptions): Promise<void> {
  const file = createWriteStream(path);
  const random = randomNumbers(seed);
  const source = documents(words, seed);
  let last = "";
  for (let at = 0; at < most; at++) {
    const next = source.next();
    if (next.done === true) break;
    const { text, ...given } = next.value.input;
    // Over many days: reports of one day are compared with each other, and all of these are alike.
    const input = {
      ...given,
      published: new Date(DAY_MS * (FIRST_DAY + Math.floor(at / 2))).toISOString().slice(0, 10),
    };
    const chance = random();
    // Few pages, so that their versions come from jobs far apart.
    const url = chance < 0.2 ? { url: `https://example.org/page/${at % 7}` } : {};
    const line = chance > 0.97 ? "{ this is no JSON" : JSON.stringify({ ...input, ...url, text });
    file.write(`${chance > 0.94 && chance <= 0.97 && last !== "" ? last : line}\n`);
    last = line;
  }
  file.end();
  await once(file, "close");
}

/** Runs workers until nothing waits; a killed one is followed by another. */
async function disturbed(options: TrialOptions): Promise<{ readonly kills: number; readonly cuts: number }> {
  const { address, folder, seed, workers, say = () => {} } = options;
  const random = randomNumbers(seed + 1);
  const client = new pg.Pool({ connectionString: address, max: 1, application_name: "trial" });
  client.on("error", () => {});
  const start = (): ChildProcess =>
    spawn(process.execPath, [MAIN, "worker", "--concurrency", "1", "--library", address], {
      cwd: folder,
      stdio: ["ignore", "ignore", "ignore"],
    });
  const running = Array.from({ length: workers }, start);
  const waiting = async (): Promise<number> => {
    const { rows } = await client.query<{ n: number }>("select cast(count(*) as integer) as n from queued");
    return rows[0]?.n ?? 0;
  };
  let [kills, cuts] = [0, 0];
  try {
    for (let left = await waiting(); left > 0; left = await waiting()) {
      await sleep(random() * options.pauseMs);
      const at = Math.floor(random() * workers);
      if (kills < options.kills && random() < 0.6) {
        const victim = running[at];
        if (victim?.exitCode === null && victim.signalCode === null) {
          victim.kill("SIGKILL");
          await once(victim, "exit");
          kills++;
          running[at] = start();
        }
      } else if (cuts < options.cuts) {
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        );
        cuts++;
      }
      say(`${left} wait, ${kills} kills, ${cuts} cuts`);
    }
  } finally {
    for (const worker of running) {
      if (worker.exitCode !== null || worker.signalCode !== null) continue;
      worker.kill("SIGTERM");
      await once(worker, "exit");
    }
    await client.end();
  }
  return { kills, cuts };
}

/** All that does not come from a clock, in the order of adding. */
async function contentOf(folder: string, place: string): Promise<LibraryContent> {
  const stories = await command(folder, ["stories", "--json", "--library", place]);
  const store = await openStore(place);
  try {
    return await store.view(async (session) => {
      const rows = [];
      for (let cursor: string | undefined; ; ) {
        const page = await session.documents({}, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
        rows.push(...page.rows);
        cursor = page.cursor;
        if (cursor === undefined) break;
      }
      // Places that were given out to documents that failed, or came twice, stay empty: the order counts.
      rows.sort((a, b) => a.sequence - b.sequence);
      const engine = engineKey(fileResources());
      const readings: string[] = [];
      for (const { id } of rows) readings.push((await session.reading(id, engine)) ?? "none");
      return {
        documents: rows.map(({ sequence: _, ...row }) => JSON.stringify(row, Object.keys(row).sort())),
        readings,
        failures: (await session.failures()).map((row) => JSON.stringify(row, Object.keys(row).sort())),
        stories,
      };
    });
  } finally {
    await store.close();
  }
}

/** What a command of this checkout prints. */
async function command(folder: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  await once(child, "close");
  // 1: some documents failed, as they are meant to.
  if (child.exitCode !== 0 && child.exitCode !== 1)
    throw new Error(`hearsay ${args[0]} ended with ${child.exitCode}: ${err}`);
  return out;
}
