import { expect, test } from "vitest";
import { createCircumstanceReader } from "../../../src/pipeline/5-circumstance/index.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { annotationsOf } from "./tree.ts";

const reader = createCircumstanceReader(fileResources());

function figuresOf(...trees: readonly string[]) {
  const annotations = annotationsOf(trees, "2021-07-28");
  reader.apply(annotations);
  return annotations.figures.map(({ span, ...figure }) => ({ ...figure, words: annotations.text.slice(...span) }));
}

const BLAST = `
The the DET DT 2 det
blast blast NOUN NN 3 nsubj
killed kill VERB VBD 0 root`;

test("the object of a verb of killing is killed", () => {
  const tree = `${BLAST}
at at ADP IN 6 case
least least ADJ JJS 6 nmod
12 12 NUM CD 7 nummod
soldiers soldier NOUN NNS 3 obj`;
  expect(figuresOf(tree)).toMatchObject([
    {
      id: "f1",
      what: "killed",
      whom: "soldiers",
      low: 12,
      qualifier: "at-least",
      words: "at least 12 soldiers",
      certainty: "sure",
    },
  ]);
});

test("an open bound leaves the other one out", () => {
  const tree = `${BLAST}
up up ADP IN 6 case
to to ADP IN 4 fixed
12 12 NUM CD 7 nummod
people people NOUN NNS 3 obj`;
  const [figure] = figuresOf(tree);
  expect(figure).toMatchObject({ what: "killed", high: 12, qualifier: "at-most", words: "up to 12 people" });
  expect(figure).not.toHaveProperty("low");
});

test("a bare number is a figure only where something happened to those it counts", () => {
  const tree = `${BLAST}
7 7 NUM CD 3 obj`;
  expect(figuresOf(tree)).toMatchObject([{ what: "killed", low: 7, high: 7, qualifier: "exact" }]);
  const idle = `
He he PRON PRP 2 nsubj
chose choose VERB VBD 0 root
7 7 NUM CD 2 obj`;
  expect(figuresOf(idle)).toEqual([]);
});

test("a number behind a name is part of the name", () => {
  const tree = `
Resolution resolution PROPN NNP 3 nsubj
2593 2593 NUM CD 1 nummod
passed pass VERB VBD 0 root`;
  expect(figuresOf(tree)).toEqual([]);
});

test("a part of a counted whole keeps the whole", () => {
  const tree = `
Rebels rebel NOUN NNS 2 nsubj
hold hold VERB VBP 0 root
15 15 NUM CD 2 obj
of of ADP IN 7 case
the the DET DT 7 det
34 34 NUM CD 7 nummod
provinces province NOUN NNS 3 nmod`;
  expect(figuresOf(tree)).toMatchObject([{ what: "provinces controlled", low: 15, high: 15, of: 34 }]);
});

test("a date is no figure and a figure no date", () => {
  const tree = `
On on ADP IN 2 case
July July PROPN NNP 7 obl
7 7 NUM CD 2 nummod
, , PUNCT , 7 punct _
12 12 NUM CD 6 nummod
people people NOUN NNS 7 nsubj
died die VERB VBD 0 root`;
  const annotations = annotationsOf([tree], "2021-07-28");
  reader.apply(annotations);
  expect(annotations.times.map(({ value }) => value)).toEqual(["2021-07-07"]);
  expect(annotations.figures.map(({ low, what }) => [low, what])).toEqual([[12, "killed"]]);
});

test("a figure is said by whoever says the words around it", () => {
  const annotations = annotationsOf([
    `${BLAST}
7 7 NUM CD 5 nummod
people people NOUN NNS 3 obj`,
  ]);
  annotations.attributions = [
    {
      id: "c1",
      source: { actors: [] },
      content: [[0, 23]],
      mode: "indirect",
      act: "statement",
      negated: false,
      addressees: [],
      by: "hand",
      certainty: "sure",
    },
  ];
  reader.apply(annotations);
  expect(annotations.figures).toMatchObject([{ attribution: "c1" }]);
});
