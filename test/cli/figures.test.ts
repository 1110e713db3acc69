import { describe, expect, test } from "vitest";
import { daysOf, isWithinDays } from "../../src/cli/figures/days.ts";
import { groupFigures } from "../../src/cli/figures/group.ts";
import { type FigureQuery, selectFigures } from "../../src/cli/figures/select.ts";
import { figureGroupLines } from "../../src/cli/figures/table.ts";
import type { Lookup } from "../../src/cli/report/lookup.ts";
import { createStyle } from "../../src/cli/style.ts";
import type { Figure, Place } from "../../src/doc/reading.ts";
import { at, FOUND, lookupOf } from "./by-hand.ts";

const figure = (text: string, words: string, low: number, what = "killed", nth = 0): Figure => ({
  id: `f${at(text, words, nth)[0]}`,
  what,
  low,
  high: low,
  qualifier: "exact",
  span: at(text, words, nth),
  ...FOUND,
});
const place = (id: string, name: string, text: string, kind: Place["kind"] = "city"): Place => ({
  id,
  name,
  kind,
  mentions: [at(text, name)],
  ...FOUND,
});
const published = (value: string, outlet: string) => ({
  published: { value, precision: "day", basis: "metadata" } as const,
  outlet: { name: outlet },
});
const spansOf = (look: Lookup, query: FigureQuery): readonly string[] =>
  selectFigures(look, query).map((claim) => look.words(claim.figure.span));
const ALL: FigureQuery = { what: [], places: [] };

describe("which figures are taken", () => {
  test("those whose last word is asked for", () => {
    const text = "Six died and nine were hurt. Four districts fell.";
    const look = lookupOf(text, {
      figures: [
        figure(text, "Six", 6, "soldiers killed"),
        figure(text, "nine", 9, "injured"),
        figure(text, "Four", 4, "districts"),
      ],
    });
    expect(spansOf(look, { ...ALL, what: ["killed"] })).toEqual(["Six"]);
    expect(spansOf(look, { ...ALL, what: ["killed", "injured"] })).toEqual(["Six", "nine"]);
    expect(spansOf(look, ALL)).toHaveLength(3);
  });

  test("by place: a sentence that names another place is about that, one that names none is about the document's", () => {
    const text = ["Six died in Aru.", "Nine were dead, he said.", "Four died in Boma.", "Seven died in Nigeria."].join(
      "\n",
    );
    const look = lookupOf(text, {
      places: [place("p1", "Aru", text), place("p2", "Boma", text), place("p3", "Nigeria", text, "country")],
      figures: ["Six", "Nine", "Four", "Seven"].map((word, index) => figure(text, word, index + 1)),
    });
    expect(spansOf(look, { ...ALL, places: ["Aru"] })).toEqual(["Six", "Nine", "Seven"]);
    expect(spansOf(look, { ...ALL, places: ["Cuma"] })).toEqual([]);
  });

  test("by place, whatever marks its letters carry", () => {
    const text = "Six died in Aru.";
    const look = lookupOf(text, {
      places: [{ ...place("p1", "Aru", text), name: "Āru" }],
      figures: [figure(text, "Six", 6)],
    });
    expect(spansOf(look, { ...ALL, places: ["aru"] })).toEqual(["Six"]);
  });

  test("the place inside the name of an actor is no place where something happened", () => {
    const text = "Six died in Aru.\nThe Boma Post put it at nine.";
    const look = lookupOf(text, {
      places: [place("p1", "Aru", text), place("p2", "Boma", text)],
      actors: [
        {
          id: "a1",
          name: "The Boma Post",
          kind: "media",
          mentions: [{ span: at(text, "The Boma Post"), head: at(text, "Post"), form: "name" }],
          ...FOUND,
        },
      ],
      figures: [figure(text, "nine", 9)],
    });
    expect(spansOf(look, { ...ALL, places: ["Aru"] })).toEqual(["nine"]);
  });

  test("by day: the dates of the sentence decide, and a longer stretch is not the day", () => {
    const text = ["Six died on Saturday.", "Nine have died this year.", "Four died."].join("\n");
    const look = lookupOf(text, {
      document: published("2022-04-18", "River Post"),
      times: [
        { value: "2022-04-16", precision: "day", basis: "relative", span: at(text, "Saturday") },
        { value: "2022", precision: "year", basis: "relative", span: at(text, "this year") },
      ],
      figures: [figure(text, "Six", 6), figure(text, "Nine", 9), figure(text, "Four", 4)],
    });
    expect(spansOf(look, { ...ALL, from: "2022-04-15", to: "2022-04-17" })).toEqual(["Six", "Four"]);
    expect(spansOf(look, { ...ALL, from: "2022-04-19", to: "2022-04-20" })).toEqual([]);
  });

  test("stretches of time have a first and a last day", () => {
    expect(daysOf("2022")).toEqual({ first: "2022-01-01", last: "2022-12-31" });
    expect(daysOf("2022-04")).toEqual({ first: "2022-04-01", last: "2022-04-31" });
    expect(daysOf("2022-04-15/2022-04-17")).toEqual({ first: "2022-04-15", last: "2022-04-17" });
    expect(daysOf("2022-04-15/..").last).toBe("9999-12-31");
    expect(isWithinDays(daysOf("2022-04-15"), daysOf("2022-04"))).toBe(true);
    expect(isWithinDays(daysOf("2022-04"), daysOf("2022-04-15"))).toBe(false);
  });
});

describe("setting figures side by side", () => {
  const sentence = "Six people died, the mayor said.";
  const source = (text: string, value: string, outlet: string): Lookup =>
    lookupOf(text, { document: published(value, outlet), figures: [figure(text, "Six", 6)] });

  test("a copy counts as a document and not as a wording, whatever its punctuation", () => {
    const looks = [
      source("Six people died, the mayor said!", "2022-04-18", "Copy"),
      source(sentence, "2022-04-17", "Original"),
      source("Six were dead by noon.", "2022-04-17", "Other"),
    ];
    const [group] = groupFigures(looks.flatMap((look) => selectFigures(look, ALL)));
    expect(group).toMatchObject({ title: "6 killed", documents: 3 });
    expect(
      group?.wordings.map(({ claims }) => claims.map(({ at: look }) => look.reading.document.outlet?.name)),
    ).toEqual([["Original", "Copy"], ["Other"]]);
    expect(group && figureGroupLines(group, createStyle(80, false))).toEqual([
      "  6 killed — in 3 documents, 2 wordings",
      "    says Original itself",
      "    “Six people died, the mayor said.”",
      "      Original, 17 Apr 2022 and Copy, 18 Apr 2022, word for word the same",
      "    says Other itself",
      "    “Six were dead by noon.”",
      "      Other, 17 Apr 2022",
    ]);
  });

  test("the largest comes first, and the order of the documents does not matter", () => {
    const looks = [6, 47, 20].map((low) => {
      const text = `${low} people died.`;
      return lookupOf(text, { figures: [figure(text, String(low), low)] });
    });
    const titles = (list: readonly Lookup[]): readonly string[] =>
      groupFigures(list.flatMap((look) => selectFigures(look, ALL))).map(({ title }) => title);
    expect(titles(looks)).toEqual(["47 killed", "20 killed", "6 killed"]);
    expect(titles(looks.toReversed())).toEqual(titles(looks));
  });
});
