import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reading } from "../../../src/doc/reading.ts";
import { read } from "../../../src/index.ts";
import { chainOf, describe as described } from "../../../workbench/src/views/reader/describe.ts";
import { layOut, segmentsOf } from "../../../workbench/src/views/reader/layout.ts";
import { type Mark, marksOf } from "../../../workbench/src/views/reader/marks.ts";

const TEXT = `Harbour chief denies closure

By a reporter

The harbour at Lindholm was closed on Monday, the port workers' union said. The mayor, Ada Moreno, denied it.

“Nobody has closed anything,” she told reporters, adding that, according to the harbour master, twelve ships had left.

Police arrested at least 12 demonstrators.`;

const reading: Reading = read(TEXT, { outlet: "Coast Gazette", published: "2022-04-18" });

test("the paragraphs hold all words of the text, in order and once", () => {
  const paragraphs = layOut(reading, marksOf(reading));
  const words = paragraphs.flatMap(({ segments }) => segments.map(({ span }) => TEXT.slice(...span))).join("");
  expect(words.replace(/\s+/g, "")).toBe(TEXT.replace(/\s+/g, ""));
});

test("every mark stands whole in the text, and its words are those of the element", () => {
  const marks = marksOf(reading);
  const shown = layOut(reading, marks).flatMap(({ segments }) => segments);
  expect(marks.length).toBeGreaterThan(5);
  for (const mark of marks) {
    const words = shown.filter(({ marks: own }) => own.includes(mark)).map(({ span }) => TEXT.slice(...span));
    expect(words.join("")).toBe(TEXT.slice(...mark.span));
  }
});

test("who is quoted inside another's words stands one rail further in", () => {
  const rails = layOut(reading, marksOf(reading)).flatMap((paragraph) => paragraph.rails);
  const nested = reading.attributions.find(({ within }) => within !== undefined);
  expect(nested).toBeDefined();
  expect(rails.find(({ attribution }) => attribution === nested?.id)?.depth).toBe(1);
  expect(rails.find(({ attribution }) => attribution === nested?.within)?.depth).toBe(0);
});

test("the chain of a claim begins with the outlet and ends with who says it", () => {
  const nested = reading.attributions.find(({ within }) => within !== undefined);
  const chain = chainOf(reading, nested?.id);
  expect(chain[0]).toBe("Coast Gazette");
  expect(chain.length).toBe(3);
  expect(chain.at(-1)).toMatch(/harbour master/i);
});

test("an open bound is said to be open, never filled in", () => {
  const figure = reading.figures.find(({ low, high }) => low === 12 && high === undefined);
  const facts = described(reading, figure?.id ?? "")?.facts ?? [];
  expect(facts.find(({ asks }) => asks === "number")?.has).toContain("no upper bound");
});

test("stretches are cut at every edge and marked with exactly what holds them", () => {
  const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 });
  fc.assert(
    fc.property(spans, fc.nat(20), fc.integer({ min: 21, max: 60 }), (drawn, start, end) => {
      const marks = drawn
        .map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)])
        .filter(([a, b]) => a < b)
        .map(
          (span, at): Mark => ({
            kind: "event",
            id: `e${at}`,
            span,
            first: true,
            look: "event-occurred",
            unsure: false,
          }),
        );
      const segments = segmentsOf([start, end], marks);
      expect(segments[0]?.span[0]).toBe(start);
      expect(segments.at(-1)?.span[1]).toBe(end);
      for (const [at, { span, marks: own }] of segments.entries()) {
        expect(span[0]).toBeLessThan(span[1]);
        if (at > 0) expect(span[0]).toBe(segments[at - 1]?.span[1]);
        for (let place = span[0]; place < span[1]; place++) {
          const holding = marks.filter(({ span: [a, b] }) => a <= place && place < b);
          expect(own).toEqual(holding);
        }
      }
    }),
  );
});
