import { expect, test } from "vitest";
import type { Actor, Attribution, Reading } from "../../../src/doc/reading.ts";
import { citationsOf } from "../../../src/fusion/lineages/index.ts";
import { readingOf } from "./reading-of.ts";
import { tables } from "./tables.ts";

interface Claim {
  readonly source?: string;
  readonly cue?: string;
  readonly content: string;
  readonly act?: Attribution["act"];
  readonly within?: string;
}

/** A reading of one paragraph; names are the stretches of it that are mentions of actors. */
function read(body: string, names: readonly string[], claims: readonly Claim[], outlet = "Daily Standard"): Reading {
  const spanOf = (words: string): [number, number] => {
    const start = body.indexOf(words);
    if (start < 0) throw new Error(`"${words}" is not in the text`);
    return [start, start + words.length];
  };
  const found = { by: "hand", certainty: "sure" } as const;
  const actors: readonly Actor[] = names.map((name, index) => ({
    id: `a${index + 1}`,
    name,
    kind: "unknown",
    mentions: [{ span: spanOf(name), head: spanOf(name), form: "name" }],
    ...found,
  }));
  const attributions: readonly Attribution[] = claims.map(({ source, cue, content, act, within }, index) => ({
    id: `c${index + 1}`,
    source: { actors: [], ...(source === undefined ? {} : { span: spanOf(source) }) },
    ...(cue === undefined ? {} : { cue: spanOf(cue) }),
    content: [spanOf(content)],
    mode: "indirect",
    act: act ?? "statement",
    negated: false,
    ...(within === undefined ? {} : { within }),
    addressees: [],
    ...found,
  }));
  return { ...readingOf({ id: "d1", body, outlet }), actors, attributions };
}

const cited = (reading: Reading, library?: ReadonlySet<string>) =>
  citationsOf(reading, tables, library).map(({ attribution, outlet, span }) => [
    attribution,
    outlet,
    reading.document.text.slice(...span),
  ]);

test.each([
  ["Reuters reported that the bridge was closed.", "Reuters", "Reuters", "reuters"],
  ["The newspaper Dawn said that the bridge was closed.", "Dawn", "The newspaper Dawn", "dawn"],
  ["According to The Brod Lantern the bridge was closed.", "The Brod Lantern", "The Brod Lantern", "brod-lantern"],
  ["The mayor told Reuters that the bridge was closed.", "Reuters", "The mayor", "reuters"],
  [
    "In an interview with Der Spiegel the mayor said that the bridge was closed.",
    "Der Spiegel",
    "the mayor",
    "spiegel",
  ],
  ["Citing AFP, the mayor said that the bridge was closed.", "AFP", "the mayor", "afp"],
  ["Officials quoted by the BBC said the bridge was closed.", "BBC", "Officials quoted by the BBC", "bbc"],
])("%s rests on %s", (body, name, source, outlet) => {
  const reading = read(body, [name], [{ source, content: "the bridge was closed" }]);
  expect(cited(reading)).toEqual([["c1", outlet, name]]);
});

test.each([
  ["The mayor told Vida Renn that the bridge was closed.", "Vida Renn", "The mayor"],
  ["The mayor, who once wrote for Reuters, said that the bridge was closed.", "Reuters", "The mayor"],
  [
    "Police outside the offices of Reuters said that the bridge was closed.",
    "Reuters",
    "Police outside the offices of Reuters",
  ],
  [
    "A Russian state news agency said that the bridge was closed.",
    "A Russian state news agency",
    "A Russian state news agency",
  ],
])("%s rests on no other report", (body, name, source) => {
  expect(cited(read(body, [name], [{ source, content: "the bridge was closed" }]))).toEqual([]);
});

test("an outlet does not cite itself", () => {
  const body = "The Daily Standard reported that the bridge was closed.";
  const claim = { source: "The Daily Standard", content: "the bridge was closed" };
  expect(cited(read(body, ["Daily Standard"], [claim]))).toEqual([]);
  expect(cited(read(body, ["Daily Standard"], [claim], "Isle Examiner"), new Set(["daily-standard"]))).toEqual([
    ["c1", "daily-standard", "Daily Standard"],
  ]);
});

test("what an outlet denies is about itself", () => {
  const body = "Reuters denied that it had paid for the pictures.";
  expect(
    cited(read(body, ["Reuters"], [{ source: "Reuters", content: "it had paid for the pictures", act: "denial" }])),
  ).toEqual([]);
});

test("a name in what is said is not what it rests on", () => {
  const body = "The mayor said that he had read of it in Reuters and that the bridge was closed.";
  expect(
    cited(
      read(
        body,
        ["Reuters"],
        [{ source: "The mayor", content: "that he had read of it in Reuters and that the bridge was closed" }],
      ),
    ),
  ).toEqual([]);
});

test("what is said inside a cited report rests on it, too", () => {
  const body =
    "Reuters reported that the mayor said the bridge was closed. The mayor of Brod laughed and said it was open.";
  const reading = read(
    body,
    ["Reuters"],
    [
      { source: "Reuters", content: "the mayor said the bridge was closed" },
      { source: "the mayor", content: "the bridge was closed", within: "c1" },
      { source: "The mayor of Brod", content: "it was open" },
    ],
  );
  expect(cited(reading).map(([attribution]) => attribution)).toEqual(["c1", "c2"]);
});

test("an outlet whose name tells nothing is known if the library holds it", () => {
  const reading = read(
    "Meridian said that the bridge was closed.",
    ["Meridian"],
    [{ source: "Meridian", content: "the bridge was closed" }],
  );
  expect(cited(reading)).toEqual([]);
  expect(cited(reading, new Set(["meridian"]))).toEqual([["c1", "meridian", "Meridian"]]);
});
