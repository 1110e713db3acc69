import { expect, test } from "vitest";
import { type Sentence, type Token, UPOS } from "../../src/doc/token.ts";
import type { TreebankSentence } from "../../training/conllu.ts";
import { createRawScorer, scoreGold } from "../../training/scores.ts";

/** "form/head/deprel" with heads from one, 0 for the root. */
function gold(text: string, items: string): TreebankSentence {
  const words = items.split(" ").map((item) => {
    const [form = "", head = "", deprel = ""] = item.split("/");
    const columns = { lemma: form, upos: "X", xpos: "X", feats: "_", spaceAfter: true };
    return { form, head: Number(head) - 1, deprel, ...columns };
  });
  return { id: "", text, newDocument: false, newParagraph: false, words };
}

/** The same as it would be read: words are found one after another in the text. */
function read(text: string, items: string, from = 0): Sentence {
  let at = from;
  const tokens = items.split(" ").map((item, index): Token => {
    const [form = "", head = "", deprel = ""] = item.split("/");
    const start = text.indexOf(form, at);
    at = start + form.length;
    const [upos = "X"] = UPOS.filter((tag) => tag === "X");
    const columns = { lemma: form, upos, xpos: "X", feats: {}, spaceAfter: true };
    return { start, end: at, form, index, head: Number(head) - 1, deprel, ...columns };
  });
  return { index: 0, span: [from, at], zone: 0, paragraph: 0, tokens, children: [], enhanced: [] };
}

test("universal scores forgive a wrong subtype, strict ones and the label's own do not", () => {
  const { gold: scores, perLabel } = scoreGold(
    [gold("He was shot", "He/3/nsubj:pass was/3/aux:pass shot/0/root")],
    [read("He was shot", "He/3/nsubj was/1/aux:pass shot/0/root")],
  );
  expect(scores).toMatchObject({ uas: 66.67, las: 66.67, lasStrict: 33.33, upos: 100 });
  expect(perLabel["nsubj:pass"]).toEqual({ p: 0, r: 0, f1: 0, n: 1 });
  expect(perLabel["root"]).toEqual({ p: 100, r: 100, f1: 100, n: 1 });
});

test("a reading that equals the treebank scores a hundred throughout", () => {
  const scorer = createRawScorer();
  const text = "Troops left. They fled.";
  scorer.add(
    [
      gold("Troops left.", "Troops/2/nsubj left/0/root ./2/punct"),
      gold("They fled.", "They/2/nsubj fled/0/root ./2/punct"),
    ],
    text,
    [read(text, "Troops/2/nsubj left/0/root ./2/punct"), read(text, "They/2/nsubj fled/0/root ./2/punct", 12)],
  );
  expect(scorer.scores()).toEqual({ tokens: 100, sentences: 100, upos: 100, uas: 100, las: 100 });
});

test("a word that is cut otherwise, and a sentence not ended, cost what they touch", () => {
  const scorer = createRawScorer();
  const text = "Troops left. They fled.";
  scorer.add(
    [
      gold("Troops left.", "Troops/2/nsubj left/0/root ./2/punct"),
      gold("They fled.", "They/2/nsubj fled/0/root ./2/punct"),
    ],
    text,
    [read(text, "Troops/2/nsubj left./0/root They/4/nsubj fled/2/conj ./4/punct")],
  );
  // Four of five words and six gold ones align; only "They" and the last "." have their head.
  expect(scorer.scores()).toEqual({ tokens: 72.73, sentences: 0, upos: 72.73, uas: 36.36, las: 36.36 });
});

test("a contraction that its words do not spell does not shift what follows", () => {
  const scorer = createRawScorer();
  const text = "wanna go";
  scorer.add([gold("wanna go", "want/0/root to/3/mark go/1/xcomp")], text, [read(text, "wanna/0/root go/1/xcomp")]);
  expect(scorer.scores().tokens).toBe(40);
});
