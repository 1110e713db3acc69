import { describe, expect, test } from "vitest";
import { type Counts, weights } from "../../../training/attribute/count.ts";
import { type Example, fitTraits } from "../../../training/attribute/fit.ts";

const tally = (cue: number, all: number) => ({ cue, all });
const counts: Counts = {
  byFrame: new Map([
    ["verb\tV-that", tally(80, 100)],
    ["verb\tV-NP", tally(10, 200)],
  ]),
  byLemma: new Map([
    ["say\tverb", tally(60, 62)],
    ["make\tverb", tally(0, 90)],
  ]),
  exact: new Map([
    ["say\tverb\tV-that", tally(58, 59)],
    ["say\tverb\tV-NP", tally(2, 3)],
    ["make\tverb\tV-NP", tally(0, 90)],
  ]),
};
const weightOf = (lemma: string, frame: string): number =>
  weights(counts).find((row) => row.lemma === lemma && row.frame === frame)?.weight ?? -1;

describe("weights of cues", () => {
  test("a frame has its own rate", () => {
    expect(weightOf("*", "V-that")).toBeGreaterThan(70);
    expect(weightOf("*", "V-NP")).toBeLessThan(10);
  });

  test("a lemma leans up or down from the rates of its frames", () => {
    expect(weightOf("say", "*")).toBeGreaterThan(50);
    expect(weightOf("make", "*")).toBeLessThan(50);
  });

  test("few counts are drawn towards frame and lemma, many stand for themselves", () => {
    expect(weightOf("say", "V-that")).toBeGreaterThan(90);
    expect(weightOf("say", "V-NP")).toBeLessThan(67);
  });
});

describe("weights of traits", () => {
  const examples: readonly Example[] = [
    ...Array.from({ length: 30 }, () => ({ right: true, lexical: 0, traits: ["source:name"] })),
    ...Array.from({ length: 30 }, () => ({ right: false, lexical: 0, traits: ["source:none"] })),
  ];

  test("a trait of right examples weighs more than one of wrong ones", () => {
    const fitted = fitTraits(examples);
    expect(fitted.get("source:name") ?? 0).toBeGreaterThan(0);
    expect(fitted.get("source:none") ?? 0).toBeLessThan(0);
  });

  test("the order of the examples changes nothing", () => {
    expect([...fitTraits([...examples].reverse())]).toEqual([...fitTraits(examples)]);
  });
});
