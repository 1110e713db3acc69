import { expect, test } from "vitest";
import type { Sentence, Token, Upos } from "../../src/doc/token.ts";
import { conjuncts, dependent, dependents, isWithin, spanOfTokens, subtree, tokenOver } from "../../src/doc/tree.ts";

// "Rebels and soldiers were killed by a mine ."
const rows: readonly (readonly [form: string, upos: Upos, head: number, deprel: string])[] = [
  ["Rebels", "NOUN", 4, "nsubj:pass"],
  ["and", "CCONJ", 2, "cc"],
  ["soldiers", "NOUN", 0, "conj"],
  ["were", "AUX", 4, "aux:pass"],
  ["killed", "VERB", -1, "root"],
  ["by", "ADP", 7, "case"],
  ["a", "DET", 7, "det"],
  ["mine", "NOUN", 4, "obl:agent"],
  [".", "PUNCT", 4, "punct"],
];
function sentence(): Sentence {
  let at = 10;
  const tokens = rows.map(([form, upos, head, deprel], index): Token => {
    const start = at;
    at += form.length + 1;
    return {
      index,
      start,
      end: start + form.length,
      form,
      spaceAfter: true,
      lemma: form,
      upos,
      xpos: "",
      feats: {},
      head,
      deprel,
    };
  });
  const children = rows.map((_, index) => tokens.filter((token) => token.head === index).map((token) => token.index));
  return { index: 0, span: [10, at - 1], zone: 0, paragraph: 0, tokens, children, enhanced: [] };
}

test("a relation finds its subtypes, a subtype only itself", () => {
  expect(dependent(sentence(), 4, "nsubj")?.form).toBe("Rebels");
  expect(dependent(sentence(), 4, "obl:agent")?.form).toBe("mine");
  expect(dependents(sentence(), 4, "obl:tmod")).toEqual([]);
});

test("a subtree comes in text order and can leave branches out", () => {
  expect(subtree(sentence(), 4)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(subtree(sentence(), 0, (token) => token.deprel === "conj")).toEqual([0]);
  expect(spanOfTokens(sentence(), subtree(sentence(), 7))).toEqual([42, 51]);
});

test("conjuncts are found from the first", () => {
  expect(conjuncts(sentence(), 0)).toEqual([0, 2]);
});

test("within means below or the same", () => {
  expect(isWithin(sentence(), 5, 4)).toBe(true);
  expect(isWithin(sentence(), 4, 4)).toBe(true);
  expect(isWithin(sentence(), 4, 7)).toBe(false);
});

test("the token over an offset, and none over white space", () => {
  expect(tokenOver(sentence(), 10)?.form).toBe("Rebels");
  expect(tokenOver(sentence(), 16)).toBeUndefined();
  expect(tokenOver(sentence(), 9)).toBeUndefined();
});
