import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { MAIN } from "../cli/run-cli.ts";
import { folderWith } from "../sources/collect.ts";
import { contentOf } from "./content.ts";

const KILLS = 50;
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

/** Adds the file to the library; killed after so many milliseconds, if it takes that long. True when it ended by itself. */
function add(folder: string, library: string, killAfterMs?: number): Promise<boolean> {
  const child = spawn(process.execPath, [MAIN, "add", "--workers", "1", "--library", library, "reports.jsonl"], {
    cwd: folder,
    stdio: "ignore",
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  return new Promise((resolve) => {
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve(status === 0);
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
  const started = performance.now();
  expect(await add(folder, reference)).toBe(true);
  const wholeMs = performance.now() - started;
  const expected = contentOf(reference);
  expect(expected.documents).toHaveLength(REPORTS);

  const next = random(20220416);
  let kills = 0;
  while (kills < KILLS) {
    const ended = await add(folder, library, next() * wholeMs);
    if (!ended) kills++;
    if (ended || kills === KILLS) {
      expect(await add(folder, library)).toBe(true);
      expect(contentOf(library)).toEqual(expected);
      for (const left of ["", "-wal", "-shm"]) if (existsSync(library + left)) rmSync(library + left);
    }
  }
});
