import { expect, test } from "vitest";
import { createLemmatiser, createRuleLemmatiser } from "../../../src/pipeline/2-parse/lemma.ts";
import { fileResources } from "../../../src/resources/files.ts";

const rules = fileResources().lexicon("language/lemma-rules.tsv");
const known = new Set(["hope", "hop", "plan", "base", "bus", "tell", "add", "fire", "fir", "kill", "wolf", "seize"]);
const byRule = createRuleLemmatiser(rules, (word) => known.has(word));

test.each([
  ["hoped", "VBD", "hope"],
  ["hopped", "VBD", "hop"],
  ["planning", "VBG", "plan"],
  ["telling", "VBG", "tell"],
  ["added", "VBN", "add"],
  ["firing", "VBG", "fire"],
  ["bases", "NNS", "base"],
  ["buses", "NNS", "bus"],
  ["wolves", "NNS", "wolf"],
  ["denied", "VBN", "deny"],
  ["countries", "NNS", "country"],
  ["spokesmen", "NNS", "spokesman"],
  ["heaviest", "JJS", "heavy"],
])("%s (%s) is a form of %s", (form, tag, lemma) => {
  expect(byRule(form, tag)).toBe(lemma);
});

test.each([
  ["airdropped", "VBD", "airdrop"],
  ["blockaded", "VBN", "blockade"],
  ["strafed", "VBD", "strafe"],
  ["districts", "NNS", "district"],
  ["clashes", "NNS", "clash"],
])("%s (%s), which no list knows, is taken for a form of %s", (form, tag, lemma) => {
  expect(byRule(form, tag)).toBe(lemma);
});

test("names keep their case and other words lose it", () => {
  expect(byRule("Kabul", "NNP")).toBe("Kabul");
  expect(byRule("The", "DT")).toBe("the");
});

test("the model's table goes before the rules", () => {
  const lemmatise = createLemmatiser("form\txpos\tlemma\nwent\tVBD\tgo\nn't\tRB\tnot\n", rules, () => false);
  expect(lemmatise("Went", "VBD")).toBe("go");
  expect(lemmatise("n’t", "RB")).toBe("not");
  expect(lemmatise("went", "NN")).toBe("went");
});
