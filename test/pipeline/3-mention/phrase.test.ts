import { expect, test } from "vitest";
import type { Sentence } from "../../../src/doc/token.ts";
import { phraseOf } from "../../../src/pipeline/3-mention/detect/phrase.ts";
import { tree } from "./by-hand.ts";

const words = (sentence: Sentence, head: number, includePhrases = true): string =>
  sentence.tokens
    .slice(...phraseOf(sentence, head, includePhrases))
    .map((token) => token.form)
    .join(" ");

test("a phrase has its determiner, modifiers and prepositional phrases", () => {
  const leaders = tree(
    "the/DET/det/1 leaders/NOUN+/nsubj/5 of/ADP/case/4 the/DET/det/4 group/NOUN/nmod/1 met/VERB/root/-1",
  );
  expect(words(leaders, 1)).toBe("the leaders of the group");
});

test("a relative clause, an apposition and a conjunct stay outside", () => {
  const man = tree(
    "the/DET/det/1 man/NOUN/nsubj/7 ,/PUNCT/punct/3 leader/NOUN/appos/1 ,/PUNCT/punct/3 who/PRON/nsubj/6 fled/VERB/acl:relcl/1 spoke/VERB/root/-1",
  );
  expect(words(man, 1)).toBe("the man");
  const pair = tree("Iran/PROPN/nsubj/3 and/CCONJ/cc/2 Iraq/PROPN/conj/0 met/VERB/root/-1");
  expect(words(pair, 0)).toBe("Iran");
});

test("its own preposition and an adverbial of time stay outside", () => {
  const town = tree("in/ADP/case/2 the/DET/det/2 town/NOUN/root/-1 on/ADP/case/4 Monday=monday/PROPN/nmod/2");
  expect(words(town, 2)).toBe("the town");
});

test("a name keeps an of-phrase and drops other prepositional phrases", () => {
  const ministry = tree("Ministry/PROPN/root/-1 of/ADP/case/2 Defence/PROPN/nmod/0 in/ADP/case/4 Kabul/PROPN/nmod/0");
  expect(words(ministry, 0, false)).toBe("Ministry of Defence");
});

test("a predicate's phrase has neither its subject nor its copula", () => {
  const force = tree("They/PRON/nsubj/4 are/AUX/cop/4 a/DET/det/4 small/ADJ/amod/4 force/NOUN/root/-1");
  expect(words(force, 4)).toBe("a small force");
});
