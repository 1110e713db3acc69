import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { columnsOf } from "../../src/cli/report/layout.ts";
import { libraryAt } from "../run/library.ts";
import { hearsay, ROOT } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-stories-"));
const sample = join(folder, "sample.db");
const library = ["--library", sample];
const json = async (...args: readonly string[]): Promise<readonly unknown[]> =>
  (await hearsay([...args, "--json", ...library])).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

beforeAll(() => libraryAt(sample, [`${ROOT}corpus/sample`]));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the stories of a library", () => {
  test("are listed with both counts, the most contested and widely told first", async () => {
    const { status, out } = await hearsay(["stories", "--limit", "3", ...library]);
    expect(status).toBe(0);
    const counts = [...out.matchAll(/(\d+) documents, (\d+) lineages?/g)].map(([, documents]) => Number(documents));
    expect(counts).toHaveLength(3);
    expect(out).toMatch(/\n {2}s[0-9a-f]{12} · 5 documents, 4 lineages · 16 Apr 2022 · \d+ contradictions?\n/);
    expect(out.split("\n").filter((line) => columnsOf(line) > 100)).toEqual([]);
  });

  test("open by their id, each question with its claimants and their words", async () => {
    const [, id = ""] = /(s[0-9a-f]{12}) · 5 documents/.exec((await hearsay(["stories", ...library])).out) ?? [];
    const { out } = await hearsay(["story", id, ...library]);
    for (const part of [
      "Reports, by lineage",
      "How many: killed?",
      "What contradicts",
      "Why these reports are one story",
    ])
      expect(out).toContain(part);
    expect(out).toMatch(/■ .*officials in the two provinces 47 in Khost, Kunar \(2 documents, 1\s+lineage\)/);
  });

  test("come whole as JSON for other programs", async () => {
    const [corpus] = await json("stories");
    expect(corpus).toMatchObject({
      stories: expect.arrayContaining([expect.objectContaining({ documents: 5, lineages: 4 })]),
      contradictions: expect.arrayContaining([expect.objectContaining({ kind: "figure" })]),
      lineages: expect.arrayContaining([expect.objectContaining({ documents: expect.any(Array) })]),
      relations: expect.arrayContaining([expect.objectContaining({ type: "borders" })]),
    });
  });

  test("bear a person's title beside the machine's, until it is taken off", async () => {
    const { out } = await hearsay(["stories", ...library]);
    const [id = ""] = /s[0-9a-f]{12}/.exec(out) ?? [];
    const label = ["label", "--kind", "title"];
    expect((await hearsay([...label, "The April raids", id, ...library])).out).toBe(
      `${id} is called “The April raids”\n`,
    );
    expect((await hearsay(["stories", ...library])).out).toMatch(new RegExp(`^The April raids\n {2}${id}`));
    const [machine = ""] = out.split("\n");
    const shown = (await hearsay(["story", id, ...library])).out.replace(/\s+/g, " ");
    expect(shown).toContain(`the machine’s title: ${machine}`);
    expect((await hearsay([...label, "Two at once", id, id, ...library])).status).toBe(2);
    await hearsay([...label, "--remove", "The April raids", id, ...library]);
    expect((await hearsay(["stories", ...library])).out).toBe(out);
  });

  test("are put into saved sets, tagged and annotated, and taken out again", async () => {
    const { out } = await hearsay(["stories", ...library]);
    const [first = "", second = ""] = [...out.matchAll(/s[0-9a-f]{12}/g)].map(([id]) => id);
    expect((await hearsay(["label", "--kind", "set", "case", first, second, ...library])).out).toBe(
      "set “case” on 2 stories\n",
    );
    await hearsay(["label", "--kind", "note", "ask the ministry", first, ...library]);
    const listed = (await hearsay(["stories", "--set", "case", ...library])).out;
    expect([...listed.matchAll(/s[0-9a-f]{12}/g)].map(([id]) => id).toSorted()).toEqual([first, second].toSorted());
    expect((await hearsay(["story", first, ...library])).out).toMatch(/\nnote: ask the ministry\nset: case\n$/);
    await hearsay(["label", "--kind", "set", "--remove", "case", second, ...library]);
    expect((await hearsay(["stories", "--set", "case", ...library])).out).not.toContain(second);
    expect((await hearsay(["label", "case", "s000000000000", ...library])).status).toBe(2);
  });

  test("are made once: asking again gives the same bytes", async () => {
    expect(await hearsay(["stories", "--json", ...library])).toEqual(await hearsay(["stories", "--json", ...library]));
  });

  test("are split and merged by people, who are named with it, until they take it back", async () => {
    const before = (await hearsay(["stories", "--json", ...library])).out;
    const { out } = await hearsay(["stories", ...library]);
    const [id = "", other = ""] = [...out.matchAll(/(s[0-9a-f]{12}) · \d+ documents/g)].map(([, story]) => story ?? "");
    const [story] = await json("story", id);
    const { reports } = z.object({ reports: z.array(z.object({ document: z.string() })) }).parse(story);
    const gone = reports.at(-1)?.document ?? "";
    const said = ["--author", "ana", ...library];
    const split = await hearsay(["correct", id, "--split", gone.slice(0, 12), "--reason", "another raid", ...said]);
    expect(split).toMatchObject({ status: 0, err: "" });
    expect(split.out).toMatch(new RegExp(`not the same\n${id}: ${reports.length - 1} documents, \\d lineages? now\n`));
    const shown = (await hearsay(["story", id, ...library])).out;
    expect(shown).toMatch(/not one happening, says ana, \d{4}-\d\d-\d\d, [0-9a-f]{12}: another raid/);
    expect((await hearsay(["correct", id, "--split", gone, ...said])).err).toMatch(/E_USAGE.*a report of the story/);
    const merge = await hearsay(["correct", id, "--merge", other, "--reason", "one war", ...said]);
    expect(merge.out).toContain("one and the same");
    expect((await hearsay(["story", other, ...library])).out).toMatch(/one happening, says ana: one\s+war/);
    expect((await hearsay(["correct", id, "--merge", other, "--reject", ...said])).status).toBe(2);
    while ((await hearsay(["judgements", "withdraw", "--last", "--author", "ana", ...library])).status === 0);
    expect((await hearsay(["stories", "--json", ...library])).out).toBe(before);
  });

  test("that do not exist are a mistake of usage, said with what to do", async () => {
    const { status, err } = await hearsay(["story", "s000000000000", ...library]);
    expect(status).toBe(2);
    expect(err).toMatch(/E_USAGE.*hearsay stories/s);
  });
});

test("contradictions name their positions, and why nothing reconciles them", async () => {
  const { out } = await hearsay(["contradictions", ...library]);
  expect(out).toContain("no number is both 41 and 44");
  expect((await json("contradictions")).length).toBeGreaterThan(5);
});

test("lineages show copies under their original, with the reason", async () => {
  const { out } = await hearsay(["lineages", ...library]);
  expect(out.match(/^■ /gm)).toHaveLength(3);
  expect(out).toMatch(/└ Pamir Sentinel, 17 Apr 2022: Bombs on sleeping families\n {4}.*word for word/);
});

test("relations of an actor are found by any of its names, with who says so in which words", async () => {
  const { out } = await hearsay(["relations", "--of", "the taliban", ...library]);
  expect(out).toMatch(/^Taliban controls Afghanistan — \d+ documents, \d+ lineages/m);
  expect(out).toContain("“The Taliban took control of the Afghan capital”");
  expect((await hearsay(["relations", "--of", "Nobody Known", ...library])).err).toContain("nobody states a relation");
});
