import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../sources/collect.ts";
import { hearsay, hearsayProgram, ROOT, readingsOf, runProgram } from "./run-cli.ts";

const REPORT = "The council closed the bridge on Monday, a spokeswoman said. Nobody was hurt.\n";
const SAMPLE = readdirSync(`${ROOT}corpus/sample`)
  .filter((name) => /\.(?:txt|html|jsonl)$/.test(name))
  .sort()
  .map((name) => `corpus/sample/${name}`);

describe("the same bytes", () => {
  test("in three time zones and with one and two workers", async () => {
    const args = ["read", "--json", ...SAMPLE.filter((name, at) => at % 5 === 2 || name.endsWith(".jsonl"))];
    // Here, in the zone of whoever runs the tests; then as programs that were never anywhere else.
    const expected = await hearsay([...args, "--workers", "1"]);
    expect(readingsOf(expected).length).toBeGreaterThan(4);
    for (const [TZ, workers] of [
      ["UTC", "2"],
      ["Asia/Kathmandu", "1"],
      ["America/St_Johns", "2"],
    ] as const) {
      const result = await hearsayProgram([...args, "--workers", workers], { env: { TZ, LANG: "tr_TR.UTF-8" } });
      expect(result).toEqual(expected);
    }
  });

  test("from a file, from standard input and from JSON Lines, but for the key", async () => {
    const folder = await folderWith({ "a.txt": REPORT });
    const results = await Promise.all([
      hearsay(["read", "--json", join(folder, "a.txt")]),
      hearsay(["read", "--json", "-"], { stdin: REPORT }),
      hearsay(["read", "--json", "--input", "jsonl", "-"], { stdin: JSON.stringify({ text: REPORT }) }),
    ]);
    const readings = results.map((result) => {
      const { key: _key, ...document } = readingsOf(result)[0]?.document ?? {};
      return { ...readingsOf(result)[0], document };
    });
    expect(readings[1]).toEqual(readings[0]);
    expect(readings[2]).toEqual(readings[0]);
  });
});

describe("what the caller says of a document", () => {
  test("is in the reading: title, outlet, date and address", async () => {
    const given = ["--title", "Bridge closed", "--outlet", "River Post", "--published", "2022-04-18"];
    const result = await hearsay(["read", "--json", ...given, "--url", "https://river-post.example/1", "-"], {
      stdin: REPORT,
    });
    expect(readingsOf(result)[0]?.document).toMatchObject({
      title: "Bridge closed",
      outlet: { name: "River Post" },
      published: { value: "2022-04-18", basis: "metadata" },
      uri: "https://river-post.example/1",
    });
  });

  test("what a page says of itself is marked as markup", async () => {
    const stdin = `<html><head><meta property="og:site_name" content="River Post"></head><body><h1>Bridge closed after flood</h1>
      <p>${REPORT}</p></body></html>`;
    const [reading] = readingsOf(await hearsay(["read", "--json", "-"], { stdin }));
    expect(reading?.document.outlet?.name).toBe("River Post");
    expect(reading?.document.basis?.["outlet"]).toBe("markup");
    expect(reading?.document.elements?.map(({ path }) => path)).toEqual(["/html/body/h1", "/html/body/p"]);
  });
});

describe("colour", () => {
  const coloured = (out: string): boolean => out.includes("\u001b[");

  test("is for terminals only, unless it is asked for", async () => {
    const args = ["read", "--title", "Bridge", "-"];
    expect(coloured((await hearsay(args, { stdin: REPORT })).out)).toBe(false);
    expect(coloured((await hearsay([...args, "--color", "always"], { stdin: REPORT })).out)).toBe(true);
  });
});

test("no line of a report is wider than the width asked for", async () => {
  const result = await hearsay(["read", "--width", "60", "--input", "text", SAMPLE[0] ?? "", SAMPLE[19] ?? ""]);
  expect(result.out.split("\n").filter((line) => line.length > 60 && line.trim().includes(" "))).toEqual([]);
});

test("`npm run hearsay` takes paths from where the caller stands", async () => {
  const folder = await folderWith({ "here.txt": REPORT });
  const result = await runProgram(
    "npm",
    ["--prefix", ROOT, "run", "--silent", "hearsay", "--", "read", "--json", "here.txt"],
    {
      cwd: folder,
    },
  );
  expect(readingsOf(result)[0]?.document.key).toBe("here.txt");
  expect(result).toMatchObject({ status: 0, err: "" });
});

describe("--explain", () => {
  const stdin = "The dam at Aru broke.\n\nBola Adeyemi was told of it. Adeyemi ordered troops to burn the village.\n";

  test("of actors says by which rule each mention is who it is, with what the caller said of the document", async () => {
    const args = ["actors", "--with-private-persons", "--title", "The dam at Aru broke.", "--published", "2022-04-18"];
    const [plain, explained] = await Promise.all([
      hearsay([...args, "-"], { stdin }),
      hearsay([...args, "--explain", "-"], { stdin }),
    ]);
    expect(explained.status).toBe(0);
    expect(explained.out).toContain("“Adeyemi” is “Bola Adeyemi”: part of the name\n");
    expect(plain.out).not.toContain("part of the name");
  });

  test("of events says by which rule each was found and how sure it is", async () => {
    const given = ["--type", "ASSAULT", "-"];
    const text = "Rebels burned the village on Monday, the mayor said.\n";
    const [plain, explained] = await Promise.all([
      hearsay(["events", ...given], { stdin: text }),
      hearsay(["events", "--explain", ...given], { stdin: text }),
    ]);
    expect(explained.out).toMatch(/^ +found +by \S.* \((?:sure|unsure)\)/m);
    expect(plain.out).not.toMatch(/^ +found +by/m);
  });
});
