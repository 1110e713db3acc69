import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ReviewItem } from "../../src/query/records.ts";
import { folderWith } from "../sources/collect.ts";
import { hearsay, ROOT } from "./run-cli.ts";

const REPORT = readFileSync(`${ROOT}corpus/sample/26-termez-quiet.txt`, "utf8");

async function place() {
  const folder = await folderWith({ "a.txt": REPORT });
  const run = (args: readonly string[], stdin = "") =>
    hearsay(args, { cwd: folder, stdin, env: { HEARSAY_LIBRARY: "", HEARSAY_AUTHOR: "ana" } });
  await run(["add", "a.txt"]);
  const queue = async (...args: readonly string[]) =>
    (await run(["review", "--json", ...args])).out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as ReviewItem);
  return { run, queue };
}

test("one key a line accepts, rejects, takes back and shows more; answers are judgements of whoever answers", async () => {
  const { run, queue } = await place();
  const before = await queue();
  expect(before.length).toBeGreaterThan(2);
  const { out, err, status } = await run(["review", "--limit", "3"], "a\nr\ne\n?\nu\ns\nu\nr\nx\nq\n");
  expect([status, err]).toEqual([0, ""]);
  // What is marked is verbatim what stands in the text.
  const [first] = before;
  const { context, marks = [] } = first ?? { context: { text: "", start: 0 } };
  for (const { span } of marks)
    expect(out).toContain(`⟦${context.text.slice(span[0] - context.start, span[1] - context.start).split(/\s/)[0]}`);
  expect(out).toContain("s skip      u undo the last");
  expect(out).toContain("taken back: ");
  expect(out).toMatch(/\n1 accepted, 1 rejected, 0 skipped\n$/);
  const { out: list } = await run(["judgements", "list"]);
  expect(list).toContain("(ana, ");
  expect(list.match(/ {2}withdrawn {2}reject /g)).toHaveLength(1);
  expect((await run(["judgements", "verify"])).out).toContain("as they were made");
  expect((await queue()).length).toBe(before.length - 2);
});

test("keeps to the limit, the kind and the document that are asked for", async () => {
  const { run, queue } = await place();
  expect(await queue("--limit", "1")).toHaveLength(1);
  expect((await queue("--kind", "event")).every(({ kind }) => kind === "event")).toBe(true);
  expect((await run(["review", "--document", "ffffffff"])).status).toBe(2);
  expect((await run(["review", "--kind", "opinion"])).status).toBe(2);
});

test("with no keys at all it asks once and decides nothing", async () => {
  const { run, queue } = await place();
  const before = await queue();
  const { out, err } = await run(["review"]);
  expect(out).toContain("0 accepted, 0 rejected, 0 skipped");
  expect(err).toBe("hearsay: nothing was decided\n");
  expect(await queue()).toEqual(before);
});
