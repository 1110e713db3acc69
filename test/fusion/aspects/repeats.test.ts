import { expect, test } from "vitest";
import type { Span } from "../../../src/doc/span.ts";
import { withoutRepeats } from "../../../src/fusion/aspects/aspects.ts";
import type { Contradiction, Position } from "../../../src/fusion/aspects/types.ts";

const position = (...evidence: readonly (readonly [document: string, span: Span])[]): Position => ({
  claimant: "c",
  key: "c",
  chain: [],
  stance: "asserts",
  evidence: evidence.map(([document, span]) => ({ document, span })),
  words: [],
  documents: 1,
  lineages: 1,
});
const told = (reason: string, ...positions: readonly Position[]): Contradiction => ({
  kind: "date",
  about: "the day",
  question: "date",
  positions,
  reason,
});

test("a wrong weekday that two documents tell of is told once, by the words that hold the other's", () => {
  const alone = told("no Saturday", position(["a", [10, 18]]), position(["a", [19, 28]]));
  const both = told("no Saturday", position(["a", [10, 28]]), position(["b", [5, 9]]));
  expect(withoutRepeats([alone, both])).toEqual([both]);
  expect(withoutRepeats([both, alone])).toEqual([both]);
});

test("the same words for another reason, or other words for the same, are another contradiction", () => {
  const one = told("no Saturday", position(["a", [10, 18]]), position(["a", [19, 28]]));
  const reason = told("no Sunday", position(["a", [10, 28]]), position(["b", [5, 9]]));
  const words = told("no Saturday", position(["c", [10, 28]]), position(["b", [5, 9]]));
  expect(withoutRepeats([one, reason, words])).toEqual([one, reason, words]);
});

test("what is found twice in the same words is told once, as it was found first", () => {
  const one = told("no Saturday", position(["a", [10, 18]]));
  expect(withoutRepeats([one, { ...one, about: "again" }])).toEqual([one]);
});
