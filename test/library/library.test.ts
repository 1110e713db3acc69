import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hearsay } from "../cli/run-cli.ts";
import { folderWith } from "../sources/collect.ts";
import { contentOf } from "./content.ts";

const KHOST = "The Lantern\n\nRaids on Khost\n\nApril 16, 2022\n\nOfficials in Khost said 41 people were killed.\n";
const TERMEZ =
  "The Courier\n\nQuiet in Termez\n\nApril 19, 2022\n\nThe ministry denied that rockets had landed in Termez.\n";

/** A folder with these reports, and commands that run in it on its own library. */
async function place(files: Readonly<Record<string, string>>) {
  const folder = await folderWith(files);
  const run = async (...args: readonly string[]) => {
    const result = await hearsay(args, { cwd: folder, env: { HEARSAY_LIBRARY: "" } });
    return { ...result, lines: result.out.trimEnd().split("\n") };
  };
  return { folder, run };
}
const idOf = (line: string | undefined): string => line?.slice(0, 12) ?? "";

describe("a library", () => {
  test("is made by adding, and adding again adds nothing", async () => {
    const { run } = await place({ "a.txt": KHOST, "b.txt": TERMEZ, "empty.txt": "" });
    const first = await run("add", "a.txt", "b.txt", "empty.txt");
    expect(first.out).toBe("hearsay.db: 2 added, 1 failed\n");
    expect(first.status).toBe(1);
    const before = await run("status", "--json");
    expect((await run("add", "a.txt", "b.txt")).out).toBe("hearsay.db: 0 added, 2 there already\n");
    expect(await run("status", "--json")).toEqual(before);
    expect(JSON.parse(before.out)).toMatchObject({ documents: 2, readings: 2, failures: 1, unread: false });
  });

  test("finds documents by their words and shows them", async () => {
    const { run } = await place({ "a.txt": KHOST, "b.txt": TERMEZ });
    await run("add", ".");
    const found = await run("search", "rockets", "termez");
    expect(found.lines[0]).toMatch(/^[0-9a-f]{12} {2}Quiet in Termez — The Courier, 2022-04-19$/);
    expect(found.lines[1]).toContain("rockets had landed");
    expect((await run("show", idOf(found.lines[0]), "--text")).out).toBe(`${TERMEZ}\n`);
    expect((await run("show", idOf(found.lines[0]))).out).toContain("Quiet in Termez");
    expect(await run("search", "Paris")).toMatchObject({ out: "", err: "hearsay: nothing found\n", status: 0 });
  });

  test("keeps a changed report as a version and shows the words that changed", async () => {
    const { run } = await place({ "a.txt": KHOST, "new/a.txt": KHOST.replace("41", "at least 47") });
    await run("add", "a.txt");
    expect((await run("add", "new/a.txt")).out).toBe("hearsay.db: 0 added, 1 new versions\n");
    const [line] = (await run("search", "47")).lines;
    const { out } = await run("show", idOf(line), "--versions");
    expect(out).toMatch(/said \[-41-\]\{\+at\+?.*47.*people were/);
    expect(out).toMatch(/What it tells otherwise\n {2}figure changed: 41( people)? → at least 47/);
    expect(out).toMatch(/ {4}− “.*said\s+41 people.*\n.* {4}\+ “.*said\s+at\s+least\s+47/s);
  });

  test("removes only what it was told to, and says before what would go", async () => {
    const { run } = await place({ "a.txt": KHOST, "b.txt": TERMEZ });
    await run("add", ".");
    const id = idOf((await run("search", "Khost")).lines[0]);
    await run("label", "raids", id);
    expect((await run("remove", id)).out).toContain("would remove: 1 documents, 1 readings, 1 tags and notes");
    expect((await run("search", "Khost", "--tag", "raids")).lines).toHaveLength(2);
    await run("remove", id, "--yes");
    expect((await run("search", "Khost")).out).toBe("");
    expect((await run("search", "Termez")).lines).toHaveLength(2);
  });

  test("takes back a whole import", async () => {
    const { run } = await place({ "a.txt": KHOST, "b.txt": TERMEZ });
    await run("add", "a.txt");
    await run("add", "b.txt");
    const status = JSON.parse((await run("status", "--json")).out) as { importRows: { id: string }[] };
    await run("undo", status.importRows[1]?.id ?? "", "--yes");
    expect((await run("search", "Termez")).out).toBe("");
    expect((await run("search", "Khost")).lines).toHaveLength(2);
    expect(await run("undo", "nobody")).toMatchObject({ status: 2 });
  });

  test("comes back from a backup; a damaged backup is found out", async () => {
    const { folder, run } = await place({ "a.txt": KHOST });
    await run("add", "a.txt");
    expect((await run("backup", "copy.db")).out).toBe("copy.db: 1 documents, 1 readings\n");
    expect((await run("restore", "copy.db")).err).toMatch(
      /E_STORE hearsay\.db: expected a path where no library is yet/,
    );
    await run("restore", "copy.db", "--library", "second.db");
    expect(contentOf(join(folder, "second.db"))).toEqual(contentOf(join(folder, "hearsay.db")));
    const bytes = readFileSync(join(folder, "copy.db"));
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(join(folder, "copy.db"), bytes);
    expect(await run("restore", "--verify", "copy.db")).toMatchObject({ status: 6 });
  });

  test("keeps the bytes that a text was taken from", async () => {
    const page = `<html><body><article><h1>Raids</h1><p>${KHOST.repeat(3)}</p></article></body></html>`;
    const { run } = await place({ "a.html": page });
    await run("add", "a.html");
    const [line] = (await run("search", "Khost")).lines;
    expect((await run("show", idOf(line), "--original")).out).toBe(page);
  });

  test("is not made by commands that only look", async () => {
    const { run } = await place({});
    expect((await run("status")).err).toMatch(/E_STORE hearsay\.db: expected a library; got no such file/);
  });

  test("reads again what only another engine has read", async () => {
    const { folder, run } = await place({ "a.txt": KHOST, "own/times/x.tsv": "name\nx\n" });
    await run("add", "a.txt", "--lexicon", "own");
    expect((await run("status")).out).toContain("run `hearsay reread`");
    expect((await run("reread")).out).toBe("1 documents read again\n");
    expect((await run("reread")).out).toBe("0 documents read again\n");
    await run("add", "a.txt", "--library", "direct.db");
    const reading = (file: string) => contentOf(join(folder, file)).readings.at(-1);
    expect(reading("hearsay.db")?.["json"]).toBe(reading("direct.db")?.["json"]);
  });
});
