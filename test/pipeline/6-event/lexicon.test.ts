import { expect, test } from "vitest";
import { parseFrame } from "../../../src/pipeline/6-event/frame.ts";
import { readEventLexicon, readPatterns } from "../../../src/pipeline/6-event/lexicon.ts";
import type { Resources } from "../../../src/pipeline/resources.ts";
import { fileResources } from "../../../src/resources/files.ts";

const HEAD = "wordings\tpos\tframe\tmode\tcameo\tnote";
const classes = new Map([["weapon", new Set(["rocket", "bomb"])]]);

test("a row stands for all its wordings, and the file names the type", () => {
  const patterns = readPatterns(
    "assault.tsv",
    `${HEAD}\nopen fire, shell\tverb\tA:subj R:on\tfirearms\t193\t`,
    classes,
  );
  expect(patterns.map(({ type, words, head, mode, where }) => ({ type, words, head, mode, where }))).toEqual([
    { type: "ASSAULT", words: ["open", "fire"], head: 0, mode: "firearms", where: "assault.tsv:2" },
    { type: "ASSAULT", words: ["shell"], head: 0, mode: "firearms", where: "assault.tsv:2" },
  ]);
});

test("the head of a noun wording is its last word, or the one before 'of'", () => {
  const patterns = readPatterns("protest.tsv", `${HEAD}\nhunger strike, act of violence\tnoun\t\t\t\t`, classes);
  expect(patterns.map(({ words, head }) => words[head])).toEqual(["strike", "act"]);
});

test("a longer wording weighs more than a shorter, a tested object more than any", () => {
  const table = `${HEAD}\nfire\tverb\tA:subj\nfire\tverb\tA:subj +R:obj\nfire\tverb\tA:subj +X:obj=@weapon\nopen fire\tverb\tA:subj`;
  expect(readPatterns("assault.tsv", table, classes).map(({ weight }) => weight)).toEqual([0, 1, 3, 4]);
});

test("classes, kinds and lemmas make up a test", () => {
  const [term] = parseFrame("+X:obj,with=@weapon|stick|#armed-group", classes, "x");
  expect(term).toEqual({
    role: "other",
    need: "must",
    slots: ["obj", "with"],
    test: { words: new Set(["rocket", "bomb", "stick"]), kinds: new Set(["armed-group"]) },
  });
});

test.each([
  ["an unknown role", "Q:subj"],
  ["an unknown class", "A:subj +X:obj=@spoon"],
])("%s in a frame is an error with file and line", (_case, frame) => {
  expect(() => readPatterns("assault.tsv", `# note\n${HEAD}\nhit\tverb\t${frame}`, classes)).toThrow(
    /E_LEXICON assault\.tsv:3/,
  );
});

test("a file that is named after no type needs a type column", () => {
  expect(() => readPatterns("mine.tsv", `${HEAD}\nhit\tverb\tA:subj`, classes)).toThrow(/expected a type/);
  const [pattern] = readPatterns("mine.tsv", `type\t${HEAD}\nASSAULT\thit\tverb\tA:subj`, classes);
  expect(pattern?.type).toBe("ASSAULT");
});

test("a wrong part of speech or CAMEO code is an error with its line", () => {
  expect(() => readPatterns("aid.tsv", `${HEAD}\nhelp\tverbs\tA:subj`, classes)).toThrow(/aid\.tsv:2.*"pos"/);
  expect(() => readPatterns("aid.tsv", `${HEAD}\nhelp\tverb\tA:subj\t\t7x`, classes)).toThrow(/aid\.tsv:2.*"cameo"/);
});

test("a user's own table beside the package's adds its patterns", () => {
  const package_ = fileResources();
  const resources: Resources = {
    ...package_,
    lexicons: (folder) => [...package_.lexicons(folder), "zz-mine.tsv"],
    lexicon: (name) =>
      name === "events/zz-mine.tsv" ? `type\t${HEAD}\nCOERCE\tdrone-jam\tverb\tA:subj R:obj` : package_.lexicon(name),
  };
  const lexicon = readEventLexicon(resources);
  expect(lexicon.patterns.get("drone-jam")?.map(({ type, where }) => `${type} ${where}`)).toEqual([
    "COERCE zz-mine.tsv:2",
  ]);
  expect(lexicon.patterns.get("bombard")?.length).toBeGreaterThan(0);
});

test("the package's own tables hold thousands of patterns of all sixteen types", () => {
  const all = [...readEventLexicon(fileResources()).patterns.values()].flat();
  expect(all.length).toBeGreaterThan(2500);
  expect(new Set(all.map(({ type }) => type)).size).toBe(17);
});
