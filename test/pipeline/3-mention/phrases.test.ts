import fc from "fast-check";
import { expect, test } from "vitest";
import { addPhrase, phrasesAt, phraseTable, pieces } from "../../../src/pipeline/3-mention/knowledge/phrases.ts";
import { tree } from "./by-hand.ts";

const plain = (words: readonly string[]): string => words.map((word) => `${word}/X/dep/-1`).join(" ");

test("hyphens, accents and full stops in acronyms do not tell names apart", () => {
  expect(pieces("al-Qaeda")).toEqual(pieces("Al Qaeda"));
  expect(pieces("U.S.")).toEqual(pieces("US"));
  expect(pieces("Erdoğan")).toEqual(pieces("Erdogan"));
  expect(pieces("St. Petersburg")).toEqual(["st", "petersburg"]);
});

test("a phrase is found however its words are cut into tokens", () => {
  const table = phraseTable<string>();
  addPhrase(table, "al-Qaeda", "aq");
  for (const words of [["al-Qaeda"], ["al", "-", "Qaeda"], ["Al", "Qaeda"]]) {
    expect(phrasesAt(table, tree(plain(words)).tokens, 0).at(-1)).toMatchObject({ end: words.length, values: ["aq"] });
  }
});

test("a phrase is never found across a comma", () => {
  const table = phraseTable<string>();
  addPhrase(table, "Islamic State", "is");
  expect(phrasesAt(table, tree(plain(["Islamic", ",", "State"])).tokens, 0)).toEqual([]);
});

test("every phrase that was added is found where it stands, and only there", () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(word, { maxLength: 4 }), (phrase, before) => {
      const table = phraseTable<number>();
      addPhrase(table, phrase.join(" "), 1);
      const { tokens } = tree(plain([...before, ...phrase]));
      expect(phrasesAt(table, tokens, before.length).at(-1)?.end).toBe(before.length + phrase.length);
      expect(phrasesAt(table, tokens, before.length + 1).every((match) => match.start === before.length + 1)).toBe(
        true,
      );
    }),
  );
});
