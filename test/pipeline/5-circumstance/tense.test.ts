import { expect, test } from "vitest";
import { directionAt } from "../../../src/pipeline/5-circumstance/times/tense.ts";
import { annotationsOf } from "./tree.ts";

/** The direction of the clause of the last word. */
function direction(tree: string): string {
  const sentence = annotationsOf([tree]).sentences[0];
  if (sentence === undefined) throw new RangeError("no sentence");
  return directionAt(sentence, sentence.tokens.length - 1);
}

test("the past tense looks back", () => {
  expect(direction("They they PRON PRP 2 nsubj\nmet meet VERB VBD 0 root\nTuesday Tuesday PROPN NNP 2 obl")).toBe(
    "past",
  );
});

test("'will' looks ahead", () => {
  expect(
    direction(
      "They they PRON PRP 3 nsubj\nwill will AUX MD 3 aux\nmeet meet VERB VB 0 root\nTuesday Tuesday PROPN NNP 3 obl",
    ),
  ).toBe("future");
});

test("the infinitive under a plan looks ahead, though the plan is past", () => {
  expect(
    direction(
      "They they PRON PRP 2 nsubj\nplanned plan VERB VBD 0 root\nto to PART TO 4 mark\nmeet meet VERB VB 2 xcomp\nTuesday Tuesday PROPN NNP 4 obl",
    ),
  ).toBe("future");
});

test("the infinitive under 'managed' looks back with it", () => {
  expect(
    direction(
      "They they PRON PRP 2 nsubj\nmanaged manage VERB VBD 0 root\nto to PART TO 4 mark\nmeet meet VERB VB 2 xcomp\nTuesday Tuesday PROPN NNP 4 obl",
    ),
  ).toBe("past");
});

test("a participle behind a noun looks back unless it schedules", () => {
  const talks = (participle: string) =>
    `Talks talk NOUN NNS 5 nsubj\n${participle} VERB VBN 1 acl\nTuesday Tuesday PROPN NNP 2 obl`;
  expect(direction(`${talks("held hold")}`)).toBe("past");
  expect(direction(`${talks("planned plan")}`)).toBe("future");
});

test("the present of a verb of saying tells what was said", () => {
  expect(direction("He he PRON PRP 2 nsubj\nsays say VERB VBZ 0 root\nTuesday Tuesday PROPN NNP 2 obl")).toBe("past");
});
