import { spawn } from "node:child_process";
import { existsSync, rmSync, watch } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { MAIN } from "../cli/run-cli.ts";
import { folderWith } from "../sources/collect.ts";
import { contentOf } from "./content.ts";

const KILLS = 30;
const REPORTS = 64;

/** The same numbers on every machine (mulberry32): where the kills fall is up to the machine's speed all the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Adds the file to the library; killed so many milliseconds after it has touched the library, if it works that long: before
 * that there is nothing to break. Tells whether it ended by itself, and how long it was at the library.
 */
function add(folder: string, library: string, killAfterMs?: number): Promise<{ ended: boolean; workedMs: number }> {
  let timer: NodeJS.Timeout | undefined;
  let touched: number | undefined;
  const watcher = watch(folder, (_, name) => {
    if (touched !== undefined || name?.startsWith(basename(library)) !== true) return;
    touched = performance.now();
    if (killAfterMs !== undefined) timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  const child = spawn(process.execPath, [MAIN, "add", "--workers", "1", "--library", library, "reports.jsonl"], {
    cwd: folder,
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    child.on("close", (status) => {
      clearTimeout(timer);
      watcher.close();
      resolve({ ended: status === 0, workedMs: performance.now() - (touched ?? performance.now()) });
    });
  });
}

test(`a library killed ${KILLS} times at random moments is, in the end, the one that was never killed`, async () => {
  const lines = Array.from({ length: REPORTS }, (_, at) =>
    JSON.stringify({
      id: `r${at}`,
      outlet: "The Lantern",
      title: `Report ${at % 80}`,
      text: `On day ${at} officials said ${at} people had fled.`,
    }),
  );
  const folder = await folderWith({ "reports.jsonl": `${lines.join("\n")}\n` });
  const [reference, library] = [join(folder, "reference.db"), join(folder, "killed.db")];
  const { ended: whole, workedMs } = await add(folder, reference);
  expect(whole).toBe(true);
  expect(workedMs).toBeGreaterThan(0);
  const expected = contentOf(reference);
  expect(expected.documents).toHaveLength(REPORTS);

  const next = random(20220416);
  let kills = 0;
  while (kills < KILLS) {
    const { ended } = await add(folder, library, next() * workedMs);
    if (!ended) kills++;
    if (ended || kills === KILLS) {
      expect(await add(folder, library)).toMatchObject({ ended: true });
      expect(contentOf(library)).toEqual(expected);
      for (const left of ["", "-wal", "-shm"]) if (existsSync(library + left)) rmSync(library + left);
    }
  }
});
