import { expect, test } from "vitest";
import { HearsayError } from "../../../src/errors.ts";
import { loadKnowledge } from "../../../src/pipeline/3-mention/knowledge/knowledge-base.ts";
import { SECTORS } from "../../../src/pipeline/3-mention/knowledge/tables.ts";
import type { Resources } from "../../../src/pipeline/resources.ts";
import { fileResources } from "../../../src/resources/files.ts";

const HEAD = "id\tname\tkind\tcountry\tsector\tparent\tsince\tuntil\taliases\tsource\n";
const PEOPLE = "id\tname\tgender\tcountry\tsector\tmember\toffices\taliases\tsource\n";

/** A small world: two states, a few nouns, and the given table of actors. */
function world(rows: string, people = ""): Resources {
  const tables: Readonly<Record<string, string>> = {
    "actors/states.tsv":
      "iso3\tiso2\tname\tother\tcapital\nAFG\tAF\tAfghanistan\t\tKabul\nPAK\tPK\tPakistan\t\tIslamabad\n",
    "actors/demonyms.tsv": "iso3\tname\taliases\tadjectives\tpeople\tseats\nAFG\t\t\tAfghan\tAfghans\tKabul\n",
    "actors/nouns.tsv": "noun\tkind\tsector\tgender\trole\narmy\tgovernment\tMIL\t\tmilitary\n",
    "actors/groups.tsv": HEAD + rows,
    "actors/people-here.tsv": PEOPLE + people,
  };
  return {
    lexicon: (name) => tables[name] ?? "",
    lexicons: (folder) =>
      Object.keys(tables)
        .filter((name) => name.startsWith(`${folder}/`))
        .map((name) => name.slice(folder.length + 1))
        .sort(),
    knowledge: "",
    modelName: "none",
    model: () => new Uint8Array(),
  };
}

const row = (...cells: string[]): string => `${cells.join("\t")}\n`;
const good = row("taliban", "Taliban", "armed-group", "AFG", "REB", "", "1994", "", "Afghan Taliban", "un");

function complaint(rows: string, people?: string): HearsayError {
  try {
    loadKnowledge(world(rows, people));
  } catch (error) {
    if (error instanceof HearsayError) return error;
  }
  throw new Error("the table was taken");
}

test("a good table is taken over, with the bodies that every state has", () => {
  const { entities } = loadKnowledge(world(good));
  expect(entities.get("taliban")).toMatchObject({ kind: "armed-group", country: "AFG", since: "1994" });
  expect(entities.get("AFG.mil")).toMatchObject({ kind: "government", sector: "MIL", parent: "AFG" });
});

test("an unknown country is refused with its line", () => {
  const { code, facts } = complaint(good + row("x", "X", "party", "XYZ", "PTY", "", "", "", "", "un"));
  expect(code).toBe("E_LEXICON");
  expect(facts).toMatchObject({ where: "actors/groups.tsv:3", expected: "a country of states.tsv", got: '"XYZ"' });
});

test("a second row of the same id is refused and the first one named", () => {
  const { facts } = complaint(good + good);
  expect(facts.where).toBe("actors/groups.tsv:3");
  expect(facts.got).toContain("actors/groups.tsv:2");
});

test("a group that is in the end part of itself is refused", () => {
  const circle =
    row("a", "A", "armed-group", "AFG", "REB", "b", "", "", "", "un") +
    row("b", "B", "armed-group", "AFG", "REB", "c", "", "", "", "un") +
    row("c", "C", "armed-group", "AFG", "REB", "a", "", "", "", "un");
  expect(complaint(circle).facts.got).toBe("a < b < c < a");
});

test("a parent that no table holds is refused", () => {
  expect(complaint(row("a", "A", "armed-group", "AFG", "REB", "nobody", "", "", "", "un")).facts.got).toBe('"nobody"');
});

test("an end before the beginning is refused, a year that holds the day is not", () => {
  const dated = (since: string, until: string): string =>
    row("a", "A", "party", "AFG", "PTY", "", since, until, "", "un");
  expect(complaint(dated("2021-08-15", "2020")).facts).toMatchObject({
    where: "actors/groups.tsv:2",
    got: "2021-08-15/2020",
  });
  expect(() => loadKnowledge(world(dated("2021-08-15", "2021")))).not.toThrow();
});

test("an office held backwards or in no known state is refused", () => {
  const person = (offices: string): string => row("p", "P", "m", "AFG", "GOV", "", offices, "", "gov");
  expect(complaint(good, person("president of AFG 2014/2009")).facts.where).toBe("actors/people-here.tsv:2");
  expect(complaint(good, person("president of ZZZ 2009/2014")).facts.got).toBe('"ZZZ"');
  expect(complaint(good, person("president since 2009")).facts.expected).toContain("offices like");
});

test("an alias of no known kind is refused", () => {
  const aliased = row("a", "A", "party", "AFG", "PTY", "", "", "", "Alpha (nickname)", "un");
  expect(complaint(aliased).facts.expected).toContain("name, acronym, metonym, former");
});

test("the shipped tables hold together and hold the world that news is made of", () => {
  const { entities, regimes } = loadKnowledge(fileResources());
  const own = [...entities.values()].filter((entity) => !/states\.tsv/.test(entity.where));
  expect(own.length).toBeGreaterThan(1500);
  for (const entity of own) if (entity.sector !== undefined) expect(SECTORS).toContain(entity.sector);
  expect(regimes.get("AFG")?.map((regime) => regime.until ?? regime.since)).toEqual(["2021-08-15", "2021-08-15"]);
  expect(entities.get("ttp")?.country).toBe("PAK");
  expect(entities.get("taliban")?.country).toBe("AFG");
});
