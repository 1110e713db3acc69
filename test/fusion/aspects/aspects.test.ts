import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../../src/fusion/aspects/types.ts";
import { aspects, report } from "./build.ts";

const wire = report(["Aircraft bombed Khost on Saturday, officials said, and killed 36 people."], {
  key: "wire",
  outlet: "The Wire",
  published: "2022-04-16",
  actors: { officials: { form: "nominal" }, Aircraft: { kind: "armed-group" } },
  places: { Khost: { kind: "city", country: "AFG" } },
  times: { Saturday: "2022-04-16" },
  claims: [{ by: "officials", cue: "said", says: "Aircraft bombed Khost on Saturday" }],
  happened: [
    {
      trigger: "bombed",
      evidence: "Aircraft bombed Khost on Saturday",
      actor: ["Aircraft"],
      claim: 1,
      date: "Saturday",
      place: "Khost",
    },
  ],
  figures: [{ words: "36", what: "killed", low: 36, high: 36, event: 1, claim: 1 }],
});
const lantern = report(
  ["In Khost, 41 people died in the raid, the governor said on Sunday.", "The army denied any raid."],
  {
    key: "lantern",
    outlet: "The Lantern",
    published: "2022-04-17",
    actors: { "the governor": { kind: "person" }, "The army": { kind: "organisation" } },
    places: { Khost: { kind: "city", country: "AFG" } },
    times: { Sunday: "2022-04-17" },
    claims: [
      { by: "the governor", cue: "said", says: "In Khost, 41 people died in the raid" },
      { by: "The army", cue: "denied", says: "any raid", act: "denial" },
    ],
    happened: [{ trigger: "died", evidence: "41 people died in the raid", claim: 1, place: "Khost" }],
    figures: [{ words: "41", what: "killed", low: 41, high: 41, event: 1, claim: 1 }],
  },
);
const copy: Report = { ...lantern, document: "copy", lineage: "lantern", outlet: "The Sentinel" };
const indus = report(["A hospital in Khost gave a figure of 44 dead on Sunday after the raid."], {
  key: "indus",
  outlet: "The Indus",
  published: "2022-04-18",
  actors: { "A hospital in Khost": { form: "nominal" } },
  places: { Khost: { kind: "city", country: "AFG" } },
  times: { Sunday: "2022-04-17" },
  claims: [{ by: "A hospital in Khost", cue: "gave", says: "a figure of 44 dead" }],
  happened: [{ trigger: "raid", place: "Khost" }],
  figures: [{ words: "44", what: "killed", low: 44, high: 44, event: 1, claim: 1 }],
});
const all = [wire, lantern, copy, indus];
const killed = (reports: readonly Report[]) =>
  aspects.aspectsOf(reports).find(({ question }) => question === "figure:killed");

