import { describe, expect, test } from "vitest";
import type { Contradiction, Report } from "../../../src/fusion/aspects/types.ts";
import { aspects, report } from "./build.ts";

/** "who: words" of each position, those who assert first. */
const sides = (contradictions: readonly Contradiction[]): readonly (readonly string[])[] =>
  contradictions.map(({ positions }) => positions.map(({ stance, claimant }) => `${claimant} ${stance}`));
const within = (one: Report): readonly (readonly string[])[] => sides(aspects.contradictionsIn([one]));

describe("a denial inside one report", () => {
  test("answers the claim right before it", () => {
    const one = report(["The rebels said that they held the bridge.", "The ministry denied the claim."], {
      actors: { "The rebels": {}, "The ministry": {} },
      claims: [
        { by: "The rebels", cue: "said", says: "that they held the bridge" },
        { by: "The ministry", cue: "denied", says: "the claim", act: "denial" },
      ],
    });
    expect(within(one)).toEqual([["The rebels asserts", "The ministry denies"]]);
  });

  test("of nothing that anybody claimed contradicts nobody", () => {
    const one = report(["Prices fell in May.", "The ministry denied any shortage of flour."], {
      actors: { "The ministry": {} },
      claims: [{ by: "The ministry", cue: "denied", says: "any shortage of flour", act: "denial" }],
    });
    expect(within(one)).toEqual([]);
  });

  test("of nobody's allegations still points at the words for them", () => {
    const one = report(["The raid led to allegations of theft by soldiers.", "The army denies the allegations."], {
      actors: { "The army": {} },
      claims: [{ by: "The army", cue: "denies", says: "the allegations", act: "denial" }],
    });
    const [found] = aspects.contradictionsIn([one]);
    const span = found?.positions[0]?.evidence[0]?.span ?? [0, 0];
    expect(one.reading.document.text.slice(...span)).toBe("allegations of theft by soldiers");
    expect(found?.positions.map(({ claimant }) => claimant)).toEqual(["somebody unnamed", "The army"]);
  });

  test("of allegations is not of what was claimed before them", () => {
    const one = report(
      [
        "The league claims to speak for the valley.",
        "Arrests there led to allegations of torture.",
        "The army denies the allegations.",
      ],
      {
        actors: { "The league": {}, "The army": {} },
        claims: [
          { by: "The league", cue: "claims", says: "to speak for the valley" },
          { by: "The army", cue: "denies", says: "the allegations", act: "denial" },
        ],
      },
    );
    expect(within(one)).toEqual([["somebody unnamed asserts", "The army denies"]]);
  });

  test("by those who made the claim themselves is none", () => {
    const one = report(
      ["The rebels said that they held the bridge.", "The rebels later denied that they held the bridge."],
      {
        actors: { "The rebels": {} },
        claims: [
          { by: "The rebels", cue: "said", says: "that they held the bridge" },
          { by: "The rebels", cue: "later denied", says: "that they held the bridge.", act: "denial" },
        ],
      },
    );
    expect(within(one)).toEqual([]);
  });

  test("is not the same as declining to comment", () => {
    const one = report(["The rebels said that they held the bridge.", "The ministry declined to comment."], {
      actors: { "The rebels": {}, "The ministry": {} },
      claims: [
        { by: "The rebels", cue: "said", says: "that they held the bridge" },
        { by: "The ministry", cue: "declined", says: "to comment", act: "denial" },
      ],
    });
    expect(within(one)).toEqual([]);
  });

  test("is not the same as keeping something from somebody", () => {
    const one = report(["The rebels said that they held the bridge.", "The ministry denied them access."], {
      actors: { "The rebels": {}, "The ministry": {} },
      claims: [
        { by: "The rebels", cue: "said", says: "that they held the bridge" },
        { by: "The ministry", cue: "denied", says: "them access", act: "denial" },
      ],
    });
    expect(within(one)).toEqual([]);
  });

  test("turns down a report, but not a plan", () => {
    const of = (what: string): Report =>
      report(["The commission said that the dam had cracked.", `The ministry rejected ${what}.`], {
        actors: { "The commission": {}, "The ministry": {} },
        claims: [
          { by: "The commission", cue: "said", says: "that the dam had cracked" },
          { by: "The ministry", cue: "rejected", says: what, act: "denial" },
        ],
      });
    expect(within(of("the claim"))).toEqual([["The commission asserts", "The ministry denies"]]);
    expect(within(of("a ceasefire"))).toEqual([]);
  });

  test("may name whose claim it is", () => {
    const one = report(["The mayor rejected criticism from the senator that the road was unsafe."], {
      actors: { "The mayor": { kind: "person" }, "the senator": { kind: "person" } },
      claims: [{ by: "The mayor", cue: "rejected", says: "that the road was unsafe", act: "denial" }],
    });
    expect(within(one)).toEqual([["the senator asserts", "The mayor denies"]]);
  });

  test("may hang on the clause before", () => {
    const one = report(["Kabul blamed Karachi Corps for the blast, a charge that the general denies."], {
      actors: { Kabul: { kind: "government" }, "Karachi Corps": {}, "the general": { kind: "person" } },
      claims: [{ by: "Kabul", cue: "blamed", says: "Karachi Corps for the blast", act: "accusation" }],
    });
    expect(within(one)).toEqual([["Kabul asserts", "the general denies"]]);
  });

  test("may be a verdict on the claim that the text calls somebody's", () => {
    const one = report(
      [
        "The Northern Brigade announced that it had fired ten rockets at Uzbekistan.",
        "An analyst called the timing odd.",
        "It was not possible to verify the Brigade claim.",
        "The Uzbek government called it a provocation and said it was absolutely untrue.",
      ],
      {
        actors: {
          "The Northern Brigade": { kind: "armed-group", also: ["the Brigade"] },
          "An analyst": { kind: "person", form: "nominal" },
          "The Uzbek government": { kind: "government", country: "UZB" },
        },
        places: { Uzbekistan: { kind: "country", country: "UZB" } },
        claims: [
          { by: "The Northern Brigade", cue: "announced", says: "that it had fired ten rockets at Uzbekistan" },
          { by: "An analyst", cue: "called the timing", says: "odd" },
          { by: "The Uzbek government", cue: "called it", says: "a provocation" },
        ],
      },
    );
    expect(within(one)).toEqual([["The Northern Brigade asserts", "The Uzbek government denies"]]);
  });

  test("is not the verdict on a noun that it describes", () => {
    const one = report(
      [
        "The rebels said that they held the bridge.",
        "The minister said that incorrect and false reports hurt everybody.",
      ],
      {
        actors: { "The rebels": {}, "The minister": { kind: "person" } },
        claims: [
          { by: "The rebels", cue: "said", says: "that they held the bridge" },
          { by: "The minister", cue: "The minister said", says: "that incorrect and false reports hurt everybody" },
        ],
      },
    );
    expect(within(one)).toEqual([]);
  });

  test("is not what somebody admits", () => {
    const one = report(
      ["The rebels said that the list was complete.", "The minister admitted that it was not correct."],
      {
        actors: { "The rebels": {}, "The minister": { kind: "person" } },
        claims: [
          { by: "The rebels", cue: "said", says: "that the list was complete" },
          { by: "The minister", cue: "admitted", says: "that it was not correct" },
        ],
      },
    );
    expect(within(one)).toEqual([]);
  });

  test("of a report is of what is told from it, not of what was said last", () => {
    const one = report(
      [
        "The mission wrote in its report that 40 wells were dry.",
        "A farmer said that he had sold his goats.",
        "The ministry rejected the report.",
      ],
      {
        actors: { "The mission": {}, "A farmer": { kind: "person", form: "nominal" }, "The ministry": {} },
        claims: [
          { by: "The mission", cue: "wrote", says: "that 40 wells were dry" },
          { by: "A farmer", cue: "said", says: "that he had sold his goats" },
          { by: "The ministry", cue: "rejected", says: "the report", act: "denial" },
        ],
      },
    );
    expect(within(one)).toEqual([["The mission asserts", "The ministry denies"]]);
  });

  test("is of the claim, whatever it calls it", () => {
    const one = report(
      ["The senator suggested that the mayor took money.", "The mayor dismissed that suggestion as a sign of panic."],
      {
        actors: { "The senator": { kind: "person" }, "The mayor": { kind: "person" } },
        claims: [
          { by: "The senator", cue: "suggested", says: "that the mayor took money" },
          { by: "The mayor", cue: "dismissed", says: "that suggestion as a sign of panic", act: "denial" },
        ],
      },
    );
    expect(within(one)).toEqual([["The senator asserts", "The mayor denies"]]);
  });

  test("of what a paper reported is of the paper's claim", () => {
    const one = report(["The mayor dismissed a report in The Courier that the bridge would close."], {
      actors: { "The mayor": { kind: "person" }, "The Courier": { kind: "media" } },
      claims: [
        {
          by: "The mayor",
          cue: "dismissed",
          says: "a report in The Courier that the bridge would close",
          act: "denial",
        },
      ],
    });
    expect(within(one)).toEqual([["The Courier asserts", "The mayor denies"]]);
  });

  test("skips what others said in between only where nobody did", () => {
    const one = report(
      [
        "The rebels said that they held the bridge.",
        "The mayor asked for calm and for more water.",
        "The ministry denied it.",
      ],
      {
        actors: { "The rebels": {}, "The mayor": { kind: "person" }, "The ministry": {} },
        claims: [
          { by: "The rebels", cue: "said", says: "that they held the bridge" },
          { by: "The mayor", cue: "asked for", says: "calm and for more water", act: "demand" },
          { by: "The ministry", cue: "denied", says: "it", act: "denial" },
        ],
      },
    );
    expect(within(one)).toEqual([]);
  });

  test("of a number contradicts whoever states that number", () => {
    const one = report(
      [
        "The accord provides for the release of 5,000 Taliban prisoners.",
        "Ghani said he made no promise to free those 5,000 Taliban prisoners.",
      ],
      {
        outlet: "The Lantern",
        actors: { Ghani: { kind: "person" } },
        claims: [{ by: "Ghani", cue: "said", says: "he made no promise to free those 5,000 Taliban prisoners" }],
        happened: [
          {
            type: "AGREE",
            trigger: "promise",
            evidence: "made no promise to free those 5,000 Taliban prisoners",
            status: "negated",
            claim: 1,
          },
        ],
        figures: [
          { words: "5,000 Taliban", what: "released", whom: "Taliban prisoners", low: 5000, high: 5000 },
          { words: "those 5,000", what: "released", whom: "Taliban prisoners", low: 5000, high: 5000, claim: 1 },
        ],
      },
    );
    expect(within(one)).toEqual([["The Lantern asserts", "Ghani denies"]]);
  });
});

