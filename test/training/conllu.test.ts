import { expect, test } from "vitest";
import { parseConllu } from "../../training/conllu.ts";

const line = (...columns: readonly string[]): string => [...columns, "_", "_"].slice(0, 10).join("\t");
const word = (id: string, form: string, head: string, deprel: string, misc = "_"): string =>
  [id, form, form, "X", "X", "_", head, deprel, "_", misc].join("\t");

test("empty nodes are not words, and heads count words from zero", () => {
  const [sentence] = parseConllu(
    [word("1", "He", "2", "nsubj"), word("2", "left", "0", "root"), line("2.1", "left", "_", "_", "_", "_"), ""].join(
      "\n",
    ),
  );
  expect(sentence?.words.map(({ form, head }) => [form, head])).toEqual([
    ["He", 1],
    ["left", -1],
  ]);
});

test("white space after a contraction is written on its range line", () => {
  const range = (id: string, form: string, misc: string): string =>
    [id, form, "_", "_", "_", "_", "_", "_", "_", misc].join("\t");
  const [sentence] = parseConllu(
    [
      range("1-2", "don't", "_"),
      word("1", "do", "3", "aux"),
      word("2", "n't", "3", "advmod"),
      word("3", "go", "0", "root", "SpaceAfter=No"),
      range("4-5", "it's", "Entity=(3)|SpaceAfter=No"),
      word("4", "it", "3", "obj"),
      word("5", "'s", "3", "aux"),
      "",
    ].join("\n"),
  );
  expect(sentence?.words.map(({ spaceAfter }) => spaceAfter)).toEqual([false, true, false, false, false]);
});

test("comments tell documents, paragraphs and the text, equals signs included", () => {
  const block = (comment: string): string => `${comment}\n${word("1", "x", "0", "root")}\n`;
  const read = parseConllu(
    [block("# newdoc id = a\n# text = 1 = 1"), block("# newpar_block = p (2 s)"), block("# newpar"), ""].join("\n"),
  );
  expect(read.map(({ newDocument, newParagraph, text }) => [newDocument, newParagraph, text])).toEqual([
    [true, true, "1 = 1"],
    [false, false, ""],
    [false, true, ""],
  ]);
});

test("labels of earlier releases are written as today's", () => {
  const [sentence] = parseConllu(`${word("1", "x", "0", "obl:tmod")}\n${word("2", "y", "1", "nmod:npmod")}\n`);
  expect(sentence?.words.map(({ deprel }) => deprel)).toEqual(["obl:unmarked", "nmod:unmarked"]);
});
