import { describe, expect, test } from "vitest";
import { CODING_SCHEMA, type Coding, lastCodings } from "../../src/validation/coding.ts";
import { markdownTable, methodsText } from "../../src/validation/methods.ts";
import { validationReport } from "../../src/validation/report.ts";
import { SAMPLE_SCHEMA, type Sample, type SampledItem } from "../../src/validation/sample.ts";
import { wilson } from "../../src/validation/wilson.ts";

const item = (certainty: SampledItem["certainty"], layer: SampledItem["layer"] = "event"): SampledItem => ({
  document: "d",
  textHash: "t",
  layer,
  certainty,
  by: "test",
  statement: "",
  marks: [],
  context: [],
});

/** Of 1000 events, four sure ones of 900 and four unsure ones of 100; of 7 figures one. */
const SAMPLE: Sample = {
  schema: SAMPLE_SCHEMA,
  seed: "s",
  asked: 9,
  layers: ["event", "figure"],
  engine: { version: "1.2.3", model: "m-1", knowledge: "0123456789abcdef" },
  corpus: { documents: 30, lineages: 21, outlets: 5, from: "2022-04-01", until: "2022-04-30" },
  strata: [
    { layer: "event", certainty: "sure", size: 900, drawn: 4 },
    { layer: "event", certainty: "unsure", size: 100, drawn: 4 },
    { layer: "figure", certainty: "likely", size: 7, drawn: 1 },
  ],
  items: [
    ...Array.from({ length: 4 }, () => item("sure")),
    ...Array.from({ length: 4 }, () => item("unsure")),
    item("likely", "figure"),
  ],
};

/** One letter an item: correct, wrong, "?" cannot tell, "." not coded. */
function codings(coder: string, answers: string, at = "2024-05-01T10:00:00.000Z"): readonly Coding[] {
  return [...answers].flatMap((answer, number): readonly Coding[] => {
    if (answer === ".") return [];
    const verdict = answer === "c" ? "correct" : answer === "w" ? "wrong" : "cannot-tell";
    const wrong = verdict === "wrong" ? ["type"] : [];
    return [{ schema: CODING_SCHEMA, sample: "0".repeat(64), item: number, coder, at, verdict, wrong }];
  });
}
const layer = (name: string, ...all: readonly Coding[]) =>
  validationReport(SAMPLE, all).coders[0]?.layers.find((one) => one.layer === name);

describe("precision", () => {
  test("of a stratum is what is right of what could be told", () => {
    expect(layer("event", ...codings("ana", "ccw?"))?.strata[0]).toEqual({
      certainty: "sure",
      size: 900,
      drawn: 4,
      correct: 2,
      wrong: 1,
      cannotTell: 1,
      precision: 2 / 3,
      interval: wilson(2 / 3, 3),
    });
  });

  test("of a layer weights its strata by their size in the corpus, not by what was drawn of them", () => {
    const events = layer("event", ...codings("ana", "cccccwww"));
    expect(events?.precision).toBeCloseTo(0.9 * 1 + 0.1 * 0.25, 12);
    // (900 + 100)² / (900²/4 + 100²/4)
    expect(events?.effective).toBeCloseTo(1_000_000 / 205_000, 12);
    expect(events?.parts).toEqual([{ part: "type", items: 3 }]);
    expect(events?.covered).toBe(1);
  });

  test("of a layer says how much of it was coded, where a stratum was not", () => {
    const events = layer("event", ...codings("ana", "cw.."));
    expect(events).toMatchObject({ precision: 0.5, covered: 0.9, effective: 2 });
    expect(layer("figure", ...codings("ana", "cw.."))).not.toHaveProperty("precision");
  });

  test("of what is all right still has a width", () => {
    const { interval } = layer("event", ...codings("ana", "cccccccc")) ?? {};
    expect(interval?.high).toBe(1);
    expect(interval?.low).toBeLessThan(0.7);
  });
});

describe("several coders", () => {
  const two = [...codings("ana", "ccwccw?cc"), ...codings("ben", "cwwccwwc.")];

  test("are told apart, and never averaged", () => {
    const { coders } = validationReport(SAMPLE, two);
    expect(coders.map(({ coder, coded }) => [coder, coded])).toEqual([
      ["ana", 9],
      ["ben", 8],
    ]);
    expect(coders.map(({ layers }) => layers[0]?.strata[0]?.correct)).toEqual([3, 2]);
  });

  test("agree as Krippendorff's alpha says, over what both could tell and over all answers", () => {
    // Both told 7: cc cw ww cc cc ww cc. Coincidences: 8 c-c, 4 w-w, 2 c-w; 9 c and 5 w.
    expect(validationReport(SAMPLE, two).agreement).toEqual({
      items: 8,
      same: 6,
      alpha: 1 - ((14 - 1) * 2) / (2 * 9 * 5),
      alphaOfThree: expect.closeTo(1 - ((16 - 1) * 4) / (16 * 15 - 9 * 8 - 6 * 5 - 0), 12),
    });
  });

  test("who alone has coded agrees with nobody", () => {
    expect(validationReport(SAMPLE, codings("ana", "ccc"))).not.toHaveProperty("agreement");
  });
});

test("who codes an item again means the second, in whatever order codings come", () => {
  const again = codings("ana", "w", "2024-05-02T10:00:00.000Z");
  const first = codings("ana", "c");
  for (const all of [
    [...first, ...again],
    [...again, ...first],
  ])
    expect(lastCodings(all)).toEqual(again);
});

test("the methods paragraph names engine, corpus, sampling, coders, intervals, agreement and limits", () => {
  const report = validationReport(SAMPLE, [...codings("ana", "ccwccw?cc"), ...codings("ben", "cwwccwwc.")]);
  expect(
    `${methodsText(SAMPLE, report)}\n\n${markdownTable(report.coders[0]?.layers ?? []).join("\n")}\n`,
  ).toMatchSnapshot();
});
