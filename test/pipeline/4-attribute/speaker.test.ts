import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/doc/reading.ts";
import { actorsOf, indexActors } from "../../../src/pipeline/4-attribute/speaker.ts";
import { tree } from "./by-hand.ts";

const person = (id: string, name: string, head: number): Actor => ({
  id,
  name,
  kind: "person",
  mentions: [{ span: [head, head + 1], head: [head, head + 1], form: "name" }],
  by: "test",
  certainty: "sure",
});

const { sentence } = tree(`
  Ann Ann PROPN NNP 7 nsubj
  and and CCONJ CC 3 cc
  Obi Obi PROPN NNP 1 conj
  who who PRON WP 5 nsubj
  spoke speak VERB VBD 3 acl:relcl
  also also ADV RB 7 advmod
  left leave VERB VBD 0 root`);

describe("the actors of a source", () => {
  test("joined sources are several actors", () => {
    const index = indexActors([person("a1", "Ann Lee", 0), person("a2", "Obi", 8)]);
    expect(actorsOf(sentence, 0, index)).toEqual(["a1", "a2"]);
  });

  test("a relative pronoun stands for its noun", () => {
    expect(actorsOf(sentence, 3, indexActors([person("a2", "Obi", 8)]))).toEqual(["a2"]);
  });

  test("a bare surname that no mention covers means the one person who bears it", () => {
    expect(actorsOf(sentence, 2, indexActors([person("a5", "Sam Obi", 99)]))).toEqual(["a5"]);
  });

  test("a surname that two people bear means neither", () => {
    const index = indexActors([person("a5", "Sam Obi", 99), person("a6", "Eva Obi", 120)]);
    expect(actorsOf(sentence, 2, index)).toEqual([]);
  });
});