describe("the questions of a story", () => {
  test("are those that somebody answers", () => {
    expect(aspects.aspectsOf([wire]).map(({ question }) => question)).toEqual([
      "happened",
      "actor",
      "date",
      "place",
      "figure:killed",
    ]);
  });

  test("count a copy as a document but as no witness of its own", () => {
    const position = killed(all)?.positions.find(({ claimant }) => claimant === "the governor");
    expect([position?.documents, position?.lineages]).toEqual([2, 1]);
  });

  test("name the chain from the outlet to the speaker", () => {
    expect(killed([wire])?.positions[0]?.chain).toEqual(["The Wire", "officials"]);
  });

  test("of one claimant in one lineage are single, of two they agree, differ or contradict", () => {
    const second: Report = { ...wire, document: "second", lineage: "second" };
    expect(killed([wire])?.agreement).toBe("single");
    expect(killed([lantern, copy])?.agreement).toBe("single");
    expect(killed([wire, second])?.agreement).toBe("agree");
    expect(killed([wire, lantern])?.agreement).toBe("differ");
    expect(killed([lantern, indus])?.agreement).toBe("contradict");
  });

  test("show a denial beside what it denies", () => {
    const [happened] = aspects.aspectsOf(all);
    expect(happened?.question).toBe("happened");
    expect(happened?.positions.filter(({ stance }) => stance === "denies").map(({ claimant }) => claimant)).toEqual([
      "The army",
    ]);
    expect(happened?.agreement).toBe("contradict");
    const denied = aspects.contradictionsIn(all, "s").filter(({ kind }) => kind === "denial");
    expect(denied.map(({ positions }) => positions.map(({ claimant }) => claimant))).toEqual([
      ["the governor", "The army"],
    ]);
  });

  test("are answered partly by who says yes to some of it and no to some", () => {
    const one = report(["The general said rebels fired at the town, and he denied that shells hit the school."], {
      actors: { "The general": { kind: "person" }, rebels: { kind: "armed-group" } },
      claims: [
        { by: "The general", cue: "said", says: "rebels fired at the town" },
        { by: "The general", cue: "denied", says: "that shells hit the school", act: "denial" },
      ],
      happened: [
        { trigger: "fired", evidence: "rebels fired at the town", claim: 1 },
        { trigger: "hit", evidence: "shells hit the school", status: "denied", claim: 2 },
      ],
    });
    const [happened] = aspects.aspectsOf([one]);
    expect(happened?.positions.map(({ claimant, stance }) => [claimant, stance])).toEqual([["The general", "partly"]]);
  });

  test("tell who speaks in the story and says nothing to a question that others answer", () => {
    const silent = killed(all)?.positions.filter(({ stance }) => stance === "silent");
    expect(silent?.map(({ claimant }) => claimant)).toEqual(["The army"]);
    expect(silent?.[0]?.words).toEqual(["The army denied any raid."]);
  });

  test("a claim cited from another outlet counts to that outlet's lineage", () => {
    const citing: Report = { ...indus, originOf: (attribution) => (attribution === "c1" ? "lantern" : undefined) };
    const values = aspects.figureSteps([lantern, citing]).map(({ lineage }) => lineage);
    expect(values).toEqual(["lantern", "lantern"]);
  });
});

describe("figures in the course of time", () => {
  test("are told in the order of the day of saying, not of printing", () => {
    expect(
      aspects.figureSteps(all).map(({ asOf, value: { low }, evidence }) => [asOf, low, evidence.document]),
    ).toEqual([
      ["2022-04-16", 36, "wire"],
      ["2022-04-17", 44, "indus"],
      ["2022-04-17", 41, "copy"],
      ["2022-04-17", 41, "lantern"],
    ]);
  });
});

describe("whatever is found", () => {
  const some = fc.shuffledSubarray(all, { minLength: 1 });

  test("does not depend on the order of the reports", () => {
    fc.assert(
      fc.property(some, (reports) => {
        const ordered = all.filter((each) => reports.includes(each));
        expect(aspects.aspectsOf(reports)).toEqual(aspects.aspectsOf(ordered));
        expect(aspects.contradictionsIn(reports, "s")).toEqual(aspects.contradictionsIn(ordered, "s"));
        expect(aspects.contradictionsBetween(reports)).toEqual(aspects.contradictionsBetween(ordered));
        expect(aspects.figureSteps(reports)).toEqual(aspects.figureSteps(ordered));
      }),
    );
  });

  test("has evidence in the words of its document, and never fewer documents than lineages", () => {
    fc.assert(
      fc.property(some, (reports) => {
        const found = [
          ...aspects.aspectsOf(reports),
          ...aspects.contradictionsIn(reports, "s"),
          ...aspects.contradictionsIn(reports),
        ];
        for (const { positions } of found) {
          for (const { evidence, documents, lineages, words } of positions) {
            expect(evidence.length).toBeGreaterThan(0);
            expect(words.length).toBeGreaterThan(0);
            expect(lineages).toBeLessThanOrEqual(documents);
            for (const { document, span } of evidence) {
              const text = reports.find((each) => each.document === document)?.reading.document.text ?? "";
              expect(text.slice(...span).trim()).not.toBe("");
            }
          }
        }
      }),
    );
  });

  test("is a contradiction only with two positions that differ", () => {
    fc.assert(
      fc.property(some, (reports) => {
        for (const { positions } of aspects.contradictionsIn(reports, "s")) {
          expect(positions.length).toBeGreaterThan(1);
          expect(new Set(positions.map(({ stance, value }) => JSON.stringify([stance, value]))).size).toBeGreaterThan(
            1,
          );
        }
      }),
    );
  });
});

