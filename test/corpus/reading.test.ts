import { describe, expect, test } from "vitest";
import { readingSchema } from "../../src/doc/reading.ts";
import { sampleReadings } from "../library/fusion/sample-readings.ts";
import { measureSample } from "./measure.ts";

const readings = await sampleReadings();
const measured = measureSample(readings);

/**
 * What the reader must at least find of what was planted. A floor is a promise to the README and the demo, raised when
 * the reader gets better and never lowered in silence; `node benchmarks/sample.ts` lists what is still missed.
 */
const FLOORS: Readonly<Record<string, number>> = {
  metadata: 148,
  clutter: 22,
  clutterMarkup: 10,
  captions: 2,
  figures: 51,
  "figures with claimant": 45,
  "figures of the air raids": 17,
  "figures of the air raids with claimant": 14,
  nested: 4,
  denials: 11,
  aliases: 4,
  events: 20,
  "events in full": 11,
  "traps avoided": 11,
  relations: 5,
  dates: 8,
};

describe("the sample corpus as it is read", () => {
  for (const [name, floor] of Object.entries(FLOORS)) {
    test(`${name}: at least ${floor} of ${measured[name]?.of}`, () => {
      expect(measured[name]?.found, measured[name]?.misses.join("\n")).toBeGreaterThanOrEqual(floor);
    });
  }

  test("every reading satisfies the schema", () => {
    for (const reading of readings.values()) expect(() => readingSchema.parse(reading)).not.toThrow();
  });

  test("nothing is sourced to words outside the document, and every name is in its words", () => {
    for (const { document, actors } of readings.values()) {
      for (const { mentions } of actors) {
        for (const { span, head } of mentions) {
          expect(span[0]).toBeLessThan(span[1]);
          expect(span[1]).toBeLessThanOrEqual(document.text.length);
          expect(head[0] >= span[0] && head[1] <= span[1]).toBe(true);
        }
      }
    }
  });

  test("a report without a date anywhere is not given one", () => {
    expect(readings.get("kabul-next-sentinel")?.document.published).toBeUndefined();
  });

  test("the Taliban and the Pakistani Taliban are never one actor", () => {
    for (const { actors, document } of readings.values()) {
      for (const { mentions } of actors) {
        const words = mentions.map(({ span }) => document.text.slice(...span).toLowerCase());
        const pakistani = words.some((name) => /pakistani taliban|taliban pakistan|^the ttp$|^ttp$/.test(name));
        expect(pakistani && words.some((name) => /^(?:the )?(?:afghan )?taliban$/.test(name))).toBe(false);
      }
    }
  });

  test("a copy reads like its original: the same figures by the same claimants", () => {
    const [original, copy] = ["doha-meridian", "doha-potomac"].map((id) => {
      const reading = readings.get(id);
      return reading?.figures
        .filter(({ what }) => what !== "duration")
        .map(({ span, low, high }) => [reading.document.text.slice(...span), low, high]);
    });
    expect(copy).toEqual(original);
  });
});
