import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnsOf } from "../../src/cli/report/layout.ts";
import {
  actorLineSchema,
  actorViewSchema,
  claimRowSchema,
  denialPairSchema,
  eventRowSchema,
} from "../../src/query/records.ts";
import { libraryAt } from "../run/library.ts";
import { hearsay, ROOT } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-list-"));
const sample = join(folder, "sample.db");
const library = ["--library", sample];
const lines = async (...args: readonly string[]): Promise<readonly unknown[]> =>
  (await hearsay([...args, "--json", ...library])).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

beforeAll(() => libraryAt(sample, [`${ROOT}corpus/sample`]));
afterAll(() => rmSync(folder, { recursive: true }));

describe("lists over a library", () => {
  test("show claims with their speaker, words and report, the newest first", async () => {
    const { status, out } = await hearsay(["list", "claims", "--by", "Mujahid", "--limit", "2", ...library]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^Zabihullah Mujahid — condemned \[accusation\]\n {2}the attack .*\n {4}Meridian Wire, 16 Apr 2022\n/,
    );
    expect(out.split("\n").filter((line) => columnsOf(line) > 100)).toEqual([]);
  });

  test("are the records of the API as JSON Lines", async () => {
    for (const row of await lines("list", "claims")) claimRowSchema.parse(row);
    for (const row of await lines("list", "events", "--type", "assault")) eventRowSchema.parse(row);
    for (const row of await lines("list", "denials")) denialPairSchema.parse(row);
    for (const row of await lines("list", "actors")) actorLineSchema.parse(row);
    const [ghani] = await lines("actor", "kb:ghani");
    expect(actorViewSchema.parse(ghani)).toMatchObject({ name: "Ashraf Ghani" });
  });

  test("narrow by whom they name, and say when there is more", async () => {
    const rows = (await lines("list", "events", "--actor", "Pakistan", "--to", "kb:AFG")) as {
      readonly recipients: readonly { readonly key: string }[];
    }[];
    expect(rows.length).toBeGreaterThan(0);
    for (const { recipients } of rows) expect(recipients.map(({ key }) => key)).toContain("kb:AFG");
    expect((await hearsay(["list", "claims", "--limit", "1", ...library])).err).toContain("more than 1");
    expect((await hearsay(["list", "claims", "--words", "xylophone", ...library])).err).toContain("nothing found");
  });

  test("put a denial beside what it denies", async () => {
    const { out } = await hearsay(["list", "denials", "--by", "Ghani", ...library]);
    expect(out).toMatch(/Ashraf Ghani — .*\[denial[\s\S]*denies what A Russian state news agency says/);
  });

  test("leave private persons out, who have a page only for those who ask for it", async () => {
    const keys = async (...args: readonly string[]): Promise<readonly string[]> =>
      ((await lines("list", "actors", "--limit", "500", ...args)) as { readonly key: string }[]).map(({ key }) => key);
    const open = new Set(await keys());
    const [hidden = ""] = (await keys("--private")).filter((key) => !open.has(key));
    expect(hidden).not.toBe("");
    expect(await hearsay(["actor", hidden, ...library])).toMatchObject({ status: 2, out: "" });
    expect((await hearsay(["actor", hidden, "--private", ...library])).status).toBe(0);
  });

  test("refuse who is not there and what is no day", async () => {
    expect((await hearsay(["actor", "Zaphod Beeblebrox", ...library])).err).toMatch(/E_USAGE .*list actors/);
    expect((await hearsay(["list", "claims", "--from", "yesterday", ...library])).err).toMatch(/E_USAGE .*day/);
  });
});
