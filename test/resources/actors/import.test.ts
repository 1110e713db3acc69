import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadKnowledge } from "../../../src/pipeline/3-mention/knowledge/knowledge-base.ts";
import { importActors } from "../../../src/resources/actors/import.ts";
import type { ActorFormat } from "../../../src/resources/actors/rows.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { folderWith } from "../../sources/collect.ts";

async function importing(format: ActorFormat, text: string) {
  const folder = await folderWith({ "given.txt": text });
  const lexicon = join(folder, "lexicon");
  const run = () => importActors(join(folder, "given.txt"), format, "mine", lexicon);
  const entity = (id: string) => loadKnowledge(fileResources({ lexicon })).entities.get(id);
  return { folder, lexicon, run, entity };
}
const ftm = (...entities: readonly object[]): string => entities.map((entity) => JSON.stringify(entity)).join("\n");

test("FollowTheMoney: persons and bodies come over, designations and things do not", async () => {
  const { run, entity } = await importing(
    "ftm",
    ftm(
      {
        id: "Q1",
        schema: "Person",
        caption: "Ada Example",
        properties: { name: ["Ada Example"], gender: ["female"], nationality: ["uz"] },
      },
      {
        id: "x:2",
        schema: "Organization",
        caption: "Example Front",
        properties: { alias: ["EXF", "The Front"], country: ["af"], topics: ["crime.terror"] },
      },
      { id: "v", schema: "Vessel", properties: {} },
    ),
  );
  expect(run()).toMatchObject({ actors: 2, skipped: [{ line: 3, reason: "a Vessel is no actor" }] });
  expect(entity("Q1")).toMatchObject({ name: "Ada Example", kind: "person", gender: "f", country: "UZB" });
  expect(entity("x-2")).toMatchObject({ kind: "organisation", country: "AFG" });
});

test("Wikidata: a CSV of the query service with its own column names", async () => {
  const { run, entity } = await importing(
    "wikidata",
    `item,itemLabel,itemAltLabel,countryCode,kind\nhttp://www.wikidata.org/entity/Q42,"Front, Example","EXF, The Front",AF,armed-group\n`,
  );
  run();
  expect(entity("Q42")).toMatchObject({ name: "Front, Example", kind: "armed-group", country: "AFG" });
});

test("TSV: the columns of our own tables, parents among the rows", async () => {
  const { run, entity } = await importing(
    "tsv",
    "# mine\nid\tname\tkind\tcountry\tparent\taliases\nexf\tExample Front\tarmed-group\tAFG\t\tEXF (acronym)\nexf-north\tNorthern Example Front\tarmed-group\tAFG\texf\t\n",
  );
  run();
  expect(entity("exf-north")).toMatchObject({ parent: "exf" });
});

const HEAD = "id\tname\tkind\tcountry\tparent\n";
test.each([
  [
    "an unknown country",
    `${HEAD}a\tA Front\tarmed-group\tAFG\t\nb\tB Front\tarmed-group\tXXX\t\n`,
    /given\.txt:3: expected an ISO 3166-1 country code; got "XXX"/,
  ],
  [
    "a duplicate id",
    `${HEAD}a\tA Front\tarmed-group\tAFG\t\na\tB Front\tarmed-group\tAFG\t\n`,
    /given\.txt:3: expected an id of its own; got "a"/,
  ],
  ["an id that Hearsay uses", `${HEAD}taliban\tA Front\tarmed-group\tAFG\t\n`, /"taliban"/],
  [
    "a circular parent",
    `${HEAD}a\tA Front\tarmed-group\tAFG\tb\nb\tB Front\tarmed-group\tAFG\ta\n`,
    /given\.txt:[23]: expected parents that end; got [ab] < [ab]/,
  ],
  [
    "an unknown parent",
    `${HEAD}a\tA Front\tarmed-group\tAFG\tnobody\n`,
    /given\.txt:2: expected a parent that is in a table; got "nobody"/,
  ],
  ["an unknown kind", `${HEAD}a\tA Front\tterrorist\tAFG\t\n`, /given\.txt:2: expected a valid kind/],
])("%s is refused with its line, and nothing is imported", async (_what, text, message) => {
  const { run, lexicon } = await importing("tsv", text);
  expect(run).toThrow(message);
  expect(existsSync(lexicon)).toBe(false);
});

test("what the folder held before is kept when a later import fails", async () => {
  const { folder, run, lexicon } = await importing("tsv", `${HEAD}a\tA Front\tarmed-group\tAFG\t\n`);
  run();
  const before = readFileSync(join(lexicon, "actors/mine.tsv"), "utf8");
  writeFileSync(join(folder, "given.txt"), "not json");
  expect(() => importActors(join(folder, "given.txt"), "ftm", "mine", lexicon)).toThrow(/E_INPUT_JSON .*given\.txt:1/);
  expect(readFileSync(join(lexicon, "actors/mine.tsv"), "utf8")).toBe(before);
});
