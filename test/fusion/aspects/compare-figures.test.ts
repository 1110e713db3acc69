import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../../src/doc/reading.ts";
import { QUALIFIERS } from "../../../src/doc/reading.ts";
import { compareFigures, type FigureClaim, type Happening } from "../../../src/fusion/aspects/compare-figures.ts";
import { figureQuestion } from "../../../src/fusion/aspects/figure-question.ts";
import type { FigureValue, Verdict } from "../../../src/fusion/aspects/types.ts";
import { daysOf } from "../../../src/fusion/days.ts";
import { knowledge } from "./build.ts";

type Numbers = Partial<Pick<FigureValue, "low" | "high" | "share" | "of" | "unit" | "qualifier">>;
interface Said {
  readonly what?: string;
  readonly whom?: string;
  readonly in?: readonly string[];
  readonly over?: string;
  readonly on?: string;
  readonly said?: string;
  readonly by?: string;
  readonly doc?: string;
}

/** A figure as somebody states it on 17 April, unless it says otherwise. */
function figure(numbers: Numbers, said: Said = {}): FigureClaim {
  const bare: Figure = {
    id: "f1",
    what: said.what ?? "killed",
    ...(said.whom === undefined ? {} : { whom: said.whom }),
    qualifier: "exact",
    ...numbers,
    span: [0, 1],
    by: "test",
    certainty: "sure",
  };
  const topic = figureQuestion(bare, knowledge);
  const [period, happened, at] = [said.over, said.on, said.said ?? "2022-04-17"].map((value) =>
    value === undefined || value === "" ? undefined : daysOf(value),
  );
  return {
    value: { kind: "figure", what: topic.what, qualifier: "exact", ...numbers },
    topic,
    claimant: said.by ?? "one",
    document: said.doc ?? said.by ?? "one",
    places: [...(said.in ?? [])].sort(),
    ...(period === undefined ? {} : { period }),
    ...(happened === undefined ? {} : { happened }),
    ...(at === undefined ? {} : { saidAt: at }),
  };
}

const n = (number: number): Numbers => ({ low: number, high: number });
const atLeast = (low: number): Numbers => ({ low, qualifier: "at-least" });
const moreThan = (low: number): Numbers => ({ low, qualifier: "more-than" });
const atMost = (high: number): Numbers => ({ high, qualifier: "at-most" });
const lessThan = (high: number): Numbers => ({ high, qualifier: "less-than" });
const about = (number: number): Numbers => ({ ...n(number), qualifier: "about" });
const nearly = (number: number): Numbers => ({ ...n(number), qualifier: "nearly" });
const between = (low: number, high: number): Numbers => ({ low, high, qualifier: "between" });
const dozens: Numbers = { low: 24, qualifier: "about" };
const share = (fraction: number, more: Numbers = {}): Numbers => ({ share: fraction, ...more });

const other = { by: "two" } as const;
const alone: Happening = { places: [], armed: false };
const raids: Happening = { places: ["khost", "kunar"], armed: false };
const battle: Happening = { places: [], armed: true };