describe("offices, speakers and places", () => {
  test("one office has no two holders at one time", () => {
    const minister = (key: string, name: string, published: string): Report =>
      report([`Foreign Minister ${name} arrived in Kabul.`], {
        key,
        published,
        actors: { [name]: { kind: "person", title: "Foreign Minister", country: "IRN" } },
      });
    const [a, b] = [minister("a", "Omar Sharif", "2021-07-08"), minister("b", "Javad Zand", "2021-07-09")];
    const later = minister("c", "Javad Zand", "2022-07-09");
    expect(aspects.contradictionsBetween([a, b]).map(({ kind }) => kind)).toEqual(["role"]);
    expect(aspects.contradictionsBetween([a, later])).toEqual([]);
  });

  test("the same words have no two speakers", () => {
    const words = "“We shall rebuild every single house in this valley before winter”";
    const quoting = (key: string, name: string): Report =>
      report([`${words}, ${name} said.`], {
        key,
        actors: { [name]: { kind: "person" } },
        claims: [{ by: name, cue: "said", says: words, mode: "direct" }],
      });
    const [a, b] = [quoting("a", "Omar Sharif"), quoting("b", "Javad Zand")];
    expect(aspects.contradictionsBetween([a, b]).map(({ kind }) => kind)).toEqual(["speaker"]);
    expect(aspects.contradictionsBetween([a, quoting("c", "Omar Sharif")])).toEqual([]);
  });

  const meeting = (key: string, place: string, country: string, day: string, date: string): Report =>
    report([`Omar met Javad in ${place} on ${day}.`], {
      key,
      outlet: key,
      published: "2021-07-20",
      actors: { Omar: { kind: "person" }, Javad: { kind: "person" } },
      places: { [place]: { kind: "city", country } },
      times: { [day]: date },
      happened: [
        {
          type: "CONSULT",
          trigger: "met",
          evidence: `Omar met Javad in ${place} on ${day}`,
          actor: ["Omar", "Javad"],
          date: day,
          place,
        },
      ],
    });

  test("one meeting is not in two countries, nor on two days", () => {
    const tehran = meeting("a", "Tehran", "IRN", "Monday", "2021-07-12");
    expect(
      aspects
        .contradictionsIn([tehran, meeting("b", "Doha", "QAT", "Monday", "2021-07-12")], "s")
        .map(({ kind }) => kind),
    ).toEqual(["place"]);
    expect(
      aspects
        .contradictionsIn([tehran, meeting("b", "Tehran", "IRN", "Tuesday", "2021-07-13")], "s")
        .map(({ kind }) => kind),
    ).toEqual(["date"]);
  });

  test("what differs in day and place is two meetings", () => {
    const [a, b] = [
      meeting("a", "Tehran", "IRN", "Monday", "2021-07-12"),
      meeting("b", "Doha", "QAT", "Tuesday", "2021-07-13"),
    ];
    expect(aspects.contradictionsIn([a, b], "s")).toEqual([]);
  });
});

describe("bare counts in one report", () => {
  const counting = (first: string, low: number, second: string, other: number, qualifier: "exact" | "about"): Report =>
    report([`Officials said ${first} groups were active.`, `Experts counted ${second} groups in the north.`], {
      actors: { Officials: {}, Experts: {} },
      claims: [
        { by: "Officials", cue: "said", says: `${first} groups were active` },
        { by: "Experts", cue: "counted", says: `${second} groups in the north` },
      ],
      figures: [
        { words: `${first} groups`, what: "groups", low, high: low, qualifier, claim: 1 },
        { words: `${second} groups`, what: "groups", low: other, high: other, qualifier, claim: 2 },
      ],
    });

  test("contradict each other as estimates of a whole, not as exact numbers of whatever each sentence counts", () => {
    expect(
      aspects.contradictionsIn([counting("about 40", 40, "about 20", 20, "about")]).map(({ kind }) => kind),
    ).toEqual(["figure"]);
    expect(aspects.contradictionsIn([counting("40", 40, "20", 20, "exact")])).toEqual([]);
  });
});
