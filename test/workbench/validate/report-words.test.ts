import { expect, test } from "vitest";
import type { Certainty } from "../../../src/doc/reading.ts";
import {
  agreementWords,
  type CoderReport,
  linesOf,
  tableOf,
} from "../../../workbench/src/views/validate/report-words.ts";

const stratum = (certainty: Certainty, correct: number, wrong: number, cannotTell: number) => ({
  certainty,
  size: 50,
  drawn: 5,
  correct,
  wrong,
  cannotTell,
  ...(correct + wrong === 0 ? {} : { precision: correct / (correct + wrong), interval: { low: 0.1, high: 0.9 } }),
});
const CODER: CoderReport = {
  coder: "ana",
  coded: 7,
  layers: [
    {
      layer: "event",
      size: 150,
      correct: 3,
      wrong: 1,
      cannotTell: 3,
      precision: 0.75,
      interval: { low: 0.3, high: 0.95 },
      covered: 1 / 3,
      strata: [stratum("sure", 3, 1, 0), stratum("likely", 0, 0, 3), stratum("unsure", 0, 0, 0)],
      parts: [],
    },
  ],
};

test("the picture has a line for each layer and each certainty, and says of what nothing can be said", () => {
  expect(linesOf(CODER).map(({ name, value, counts, whole }) => [name, value, counts, whole])).toEqual([
    ["event, in part", "0.75", "3 of 4 right, 3 not to be told", true],
    ["sure", "0.75", "3 of 4 right", false],
    ["likely", "–", "3 not to be told", false],
    ["unsure", "–", "not coded", false],
  ]);
});

test("the table says of how much of a layer it speaks, and has every line of the picture", () => {
  const { rows, columns } = tableOf(CODER);
  expect(rows).toHaveLength(linesOf(CODER).length);
  expect(rows[0]?.cells).toEqual(["event", "33 % of all, weighted", 150, 7, 3, 1, 3, "0.75 [0.30, 0.95]"]);
  for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
});

test("agreement is said where there is any, and why there is none", () => {
  expect(agreementWords({ coders: [CODER] })[0]).toContain("One coder alone agrees with nobody");
  expect(agreementWords({ coders: [CODER, { ...CODER, coder: "ben" }] })[0]).toContain("more than one person yet");
  expect(agreementWords({ coders: [], agreement: { items: 7, same: 6, alpha: 0.513 } })).toEqual([
    "7 elements were coded by more than one person, 6 of them alike.",
    "Krippendorff’s alpha of correct and wrong: 0.51.",
    "With “cannot tell” as an answer of its own: not defined, because all answers are one.",
  ]);
});