type Case = readonly [
  name: string,
  a: FigureClaim,
  b: FigureClaim,
  verdict: Verdict,
  reason: RegExp,
  where?: Happening,
];
const CASES: readonly Case[] = [
  // Numbers of one thing, on one day, by two sources.
  ["the same number", figure(n(47)), figure(n(47), other), "compatible", /same number/],
  ["two exact numbers", figure(n(41)), figure(n(44), other), "contradict", /both 41 and 44/],
  ["a lower bound and a higher number", figure(atLeast(12)), figure(n(15), other), "compatible", /both be so/],
  ["a lower bound and its own number", figure(atLeast(12)), figure(n(12), other), "compatible", /both be so/],
  ["a lower bound and a lower number", figure(atLeast(12)), figure(n(9), other), "contradict", /at least 12 and 9/],
  ["more than a number, and that number", figure(moreThan(40)), figure(n(40), other), "contradict", /more than 40/],
  ["more than a number, and one above", figure(moreThan(40)), figure(n(47), other), "compatible", /both be so/],
  ["two lower bounds", figure(atLeast(12)), figure(atLeast(20), other), "compatible", /both be so/],
  ["an upper bound and a number below", figure(atMost(30)), figure(n(20), other), "compatible", /both be so/],
  ["an upper bound and a number above", figure(atMost(30)), figure(n(31), other), "contradict", /at most 30/],
  ["less than a number, and that number", figure(lessThan(30)), figure(n(30), other), "contradict", /less than 30/],
  ["a lower and an upper bound that meet", figure(atLeast(20)), figure(atMost(20), other), "compatible", /both be so/],
  ["a lower bound above an upper one", figure(atLeast(21)), figure(atMost(20), other), "contradict", /at least 21/],
  ["about a number, and one a tenth off", figure(about(250)), figure(n(230), other), "compatible", /both be so/],
  ["about a number, and one far off", figure(about(250)), figure(n(200), other), "contradict", /about 250/],
  ["two round guesses that overlap", figure(about(250)), figure(about(230), other), "compatible", /both be so/],
  ["nearly a number, and one just below", figure(nearly(300)), figure(n(290), other), "compatible", /both be so/],
  ["nearly a number, and half of it", figure(nearly(300)), figure(n(150), other), "contradict", /nearly 300/],
  ["nearly a number, and one above", figure(nearly(300)), figure(n(310), other), "contradict", /nearly 300/],
  ["two or three, and three", figure(between(2, 3)), figure(n(3), other), "compatible", /both be so/],
  ["two or three, and four", figure(between(2, 3)), figure(n(4), other), "contradict", /2 to 3/],
  ["dozens and 30", figure(dozens), figure(n(30), other), "compatible", /both be so/],
  ["dozens and 12", figure(dozens), figure(n(12), other), "contradict", /at least some 24/],
  ["dozens and more than a hundred", figure(dozens), figure(moreThan(100), other), "compatible", /both be so/],
  ["a round thousand and a number near it", figure(n(5000)), figure(n(4937), other), "compatible", /both be so/],
  ["a round thousand and a number far off", figure(n(5000)), figure(n(3200), other), "contradict", /both 5000/],
  ["a round hundred of dead is no guess", figure(n(100)), figure(n(97), other), "contradict", /both 100/],
  // Shares and wholes.
  [
    "nearly half of 34, and 11 of 34",
    figure(share(0.5, { of: 34, qualifier: "nearly" }), { what: "controlled", whom: "provincial capitals" }),
    figure({ ...n(11), of: 34 }, { ...other, what: "controlled", whom: "provincial capitals" }),
    "contradict",
    /11 of 34/,
  ],
  [
    "nearly half of 34, and 16 of 34",
    figure(share(0.5, { of: 34, qualifier: "nearly" }), { what: "controlled", whom: "provincial capitals" }),
    figure({ ...n(16), of: 34 }, { ...other, what: "controlled", whom: "provincial capitals" }),
    "compatible",
    /both be so/,
  ],
  [
    "about half of 419, and 212 or 213",
    figure(share(0.5, { of: 419, qualifier: "about" }), { what: "controlled", whom: "district centres" }),
    figure(between(212, 213), { ...other, what: "controlled", whom: "district centres" }),
    "compatible",
    /both be so/,
  ],
  [
    "a share and a count of an unknown whole",
    figure(share(0.85), { what: "controlled", whom: "districts" }),
    figure(n(250), { ...other, what: "controlled", whom: "districts" }),
    "unknown",
    /unknown whole/,
  ],
  [
    "two shares of what is held",
    figure(share(0.85), { what: "controlled", whom: "territory" }),
    figure(share(0.5), { ...other, what: "controlled", whom: "territory" }),
    "contradict",
    /85 %/,
  ],
  [
    "nearly half, and 46 percent",
    figure(share(0.5, { qualifier: "nearly" }), { what: "controlled", whom: "territory" }),
    figure(share(0.46), { ...other, what: "controlled", whom: "territory" }),
    "compatible",
    /both be so/,
  ],
  ["shares of the dead, of whom is not said", figure(share(0.64)), figure(share(0.25), other), "unknown", /not said/],
  // Different things.
  [
    "killed and wounded",
    figure(n(6)),
    figure(n(22), { ...other, what: "injured" }),
    "different-scope",
    /different counts/,
  ],
  [
    "the dead are some of the casualties",
    figure(n(1659)),
    figure(n(5183), { ...other, what: "killed or injured" }),
    "different-scope",
    /casualties include the killed/,
  ],
  [
    "more dead than casualties",
    figure(n(60)),
    figure(n(50), { ...other, what: "killed or injured" }),
    "contradict",
    /part is larger than the whole/,
  ],
  [
    "dead and died are one question",
    figure(n(3), { what: "dead" }),
    figure(n(4), { ...other, what: "died" }),
    "contradict",
    /both 3/,
  ],
  [
    "wounded and injured are one question",
    figure(n(3), { what: "wounded" }),
    figure(n(3), { ...other, what: "injured" }),
    "compatible",
    /same/,
  ],
  [
    "children and soldiers",
    figure(n(5), { whom: "children" }),
    figure(n(7), { ...other, whom: "soldiers" }),
    "different-scope",
    /not the same|may not/,
  ],
  ["children among the dead", figure(n(5), { whom: "children" }), figure(n(47), other), "different-scope", /some of/],
  [
    "more children than dead",
    figure(n(20), { whom: "children" }),
    figure(n(15), other),
    "contradict",
    /larger than the whole/,
  ],
  [
    "at least as many dead as children",
    figure(n(20), { whom: "children" }),
    figure(atLeast(15), other),
    "different-scope",
    /some of/,
  ],
  [
    "the same kind, named in two styles",
    figure(n(7), { what: "soldiers killed" }),
    figure(n(8), { ...other, whom: "soldiers" }),
    "contradict",
    /both 7/,
  ],
  [
    "families and people",
    figure(n(15), { whom: "families" }),
    figure(n(90), { ...other, whom: "people" }),
    "different-scope",
    /not the same/,
  ],
  [
    "civilians where nobody else died",
    figure(n(41), { whom: "civilians" }),
    figure(n(44), other),
    "contradict",
    /both 41/,
    alone,
  ],
  [
    "civilians where soldiers died, too",
    figure(n(41), { whom: "civilians" }),
    figure(n(44), other),
    "different-scope",
    /not all/,
    battle,
  ],
  [
    "more civilians than dead",
    figure(n(50), { whom: "civilians" }),
    figure(n(44), other),
    "contradict",
    /larger/,
    battle,
  ],
  [
    "groups and militant groups",
    figure(dozens, { what: "groups" }),
    figure(about(20), { ...other, what: "militant groups" }),
    "contradict",
    /at least some 24/,
  ],
  [
    "militant groups and aid groups",
    figure(n(30), { what: "aid groups" }),
    figure(about(20), { ...other, what: "militant groups" }),
    "different-scope",
    /not the same/,
  ],
  [
    "kilometres and miles",
    figure({ ...n(140), unit: "kilometres" }, { what: "fence" }),
    figure({ ...n(87), unit: "miles" }, { ...other, what: "fence" }),
    "different-scope",
    /units/,
  ],
  // Places.
  [
    "one province, and both",
    figure(n(36), { in: ["khost"] }),
    figure(n(47), { ...other, in: ["khost", "kunar"] }),
    "different-scope",
    /Khost alone/,
  ],
  [
    "more in a part than in the whole",
    figure(n(50), { in: ["khost"] }),
    figure(n(47), { ...other, in: ["khost", "kunar"] }),
    "contradict",
    /larger/,
  ],
  [
    "two provinces",
    figure(n(41), { in: ["khost"] }),
    figure(n(6), { ...other, in: ["kunar"] }),
    "different-scope",
    /Khost is not Kunar/,
  ],
  [
    "one province, and nobody says where",
    figure(n(41), { in: ["khost"] }),
    figure(n(47), other),
    "unknown",
    /only one/,
    raids,
  ],
  [
    "all places, and nobody says where",
    figure(n(41), { in: ["khost", "kunar"] }),
    figure(n(47), other),
    "contradict",
    /both 41/,
    raids,
  ],
  [
    "one province, twice",
    figure(n(41), { in: ["khost"] }),
    figure(n(44), { ...other, in: ["khost"] }),
    "contradict",
    /both 41/,
  ],
  // Stretches of time.
  [
    "one stated stretch",
    figure(n(1659), { over: "2021-01/2021-06", said: "2021-07-26" }),
    figure(n(5183), { ...other, over: "2021-01/2021-06", said: "2021-07-29" }),
    "contradict",
    /same stretch/,
  ],
  [
    "one stretch within the other",
    figure(n(783), { over: "2021-05/2021-06" }),
    figure(n(1659), { ...other, over: "2021-01/2021-06" }),
    "different-scope",
    /different stretches/,
  ],
  [
    "two stretches",
    figure(n(783), { over: "2021-05" }),
    figure(n(1659), { ...other, over: "2020-05" }),
    "different-scope",
    /different/,
  ],
  ["a year, and nobody says when", figure(n(100), { over: "2022" }), figure(n(7), other), "unknown", /for which time/],
  [
    "two days",
    figure(n(7), { on: "2022-04-14" }),
    figure(n(12), { ...other, on: "2022-04-16" }),
    "different-scope",
    /different days/,
  ],
  [
    "a day of the weekend",
    figure(n(7), { on: "2022-04-16" }),
    figure(n(9), { ...other, on: "2022-04-16/2022-04-17" }),
    "contradict",
    /both 7/,
  ],
  [
    "a day of the week",
    figure(n(7), { on: "2022-04-16" }),
    figure(n(20), { ...other, on: "2022-04-11/2022-04-17" }),
    "different-scope",
    /longer time/,
  ],
  // Revisions.
  ["one source, later more", figure(n(36), { said: "2022-04-16" }), figure(n(41)), "revised", /new number later/],
  ["one source, later less", figure(n(41), { said: "2022-04-16" }), figure(n(36)), "revised", /new number later/],
  [
    "another source, later more",
    figure(n(36), { said: "2022-04-16" }),
    figure(n(41), other),
    "unknown",
    /may have risen/,
  ],
  [
    "another source, later less",
    figure(n(44), { said: "2022-04-16" }),
    figure(n(41), other),
    "contradict",
    /later is the lower/,
  ],
  [
    "another source, later less of what may fall",
    figure(n(44), { what: "missing", said: "2022-04-16" }),
    figure(n(41), { ...other, what: "missing" }),
    "unknown",
    /may have changed/,
  ],
  [
    "one source in two documents, on one day",
    figure(n(3524), { doc: "a" }),
    figure(n(3254), { doc: "b" }),
    "contradict",
    /laid to the same source/,
  ],
  ["one source twice in one document", figure(n(5)), figure(n(7)), "unknown", /in one text/],
  [
    "one source at an unknown time",
    figure(n(36), { said: "", doc: "a" }),
    figure(n(41), { doc: "b" }),
    "unknown",
    /not known/,
  ],
  [
    "a part that was counted after the whole",
    figure(n(36), { said: "2022-04-16" }),
    figure(n(41), { ...other, whom: "children" }),
    "unknown",
    /counted earlier/,
  ],
];

