import { expect, test } from "vitest";
import { useOf } from "../../../src/pipeline/3-mention/detect/use.ts";
import { loadVerbs } from "../../../src/pipeline/3-mention/knowledge/verbs.ts";
import { loadWords } from "../../../src/pipeline/3-mention/knowledge/words.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { tree } from "./by-hand.ts";

const resources = fileResources();
const verbs = loadVerbs(resources);
const words = loadWords(resources);
const use = (line: string, at: number): string => useOf(tree(line), at, verbs, words);

test("a state that says something acts, one that something happens in is a place", () => {
  expect(use("China/PROPN/nsubj/1 said=say/VERB/root/-1", 0)).toBe("actor");
  expect(use("fighting/NOUN/root/-1 in/ADP/case/2 China/PROPN/nmod/0", 2)).toBe("place");
});

test("one travels to a place and sends aid to a state", () => {
  expect(use("they/PRON/nsubj/1 went=go/VERB/root/-1 to/ADP/case/3 Iran/PROPN/obl/1", 3)).toBe("place");
  expect(use("they/PRON/nsubj/1 lied=lie/VERB/root/-1 to/ADP/case/3 Iran/PROPN/obl/1", 3)).toBe("actor");
});

test("what comes from a place leaves it, what is received from a state is given", () => {
  expect(use("they/PRON/nsubj/1 fled=flee/VERB/root/-1 from/ADP/case/3 Iraq/PROPN/obl/1", 3)).toBe("place");
  expect(use("they/PRON/nsubj/1 received=receive/VERB/root/-1 from/ADP/case/3 Iraq/PROPN/obl/1", 3)).toBe("actor");
});

test("a conjunct is used as the first is", () => {
  const line = "war/NOUN/root/-1 in/ADP/case/2 Syria/PROPN/nmod/0 and/CCONJ/cc/4 Iraq/PROPN/conj/2";
  expect(use(line, 4)).toBe("place");
});

test("a state behind its town only says where the town lies", () => {
  const line = "in/ADP/case/1 Herat/PROPN/root/-1 ,/PUNCT/punct/3 Afghanistan/PROPN/appos/1";
  expect(use(line, 3)).toBe("place");
});
