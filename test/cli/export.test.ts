import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { TABLE_NAMES } from "../../src/export/format-names.ts";
import { hearsay } from "./run-cli.ts";

let folder = "";
let library = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearsay-export-"));
  library = join(folder, "library.db");
  await hearsay([
    "add",
    "--library",
    library,
    "corpus/sample/21-toll-rises-to-47.txt",
    "corpus/sample/23-bombs-on-sleeping-families.txt",
  ]);
});

const run = (...args: readonly string[]) => hearsay(["export", "--library", library, ...args]);

test("tables go into a folder, one file each, with the coverage note", async () => {
  const out = join(folder, "tables/");
  expect(await run("--format", "csv", "--out", out)).toMatchObject({ status: 0, out: "" });
  expect((await readdir(out)).sort()).toEqual([...TABLE_NAMES.map((name) => `${name}.csv`), "coverage.json"].sort());
});

test("one table goes to standard output, and says on standard error what it rests on", async () => {
  const { status, out, err } = await run("--format", "tsv", "--table", "documents");
  expect({ status, lines: out.split("\r\n").length }).toEqual({ status: 0, lines: 4 });
  expect(err).toContain("2 documents, 1 lineage");
});

test("a file with no room for the coverage note has it beside it", async () => {
  const out = join(folder, "references.json");
  expect(await run("--format", "csl-json", "--out", out)).toMatchObject({ status: 0 });
  expect(JSON.parse(await readFile(`${out}.coverage.json`, "utf8"))).toMatchObject({ documents: 2, lineages: 1 });
});

test("a document is meant by the beginning of its id; an unknown story is wrong usage", async () => {
  const rows = (await run("--format", "csv", "--table", "documents")).out.split("\r\n");
  const id = /^[0-9a-f]{32}/.exec(rows[1] ?? "")?.[0] ?? "";
  expect((await run("--format", "reading", "--document", id.slice(0, 8))).out.split("\n")).toHaveLength(2);
  const wrong = await run("--format", "html", "--story", "s000000000000");
  expect(wrong).toMatchObject({ status: 2, out: "" });
  expect(wrong.err).toContain("E_USAGE");
});

test("a place that cannot be written to is said, and nothing half is left there", async () => {
  const { status, err } = await run("--format", "atom", "--out", join(folder, "nowhere", "feed.atom"));
  expect(status).toBe(3);
  expect(err).toContain("E_INPUT_UNREADABLE");
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});