describe("two figures of one happening", () => {
  for (const [name, a, b, verdict, reason, happening] of CASES) {
    test(name, () => {
      const compared = compareFigures(a, b, knowledge, happening ?? alone);
      expect({ ...compared, reason: reason.test(compared.reason) ? "as expected" : compared.reason }).toEqual({
        verdict,
        reason: "as expected",
      });
    });
  }

  test("there are enough cases to trust the table", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map(([name]) => name)).size).toBe(CASES.length);
  });

  const numbers: fc.Arbitrary<Numbers> = fc
    .tuple(fc.nat(60), fc.nat(60), fc.constantFrom(...QUALIFIERS), fc.constantFrom("both", "low", "high"))
    .map(([x, y, qualifier, bounds]) => ({
      ...(bounds === "high" ? {} : { low: Math.min(x, y) }),
      ...(bounds === "low" ? {} : { high: Math.max(x, y) }),
      qualifier,
    }));
  const said: fc.Arbitrary<Said> = fc.record({
    what: fc.constantFrom("killed", "injured", "killed or injured", "missing"),
    whom: fc.constantFrom("people", "civilians", "children", "soldiers"),
    in: fc.constantFrom([], ["khost"], ["khost", "kunar"]),
    over: fc.constantFrom("", "2022-01/2022-03", "2022-01"),
    said: fc.constantFrom("", "2022-04-16", "2022-04-17"),
    by: fc.constantFrom("one", "two"),
    doc: fc.constantFrom("a", "b"),
  });
  const claim = fc.tuple(numbers, said).map(([values, words]) => figure(values, words));

  test("which one is named first does not matter", () => {
    fc.assert(
      fc.property(claim, claim, fc.boolean(), (a, b, armed) => {
        const happening = { places: ["khost", "kunar"], armed };
        expect(compareFigures(a, b, knowledge, happening).verdict).toBe(
          compareFigures(b, a, knowledge, happening).verdict,
        );
      }),
    );
  });

  test("nothing contradicts itself", () => {
    fc.assert(
      fc.property(claim, (a) => {
        expect(["compatible", "unknown", "different-scope"]).toContain(compareFigures(a, a, knowledge, alone).verdict);
      }),
    );
  });

  test("a number that both allow is never a contradiction where one thing is counted", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (number, below, above) => {
        const a = figure(atLeast(Math.max(0, number - below)));
        const b = figure(atMost(number + above), other);
        expect(compareFigures(a, b, knowledge, alone).verdict).toBe("compatible");
      }),
    );
  });
});
