import { describe, expect, test } from "vitest";
import { actorLines } from "../../src/cli/report/actors.ts";
import { report } from "../../src/cli/report/report.ts";
import { createStyle } from "../../src/cli/style.ts";
import { at, FOUND, lookupOf, readingOf } from "./by-hand.ts";

const PLAIN = createStyle(72, false);
const TEXT = [
  "The ministry said on Monday that a witness had claimed that soldiers shot dozens of men in Aru.",
  "“Nothing of the kind happened,” General Okoro said.",
  "He denied the shooting.",
].join("\n");
const reading = readingOf(TEXT, {
  document: {
    title: "Shots in Aru",
    outlet: { name: "River Post" },
    published: { value: "2022-04-18", precision: "day", basis: "metadata" },
    key: "aru.txt",
  },
  actors: [
    {
      id: "a1",
      name: "Ministry",
      kind: "government",
      mentions: [{ span: at(TEXT, "The ministry"), head: at(TEXT, "ministry"), form: "nominal" }],
      ...FOUND,
    },
    {
      id: "a2",
      name: "soldiers",
      kind: "armed-group",
      mentions: [{ span: at(TEXT, "soldiers"), head: at(TEXT, "soldiers"), form: "nominal" }],
      ...FOUND,
    },
    {
      id: "a3",
      name: "Okoro",
      kind: "person",
      country: "NGA",
      roles: [{ title: "General", evidence: at(TEXT, "General") }],
      mentions: [
        { span: at(TEXT, "General Okoro"), head: at(TEXT, "Okoro"), form: "name" },
        { span: at(TEXT, "He"), head: at(TEXT, "He"), form: "pronoun" },
      ],
      ...FOUND,
    },
  ],
  places: [{ id: "p1", name: "Aru", kind: "city", mentions: [at(TEXT, "Aru")], ...FOUND }],
  attributions: [
    {
      id: "c1",
      source: { actors: ["a1"], span: at(TEXT, "The ministry") },
      cue: at(TEXT, "said"),
      content: [at(TEXT, "that a witness had claimed that soldiers shot dozens of men in Aru")],
      mode: "indirect",
      act: "statement",
      negated: false,
      addressees: [],
      ...FOUND,
    },
    {
      id: "c2",
      source: { actors: [], span: at(TEXT, "a witness") },
      cue: at(TEXT, "had claimed"),
      content: [at(TEXT, "that soldiers shot dozens of men in Aru")],
      mode: "indirect",
      act: "accusation",
      negated: false,
      within: "c1",
      addressees: [],
      ...FOUND,
    },
    {
      id: "c3",
      source: { actors: ["a3"], span: at(TEXT, "General Okoro") },
      cue: at(TEXT, "said", 1),
      content: [at(TEXT, "“Nothing of the kind happened,”")],
      mode: "direct",
      act: "statement",
      negated: false,
      addressees: [],
      ...FOUND,
    },
    {
      id: "c4",
      source: { actors: ["a3"], span: at(TEXT, "He") },
      cue: at(TEXT, "denied"),
      content: [at(TEXT, "the shooting")],
      mode: "indirect",
      act: "denial",
      negated: false,
      addressees: [],
      by: "hand",
      certainty: "unsure",
    },
  ],
  events: [
    {
      id: "e1",
      type: "ASSAULT",
      mode: "firearms",
      contexts: ["military"],
      actor: ["a2"],
      recipient: [],
      mentions: [
        {
          trigger: at(TEXT, "shot"),
          evidence: at(TEXT, "soldiers shot dozens of men in Aru"),
          status: "occurred",
          attribution: "c2",
        },
        { trigger: at(TEXT, "shooting"), evidence: at(TEXT, "the shooting"), status: "denied", attribution: "c4" },
      ],
      date: { value: "2022-04-18", precision: "day", basis: "publication" },
      place: "p1",
      figures: ["f1"],
      ...FOUND,
    },
  ],
  figures: [
    {
      id: "f1",
      what: "men killed",
      low: 24,
      qualifier: "about",
      span: at(TEXT, "dozens of men"),
      attribution: "c2",
      event: "e1",
      ...FOUND,
    },
  ],
  relations: [
    {
      id: "r1",
      type: "memberOf",
      from: "a3",
      to: "a2",
      evidence: at(TEXT, "General Okoro"),
      status: "asserted",
      ...FOUND,
    },
  ],
  notes: [{ code: "x", message: "Something could not be read." }],
});

test("a report shows who says what, nested, then events, figures, relations and notes, each with its words", () => {
  expect(`\n${report(reading, PLAIN).join("\n")}\n`).toBe(`
Shots in Aru
River Post · 18 Apr 2022 · aru.txt

WHO SAYS WHAT
  Ministry — said
    that a witness had claimed that soldiers shot dozens of men in Aru
      a witness — had claimed [accusation]
        that soldiers shot dozens of men in Aru
  Okoro — said
    “Nothing of the kind happened,”
  Okoro, “He” — denied [denial, ?]
    the shooting

WHAT HAPPENED
  ASSAULT     soldiers
              firearms · military · 18 Apr 2022 · Aru · “dozens of men”
              killed
              according to a witness, according to Ministry:
                soldiers shot dozens of men in Aru
              denied, according to Okoro:
                the shooting

HOW MANY
  “dozens of men” killed    according to a witness, according to
                            Ministry

WHO IS WHAT TO WHOM
  Okoro member of soldiers
    says River Post itself:
    General Okoro

NOTES
  Something could not be read.
`);
});

test("colour changes how a report looks, not what it says", () => {
  const coloured = report(reading, createStyle(72, true)).join("\n");
  expect(coloured).toContain("\u001b[");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(report(reading, PLAIN).join("\n"));
});

test("an empty reading is a head, and nothing is made up", () => {
  expect(report(readingOf("Words."), PLAIN)).toEqual(["(no title)", "outlet unknown · undated"]);
});

describe("an actor", () => {
  test("is shown with kind, roles, the words for it, and its part", () => {
    const look = lookupOf(TEXT, reading);
    const okoro = reading.actors[2];
    expect(okoro && actorLines(look, okoro, PLAIN)).toEqual([
      "  Okoro (person, NGA)",
      "    General",
      "    “General Okoro”, “He”",
      "    speaks 2×",
    ]);
  });

  test("with the links of the document, says by what it was found and why its mentions are one", () => {
    const okoro = reading.actors[2];
    const links = [
      { span: at(TEXT, "He"), to: at(TEXT, "General Okoro"), rule: "pronoun" },
      { span: at(TEXT, "soldiers"), to: at(TEXT, "The ministry"), rule: "description" },
    ];
    expect(okoro && actorLines(lookupOf(TEXT, reading), okoro, PLAIN, links).slice(-2)).toEqual([
      "    found by hand (sure)",
      "    “He” is “General Okoro”: pronoun",
    ]);
  });
});
