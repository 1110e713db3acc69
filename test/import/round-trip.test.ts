import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hearsay } from "../cli/run-cli.ts";

const REPORTS = [
  "corpus/sample/03-no-promise-on-prisoners.html",
  "corpus/sample/21-toll-rises-to-47.txt",
  "corpus/sample/23-bombs-on-sleeping-families.txt",
];

test("readings that were exported and imported are exported again as the same bytes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hearsay-import-"));
  const [one, other] = [join(folder, "one.db"), join(folder, "other.db")];
  await hearsay(["add", "--library", one, ...REPORTS]);
  const out = (library: string, name: string) =>
    hearsay([
      "export",
      "--format",
      "reading",
      "--with-private-persons",
      "--library",
      library,
      "--out",
      join(folder, name),
    ]);
  expect(await out(one, "one.jsonl")).toMatchObject({ status: 0 });
  expect(await hearsay(["import", "--library", other, join(folder, "one.jsonl")])).toMatchObject({
    status: 0,
    out: "3 added\n",
  });
  expect(await out(other, "other.jsonl")).toMatchObject({ status: 0 });
  const [before, after] = await Promise.all([
    readFile(join(folder, "one.jsonl")),
    readFile(join(folder, "other.jsonl")),
  ]);
  expect(after.equals(before)).toBe(true);
  const coverage = JSON.parse(await readFile(join(folder, "one.jsonl.coverage.json"), "utf8"));
  expect(coverage).toMatchObject({ documents: 3, lineages: 2, privatePersons: "named" });
  await writeFile(join(folder, "what.bin"), "no format of ours");
  expect(await hearsay(["import", "--library", other, join(folder, "what.bin")])).toMatchObject({ status: 3, out: "" });
});
