import fc from "fast-check";
import { expect, test } from "vitest";
import { normalise, wordFeatures } from "../../../src/pipeline/2-parse/features.ts";
import { anyForm } from "./by-hand.ts";

const ROWS = 1024;

test("forms that differ in case, digits or curliness of quotes share their row", () => {
  expect(normalise("Kabul")).toBe(normalise("KABUL"));
  expect(normalise("2021-07-28")).toBe("0000-00-00");
  expect(normalise("don’t")).toBe("don't");
  expect(normalise("“")).toBe('"');
});

test("the shape tells them apart", () => {
  const shapes = ["kabul", "Kabul", "KABUL", "K.", "kabul7"].map((form) => wordFeatures(form, ROWS).affixes[0]);
  expect(new Set(shapes).size).toBe(shapes.length);
  expect(wordFeatures("Kabul", ROWS).affixes[0]).toBe(wordFeatures("Herat", ROWS).affixes[0]);
});

test("words with the same ending share pieces", () => {
  const [a, b] = [wordFeatures("airstrikes", ROWS).affixes, wordFeatures("handshakes", ROWS).affixes];
  expect(a.filter((row) => b.includes(row)).length).toBeGreaterThanOrEqual(3);
});

test("every string has pieces within the table, and no more of them when it is endless", () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const { affixes, grams } = wordFeatures(form, ROWS);
      expect([...affixes, ...grams].every((row) => row >= 0 && row < ROWS && Number.isInteger(row))).toBe(true);
    }),
  );
  expect(wordFeatures("a".repeat(100_000), ROWS).grams.length).toBe(wordFeatures("a".repeat(50), ROWS).grams.length);
});
