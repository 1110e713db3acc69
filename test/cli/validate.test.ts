import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith } from "../sources/collect.ts";
import { hearsay, ROOT } from "./run-cli.ts";

const REPORT = readFileSync(`${ROOT}corpus/sample/26-termez-quiet.txt`, "utf8");

async function place() {
  const folder = await folderWith({ "a.txt": REPORT });
  const run = (args: readonly string[], stdin = "") =>
    hearsay(args, { cwd: folder, stdin, env: { HEARSAY_LIBRARY: "", HEARSAY_AUTHOR: "ana" } });
  await run(["add", "a.txt"]);
  return run;
}

test("two people code one sample blind, each where they stopped, and the report tells them apart", async () => {
  const run = await place();
  const first = await run(["validate", "--sample", "12"], "c\nw\n12\nx\nu\nw\n2\nt\nq\n");
  expect([first.status, first.err]).toEqual([0, ""]);
  expect(first.out).toMatch(/^sample [0-9a-f]{12}: 12 of \d+ elements\n/);
  expect(first.out).toContain("c correct    w wrong    t cannot tell");
  expect(first.out).toContain("\n3 coded by ana; ");
  expect(first.out).toContain("⟦");
  // Neither how sure the machine is, nor by which rule.
  expect(first.out).not.toMatch(/\b(?:likely|unsure|layout:|quote:)/);

  const again = await run(["validate"], "c\n".repeat(20));
  expect(again.out).toContain("\n4 of 12\n");
  expect(again.out).toContain("\n9 coded by ana; ");
  const second = await run(["validate", "--coder", "ben"], "c\n".repeat(11));
  expect(second.out).toContain("\n1 of 12\n");
  expect(second.out).toContain("\n11 coded by ben; ");

  const { out } = await run(["validate", "--report"]);
  expect(out).toContain("## ana: 12 of 12 coded");
  expect(out).toContain("## ben: 11 of 12 coded");
  expect(out).toContain("- 11 coded by more than one person, ");
  expect(out).toMatch(/by ana \(all\) and ben \(11\)\./);
  const json = JSON.parse((await run(["validate", "--report", "--json"])).out) as { codings: { verdict: string }[] };
  // One was coded again: both are on record.
  expect(json.codings).toHaveLength(24);
});

test("says what is missing", async () => {
  const run = await place();
  expect((await run(["validate"])).err).toContain("Draw one: hearsay validate --sample 100");
  expect((await run(["validate", "--json"])).status).toBe(2);
  expect((await run(["validate", "--sample", "0"])).status).toBe(2);
  expect((await run(["validate", "--sample", "5", "--layer", "mood"])).status).toBe(2);
});