describe("claim and denial in two reports", () => {
  const claim = report(["A ministry official said Ghani had gone to Tajikistan."], {
    key: "claim",
    outlet: "The Wire",
    actors: {
      "A ministry official": { kind: "person", form: "nominal" },
      Ghani: { kind: "person" },
      Tajikistan: { kind: "state" },
    },
    claims: [{ by: "A ministry official", cue: "said", says: "Ghani had gone to Tajikistan" }],
  });
  const denial = report(["Reports that Ghani had fled to Tajikistan were not correct, the embassy said."], {
    key: "denial",
    outlet: "The Lantern",
    actors: { Ghani: { kind: "person" }, Tajikistan: { kind: "state" }, "the embassy": {} },
    claims: [{ by: "the embassy", cue: "said", says: "Reports that Ghani had fled to Tajikistan were not correct" }],
  });

  test("meet where they speak of the same", () => {
    expect(sides(aspects.contradictionsBetween([claim, denial]))).toEqual([
      ["A ministry official asserts", "the embassy denies"],
    ]);
  });

  test("do not meet where they have only a name in common", () => {
    const unrelated = report(["Aides said Ghani had opened a school in the north with two ministers."], {
      key: "unrelated",
      actors: { Aides: { form: "nominal" }, Ghani: { kind: "person" } },
      claims: [{ by: "Aides", cue: "said", says: "Ghani had opened a school in the north with two ministers" }],
    });
    expect(aspects.contradictionsBetween([unrelated, denial])).toEqual([]);
  });

  test("carry the story that they are asked for", () => {
    expect(aspects.contradictionsBetween([claim, denial], "s1").map(({ story }) => story)).toEqual(["s1"]);
  });
});
