import { describe, expect, test } from "vitest";
import { originsOf } from "../../src/library/origin.ts";
import { hearsay } from "../cli/run-cli.ts";
import { folderWith } from "../sources/collect.ts";
import { pdfOf, set } from "../sources/writers/pdf.ts";

const REPORT = [
  "Officials in Khost said on Saturday that 41 people were killed in the raids, and that more were missing.",
  "The ministry denied that rockets had landed in Termez.",
];
const GERMAN =
  "Die Behörden der Provinz teilten am Montag mit, dass die Brücke nach der Flut geschlossen worden sei und nicht vor dem Sommer geöffnet wird.\n";

describe("where words come from", () => {
  const elements = [
    { span: [0, 10], path: "/html/body/h1" },
    { span: [12, 20], path: "/html/body/p" },
  ] as const;

  test("is every element that they touch, and none that they only border on", () => {
    expect(originsOf({ elements }, [5, 15]).map(({ path }) => path)).toEqual(["/html/body/h1", "/html/body/p"]);
    expect(originsOf({ elements }, [10, 12])).toEqual([]);
    expect(originsOf({ elements }, [12, 13]).map(({ path }) => path)).toEqual(["/html/body/p"]);
  });

  test("is, in a PDF, the lines with their boxes", () => {
    const map = {
      kind: "pdf",
      pages: [[595, 842]],
      lines: [
        [0, 10, 1, 60, 100, 200, 11],
        [11, 20, 1, 60, 113, 190, 11],
      ],
    } as const;
    expect(originsOf({ elements, map }, [12, 14])).toEqual([
      { span: [11, 20], path: "/page[1]", box: { page: 1, x: 60, y: 113, width: 190, height: 11 } },
    ]);
  });
});

describe("a library of many formats", () => {
  test("keeps where each line of a PDF stands, and says what it did not read and why", async () => {
    const folder = await folderWith({
      "report.pdf": pdfOf({ pages: [set(REPORT, { x: 60, y: 120, width: 60 }).words] }),
      "german.txt": GERMAN,
      "scan.pdf": pdfOf({ pages: [[]] }),
      "locked.pdf": "%PDF-1.7\nnothing",
      "page.html": `<html lang="en"><head><title>Raids</title></head><body><article>${REPORT.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`,
    });
    const run = (...args: readonly string[]) => hearsay(args, { cwd: folder, env: { HEARSAY_LIBRARY: "" } });
    expect((await run("add", ".")).out).toBe("hearsay.db: 3 added, 2 failed\n");

    const status = (await run("status")).out;
    expect(status).toContain("1 not read (language): de 1");
    expect(status).toMatch(/failed: E_INPUT_NO_TEXT .*scan\.pdf/);
    expect(status).toMatch(/failed: E_INPUT_DAMAGED .*locked\.pdf/);
    expect((await run("search", "Brücke")).out).toContain("teilten am Montag mit");

    const ids = (await run("search", "rockets")).out.split("\n").flatMap((line) => /^[0-9a-f]{12}/.exec(line) ?? []);
    const texts = await Promise.all(ids.map((id) => run("show", id, "--text")));
    const places = await Promise.all(
      ids.map((id, at) => {
        const start = texts[at]?.out.indexOf("rockets") ?? -1;
        return run("show", id, "--where", `${start}-${start + 7}`);
      }),
    );
    expect(places.map(({ out }) => out).sort()).toEqual([
      '"rockets"\n  /html/body/article/p[2]\n',
      expect.stringMatching(/^"rockets"\n {2}\/page\[1\]: [\d.]+ × 11 pt at 60, [\d.]+ pt from the upper left\n$/),
    ]);
  });

  test("reads again from what it keeps, and the boxes are still there", async () => {
    const folder = await folderWith({
      "report.pdf": pdfOf({ pages: [set(REPORT, { x: 60, y: 120, width: 60 }).words] }),
      "own/times/x.tsv": "name\nx\n",
    });
    const run = (...args: readonly string[]) => hearsay(args, { cwd: folder, env: { HEARSAY_LIBRARY: "" } });
    await run("add", "report.pdf", "--lexicon", "own");
    await run("reread");
    const [id = ""] = /^[0-9a-f]{12}/m.exec((await run("search", "Khost")).out) ?? [];
    const { origins } = JSON.parse((await run("show", id, "--where", "0-9", "--json")).out) as {
      origins: { box: unknown }[];
    };
    expect(origins).toHaveLength(1);
    expect(origins[0]?.box).toMatchObject({ page: 1, x: 60 });
  });

  test("offsets that are none are refused", async () => {
    const folder = await folderWith({ "a.txt": REPORT[0] ?? "" });
    const result = await hearsay(["show", "abc", "--where", "9-3"], { cwd: folder });
    expect(result.status).toBe(2);
    expect(result.err).toContain("120-148");
  });
});
