import fc from "fast-check";
import { expect, test } from "vitest";
import { holding, lengthOf, parseSpan, spanText, ticksOf, zoomed } from "../../../workbench/src/views/timeline/span.ts";

const spans = fc
  .record({ from: fc.integer({ min: -200_000, max: 40_000 }), length: fc.integer({ min: 4, max: 40_000 }) })
  .map(({ from, length }) => ({ from, until: from + length - 1 }));

test("a stretch of days comes back from the address as it was", () => {
  fc.assert(
    fc.property(spans, (span) => {
      expect(parseSpan(spanText(span))).toEqual(span);
    }),
  );
});

test("an address that is no stretch of days asks for none", () => {
  expect(parseSpan("2022-04-18/2022-04-01")).toBeUndefined();
  expect(parseSpan("2022-04/2022-05")).toBeUndefined();
  expect(parseSpan(undefined)).toBeUndefined();
});

test("coming closer stays around the day that one comes closer to", () => {
  fc.assert(
    fc.property(spans, fc.double({ min: 0, max: 1, noNaN: true }), (span, share) => {
      const day = span.from + share * (span.until - span.from);
      const near = zoomed(span, 0.5, day);
      expect(lengthOf(near)).toBeLessThanOrEqual(Math.max(4, Math.ceil(lengthOf(span) / 2) + 1));
      expect(near.from).toBeLessThanOrEqual(Math.ceil(day) + 1);
      expect(near.until).toBeGreaterThanOrEqual(Math.floor(day) - 1);
    }),
  );
});

test("what is gone to comes into view without the length being changed", () => {
  const span = { from: 100, until: 109 };
  expect(holding(span, 105, 106)).toBe(span);
  expect(holding(span, 90, 91)).toEqual({ from: 90, until: 99 });
  expect(holding(span, 120, 121)).toEqual({ from: 112, until: 121 });
  // Longer than what is seen: its beginning is shown.
  expect(holding(span, 120, 220)).toEqual({ from: 120, until: 129 });
});

test("there are never more days on the scale than have room, and each stands within", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 3, max: 20 }), (span, most) => {
      const ticks = ticksOf(span, most);
      expect(ticks.length).toBeLessThanOrEqual(most + 2);
      for (const { day } of ticks) {
        expect(day).toBeGreaterThanOrEqual(span.from);
        expect(day).toBeLessThanOrEqual(span.until);
      }
    }),
  );
});

test("the scale is said in days, months or years, as they have room", () => {
  const at = (text: string) => parseSpan(text) ?? { from: 0, until: 0 };
  expect(ticksOf(at("2022-04-14/2022-04-17"), 8).map(({ text }) => text)).toEqual([
    "14 Apr",
    "15 Apr",
    "16 Apr",
    "17 Apr",
  ]);
  expect(ticksOf(at("2021-11-15/2022-03-15"), 8).map(({ text }) => text)).toEqual(["Dec", "Jan 2022", "Feb", "Mar"]);
  expect(ticksOf(at("2018-05-01/2022-03-15"), 6).map(({ text }) => text)).toEqual(["2019", "2020", "2021", "2022"]);
});
