import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What each example is there to show. */
const SHOWN: Readonly<Record<string, readonly RegExp[]>> = {
  "read-a-text.ts": [/^the mayor .*: The bridge is safe/m, /denial/, /^ASSAULT by .*2022-04-16/m],
  "compare-reports.ts": [/\d+ documents, \d+ lineages/, /contradict|asserts/],
};

test("every example is one that the tests run", () => {
  expect(readdirSync(`${root}examples`).filter((name) => name.endsWith(".ts"))).toEqual(Object.keys(SHOWN).sort());
});

test.each(Object.entries(SHOWN))("examples/%s runs and prints what it says", async (name, shown) => {
  const { stdout, stderr } = await run(process.execPath, [`examples/${name}`], { cwd: root });
  for (const pattern of shown) expect(stdout).toMatch(pattern);
  expect(stderr).toBe("");
});
