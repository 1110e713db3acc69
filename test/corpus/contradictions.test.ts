import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/doc/reading.ts";
import { overlaps } from "../../src/doc/span.ts";
import { createAspects } from "../../src/fusion/aspects/aspects.ts";
import type { Contradiction, Report } from "../../src/fusion/aspects/types.ts";
import { resources, sampleReadings } from "../library/fusion/sample-readings.ts";
import { spanOf } from "./measure.ts";
import { planted } from "./planted.ts";

const aspects = createAspects(resources);
const readings = await sampleReadings();
const lineages = new Map(planted.lineages.flatMap(({ id, documents }) => documents.map((document) => [document, id])));

type Difference = (typeof planted.contradictions)[number] | (typeof planted.reconcilable)[number];

function readingOf(document: string): Reading {
  const reading = readings.get(document);
  if (reading === undefined) throw new RangeError(`no reading of ${document}`);
  return reading;
}

/** Actors are the same where the knowledge base or their name says so; the story is told by `events`. */
function reportOf(document: string, events: readonly string[]): Report {
  const reading = readingOf(document);
  const published = reading.document.published?.value;
  const outlet = reading.document.outlet?.name;
  return {
    document,
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    lineage: lineages.get(document) ?? document,
    reading,
    events,
    identify: (id) => {
      const actor = reading.actors.find((each) => each.id === id);
      const name = actor?.name ?? id;
      return { key: actor?.entity ?? name, name };
    },
  };
}

/** The events in the sentences that a planted difference quotes: stories are not what is tested here. */
function happeningOf({ positions }: Difference): readonly Report[] {
  return [...new Set(positions.map(({ document }) => document))].map((document) => {
    const reading = readingOf(document);
    const quotes = positions.filter((each) => each.document === document).map(({ quote }) => spanOf(reading, quote));
    const sentences = reading.sentences.filter((sentence) => quotes.some((quote) => overlaps(quote, sentence)));
    const events = reading.events.filter(({ mentions }) =>
      mentions.some(({ trigger }) => sentences.some((sentence) => overlaps(sentence, trigger))),
    );
    return reportOf(
      document,
      events.map(({ id }) => id),
    );
  });
}

function found(difference: Difference): readonly Contradiction[] {
  const reports = happeningOf(difference);
  return [
    ...reports.flatMap((report) => aspects.contradictionsIn([report])),
    ...aspects.contradictionsIn(reports, "story"),
    ...aspects.contradictionsBetween(reports),
  ];
}

/** How many of the planted positions a contradiction points at. */
const hits = ({ positions }: Contradiction, difference: Difference): number =>
  difference.positions.filter(({ document, quote }) =>
    positions.some(({ evidence }) =>
      evidence.some((each) => each.document === document && overlaps(each.span, spanOf(readingOf(document), quote))),
    ),
  ).length;

describe("planted contradictions", () => {
  for (const difference of planted.contradictions) {
    test(`${difference.id}: ${difference.about}`, () => {
      expect(Math.max(0, ...found(difference).map((each) => hits(each, difference)))).toBeGreaterThanOrEqual(2);
    });
  }
});

describe("differences that are no contradictions", () => {
  for (const difference of planted.reconcilable) {
    test(`${difference.id}: ${difference.reason}`, () => {
      expect(found(difference).filter((each) => hits(each, difference) >= 2)).toEqual([]);
    });
  }
});

describe("counts that documents share by their own words", () => {
  test("bring together what belongs to no common story", () => {
    const all = [...readings.keys()].map((document) => reportOf(document, []));
    const keys = all.map((report) => aspects.countKeys(report));
    const sharing = (a: string, b: string): boolean => {
      const [x, y] = [a, b].map((document) => keys[all.findIndex((report) => report.document === document)] ?? []);
      return x?.some((key) => y?.includes(key)) ?? false;
    };
    expect(sharing("herat-meridian", "kabul-next-sentinel")).toBe(true);
    expect(sharing("unama-meridian", "kabul-next-sentinel")).toBe(true);
    expect(sharing("raids-lantern", "kabul-next-sentinel")).toBe(false);
  });
});
