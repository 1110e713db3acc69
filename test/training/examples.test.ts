import { expect, test } from "vitest";
import { wordFeatures } from "../../src/pipeline/2-parse/features.ts";
import { createNumbering, takeInventory } from "../../training/examples.ts";

const sentence = (...forms: readonly string[]) => ({
  id: "s",
  text: forms.join(" "),
  newDocument: true,
  newParagraph: true,
  words: forms.map((form) => ({
    form,
    lemma: form,
    upos: "X",
    xpos: "FW",
    feats: "_",
    head: -1,
    deprel: "root",
    spaceAfter: true,
  })),
});
const PIECES = 1 << 20;
/** Rows of a word that hold no shape, the shape first. */
const rowsOf = (form: string) => {
  const { affixes, grams } = wordFeatures(form, PIECES);
  return { shape: affixes[0], pieces: [...affixes.slice(1), ...grams] };
};

test("an unseen word is learned from the pieces that it shares with other words, and its shape", () => {
  const treebank = [sentence("walked", "talked", "Quux", "Quux")];
  const [first] = treebank;
  if (first === undefined) throw new Error("no sentence");
  const { shared } = createNumbering(takeInventory(treebank, 1), PIECES)(first);
  const walked = new Set([...(shared[0]?.affixes ?? []), ...(shared[0]?.grams ?? [])]);
  const { pieces: own } = rowsOf("walked");
  const { pieces: other } = rowsOf("talked");
  expect(walked).toEqual(new Set([rowsOf("walked").shape, ...own.filter((row) => other.includes(row))]));
  // A word that alone has its pieces shares none with itself, however often it occurs.
  expect(shared[2]).toEqual({ affixes: [rowsOf("Quux").shape], grams: [] });
});
