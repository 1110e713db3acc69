import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileResources } from "../../src/resources/files.ts";

function userFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-lexicon-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test("a user's table is listed beside the package's and read from the user's folder", () => {
  const mine = fileResources({ lexicon: userFolder({ "places/mine.tsv": "name\nHere\n" }) });
  expect(mine.lexicons("places")).toEqual([...fileResources().lexicons("places"), "mine.tsv"].sort());
  expect(mine.lexicon("places/mine.tsv")).toBe("name\nHere\n");
});

test("a user's table of the same name takes the place of the package's", () => {
  const mine = fileResources({ lexicon: userFolder({ "places/gazetteer.txt": "here\tHere" }) });
  expect(mine.lexicon("places/gazetteer.txt")).toBe("here\tHere");
});

test("one changed table changes the engine's knowledge; a copy of it does not", () => {
  const one = fileResources({ lexicon: userFolder({ "a/b.tsv": "x\n1\n" }) }).knowledge;
  expect(fileResources({ lexicon: userFolder({ "a/b.tsv": "x\n1\n" }) }).knowledge).toBe(one);
  expect(fileResources({ lexicon: userFolder({ "a/b.tsv": "x\n2\n" }) }).knowledge).not.toBe(one);
});

test("a folder that is not there is named", () => {
  expect(() => fileResources({ lexicon: "/nowhere/at-all" })).toThrow(/E_LEXICON \/nowhere\/at-all: expected a folder/);
});

test("a table that is only used across documents makes no new engine", () => {
  const { knowledge } = fileResources();
  const changed = userFolder({ "outlets/owners.tsv": "outlet\towner\tname\tasOf\tsource\n" });
  expect(fileResources({ lexicon: changed }).knowledge).toBe(knowledge);
  expect(fileResources({ lexicon: changed }).lexicon("outlets/owners.tsv")).toBe("outlet\towner\tname\tasOf\tsource\n");
});
