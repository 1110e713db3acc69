import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { columnsOf } from "../../src/cli/report/layout.ts";
import { hearsay, type Result, ROOT } from "./run-cli.ts";

interface Planted {
  readonly documents: readonly { readonly id: string; readonly outlet: string; readonly file: string }[];
  readonly lineages: readonly { readonly id: string; readonly documents: readonly string[] }[];
}

describe("the demonstration", () => {
  let result: Result;
  beforeAll(async () => {
    result = await hearsay(["demo", "--no-serve"]);
  });

  test("reads the whole sample and fits in eighty columns", () => {
    expect(result).toMatchObject({ status: 0, err: "" });
    expect(result.out).toMatch(/^Hearsay has read 30 reports by 8 outlets\.\n/);
    expect(result.out.split("\n").filter((line) => columnsOf(line) > 80)).toEqual([]);
  });

  test("shows the story of the air raids, with documents and lineages counted apart", () => {
    expect(result.out).toMatch(/s[0-9a-f]{12} · 5 documents, 4 lineages · 16 Apr 2022 · \d+ contradictions?\n/);
  });

  test("sets the tolls of the air raids side by side, each with its claimant, words and reports", () => {
    const [, tolls = ""] = result.out.split(/^How many: killed\?.*$/m);
    for (const toll of [47, 44, 41, 36]) expect(tolls).toMatch(new RegExp(`■ [^“]*\\b${toll}\\b[^“]*“`));
    expect(tolls).toMatch(/UNICEF|children's agency/);
  });

  test("finds out by itself which report of the raids is a copy", () => {
    const planted = JSON.parse(readFileSync(`${ROOT}corpus/sample/planted.json`, "utf8")) as Planted;
    const copy = planted.lineages.find(({ id }) => id === "raids-lantern-copy");
    const outlets = copy?.documents.map((id) => planted.documents.find((document) => document.id === id)?.outlet) ?? [];
    expect(outlets).toHaveLength(2);
    const [, why = ""] = result.out.split("Reports, by lineage");
    const copied = /■ (.+?), \d+ Apr 2022[^■]*└ (.+?), \d+ Apr 2022/.exec(why);
    expect(new Set(copied?.slice(1))).toEqual(new Set(outlets));
  });

  test("takes nothing for a toll of the raids that happened elsewhere or at another time", () => {
    const [, tolls = ""] = result.out.split(/^How many: killed\?.*$/m);
    expect(tolls).not.toMatch(/Since January|ambush in North Waziristan|this year/);
  });
});

test("the code that asks the question names nothing of the sample but the question", () => {
  const files = ["select", "group", "table", "days"].map((name) => `${ROOT}src/cli/figures/${name}.ts`);
  const code = files.map((file) => readFileSync(file, "utf8").replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, "")).join("\n");
  expect(code).not.toMatch(/Khost|Kunar|Lantern|Sentinel|Meridian|planted/);
});
