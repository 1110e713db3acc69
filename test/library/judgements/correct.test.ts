import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { type Reading, readingSchema } from "../../../src/doc/reading.ts";
import { hearsay } from "../../cli/run-cli.ts";
import { folderWith } from "../../sources/collect.ts";

const REPORT =
  "The Lantern\n\nRaids on Khost\n\nApril 16, 2022\n\nOfficials in Khost said 41 people were killed. " +
  "The ministry denied that rockets had landed in Termez.\n";

async function place(files: Readonly<Record<string, string>>) {
  const folder = await folderWith(files);
  const run = async (...args: readonly string[]) => {
    const result = await hearsay(args, { cwd: folder, env: { HEARSAY_LIBRARY: "", HEARSAY_AUTHOR: "ana" } });
    return { ...result, lines: result.out.trimEnd().split("\n") };
  };
  const id = async () => (await run("search", "Khost")).lines[0]?.slice(0, 12) ?? "";
  return { folder, run, id };
}
const readingIn = ({ out }: { readonly out: string }): Reading => readingSchema.parse(JSON.parse(out));

describe("a corrected library", () => {
  test("shows what people say, and what they say again after every derived table was lost", async () => {
    const { folder, run, id } = await place({ "a.txt": REPORT });
    await run("add", "a.txt");
    const document = await id();
    const before = await run("show", document, "--json");
    const said = [
      await run(
        "correct",
        document,
        "--quote",
        "41",
        "--kind",
        "figure",
        "--set",
        "low=47",
        "--set",
        "high=",
        "--reason",
        "as corrected by the outlet",
      ),
      await run(
        "correct",
        document,
        "--quote",
        "landed",
        "--add",
        "event",
        "--set",
        "type=ASSAULT",
        "--set",
        "status=denied",
      ),
      await run("correct", document, "--grade", "F"),
    ];
    expect(said.map(({ err, status }) => [err, status])).toEqual(said.map(() => ["", 0]));
    const judged = await run("show", document, "--json");
    const reading = readingIn(judged);
    const figure = reading.figures.find(({ low }) => low === 47);
    expect(figure).not.toHaveProperty("high");
    const marks = [...(figure?.judged ?? [])].sort((a, b) => (a.field < b.field ? 1 : -1));
    expect(marks).toMatchObject([
      { field: "low", author: "ana", machine: 41 },
      { field: "high", author: "ana", machine: 41 },
    ]);
    const page = await run("show", document);
    expect(page.out).toContain("WHAT PEOPLE SAY OF THIS READING");
    expect(page.out).toContain("outlet The Lantern: grade source cannot be judged — ana");
    expect((await run("show", document, "--machine", "--json")).out).toBe(before.out);

    const database = new DatabaseSync(join(folder, "hearsay.db"));
    for (const table of ["readings", "digests", "filed", "links", "members", "disturbed", "groups"])
      database.exec(`delete from ${table}`);
    database.close();
    expect((await run("reread")).out).toBe("1 documents read again\n");
    expect((await run("show", document, "--json")).out).toBe(judged.out);
    expect((await run("show", document)).out).toBe(page.out);

    // Taken back one by one, the last first, the machine's reading is left.
    for (let count = 0; count < 4; count++) await run("judgements", "withdraw", "--last");
    expect((await run("show", document, "--json")).out).toBe(before.out);
    expect((await run("judgements", "withdraw", "--last")).status).toBe(2);
    expect((await run("judgements", "verify")).out).toMatch(/^8 judgements, as they were made; head [0-9a-f]{64}\n$/);
  });

  test("says what is wrong with a judgement, and keeps none of it", async () => {
    const { run, id } = await place({ "a.txt": REPORT });
    await run("add", "a.txt");
    const document = await id();
    const wrong = [
      await run("correct", document, "--quote", "41", "--kind", "figure", "--set", "low=47", "--set", "colour=red"),
      await run("correct", document, "--quote", "Khost", "--reject"),
      await run("correct", document, "--quote", "no such words", "--reject"),
      await run("correct", document, "--quote", "41"),
      await run("correct", document, "--quote", "41", "--kind", "figure", "--reject", "--confirm"),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([2, 2, 2, 2, 2]);
    expect(wrong[0]?.err).toContain("There are what, whom, low");
    expect(wrong[1]?.err).toMatch(/at \d+-\d+, \d+-\d+/);
    expect(await run("judgements", "list")).toMatchObject({ out: "", err: "hearsay: no judgements\n" });
  });

  test("keeps what people say of whether actors of two documents are one, on both ends", async () => {
    const other = REPORT.replace("The Lantern", "The Courier").replace("Raids on Khost", "Rockets over Termez");
    const { run } = await place({ "a.txt": REPORT, "b.txt": other });
    await run("add", ".");
    const [a = "", b = ""] = (await run("search", "ministry")).lines
      .filter((line) => /^[0-9a-f]{12}/.test(line))
      .map((line) => line.slice(0, 12));
    const said = await run(
      "correct",
      a,
      "--quote",
      "The ministry",
      "--kind",
      "actor",
      "--same",
      "The ministry",
      "--in",
      b,
    );
    expect(said.out).toContain("link actor “The ministry” and “The ministry”: one and the same");
    for (const document of [a, b]) {
      const reading = readingIn(await run("show", document, "--json"));
      const marks = reading.actors.flatMap(({ judged }) => judged ?? []);
      expect(marks).toMatchObject([{ field: "link", value: "positive" }]);
    }
  });

  test("takes judgements to other libraries, where they hold for the same text", async () => {
    const { folder, run, id } = await place({ "a.txt": REPORT });
    await run("add", "a.txt");
    const document = await id();
    await run("correct", document, "--quote", "41", "--kind", "figure", "--set", "low=47");
    expect((await run("judgements", "export", "j.jsonl")).out).toBe("j.jsonl: 1 judgements\n");
    await run("add", "a.txt", "--library", "other.db");
    const there = ["--library", "other.db"];
    expect((await run("judgements", "import", "j.jsonl", ...there)).out).toBe("other.db: 1 judgements added\n");
    expect((await run("judgements", "import", "j.jsonl", ...there)).out).toBe(
      "other.db: 0 judgements added, 1 there already\n",
    );
    expect((await run("show", document, "--json", ...there)).out).toBe((await run("show", document, "--json")).out);
    const lines = readFileSync(join(folder, "j.jsonl"), "utf8");
    writeFileSync(join(folder, "j.jsonl"), lines.replace('"author":"ana"', '"author":"eve"'));
    expect((await run("judgements", "import", "j.jsonl")).err).toMatch(/E_INPUT_SCHEMA j\.jsonl:1: .*another content/);
  });
});
