import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { createReader } from "../../src/reader/reader.ts";
import { fileResources } from "../../src/resources/files.ts";

const reader = createReader(fileResources());

/** Pieces that reports are made of, put together in any order: the shapes that readers stumble over. */
const PIECES = [
  "KABUL, April 16 (Agency) — ",
  "Officials in the two provinces said on Sunday that ",
  "“We pulled out my uncle,” ",
  "a resident said. ",
  "He denied that ",
  "at least 12 people were killed",
  "between 20 and 30 per cent of the districts",
  ", according to the ministry, ",
  "The minister, who met his counterpart on 28 July 2021, ",
  "Taliban",
  "'s ",
  ". ",
  "\n\n",
  "\r\n",
  "Recommended for you",
  "By Ada Fern",
  "U.S. ",
  "(",
  "”",
  '"',
  "…",
  "漢字。",
  "e\u0301",
  "\u202e",
  "\ud800",
  "\u0000",
  "🙂",
  " ",
  "3,000",
  "- ",
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: "grapheme", maxLength: 120 }),
);
const RUNS = { numRuns: 60 };

/** Everything in the reading that looks like a span, with the path to it. */
function spansIn(value: unknown, path = ""): readonly (readonly [path: string, span: Span])[] {
  if (Array.isArray(value)) {
    const [start, end] = value;
    if (value.length === 2 && typeof start === "number" && typeof end === "number") return [[path, [start, end]]];
    return value.flatMap((item, index) => spansIn(item, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => spansIn(item, `${path}.${name}`));
}

describe("whatever the text", () => {
  test("it is read without throwing, and the reading is valid", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        readingSchema.parse(reader.read({ text }));
      }),
      RUNS,
    );
  });

  test("every span lies in the text, and evidence is never empty", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = reader.read({ text });
        const bad = spansIn(reading).filter(([, [start, end]]) => start >= end || end > reading.document.text.length);
        expect(bad).toEqual([]);
      }),
      RUNS,
    );
  });

  test("offsets are those of the text that was handed in", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(reader.read({ text }).document.text).toHaveLength(text.length);
      }),
      RUNS,
    );
  });

  test("zones and sentences are in order, do not overlap, and leave out nothing that can be seen", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { document, sentences } = reader.read({ text });
        const zones = document.zones.map(({ span }) => span);
        for (const spans of [zones, sentences]) {
          for (const [at, span] of spans.entries()) expect(span[0]).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0);
        }
        let outside = "";
        let end = 0;
        for (const span of zones) {
          outside += document.text.slice(end, span[0]);
          end = span[1];
        }
        expect(outside + document.text.slice(end)).toMatch(/^[\s\p{C}]*$/u);
      }),
      RUNS,
    );
  });

  test("every id that is pointed at is there", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = reader.read({ text });
        const ids = new Set(elementsOf(reading).map(({ id }) => id));
        expect(pointersOf(reading).filter((id) => !ids.has(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("reading it again gives the same bytes", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(JSON.stringify(reader.read({ text }))).toBe(JSON.stringify(reader.read({ text })));
      }),
      RUNS,
    );
  });
});

function elementsOf(reading: Reading): readonly { readonly id: string }[] {
  const { actors, places, attributions, events, relations, figures } = reading;
  return [...actors, ...places, ...attributions, ...events, ...relations, ...figures];
}

function pointersOf(reading: Reading): readonly string[] {
  const { actors, attributions, events, relations, figures } = reading;
  return [
    ...actors.flatMap(({ roles }) => (roles ?? []).map(({ of }) => of)),
    ...attributions.flatMap(({ source, addressees, within, about }) => [
      ...source.actors,
      ...addressees,
      within,
      ...Object.values(about ?? {}),
    ]),
    ...events.flatMap((event) => [
      ...event.actor,
      ...event.recipient,
      ...event.figures,
      ...event.mentions.map(({ attribution }) => attribution),
      event.place,
    ]),
    ...relations.flatMap(({ from, to, attribution }) => [from, to, attribution]),
    ...figures.flatMap(({ attribution, event }) => [attribution, event]),
  ].filter((id) => id !== undefined);
}
