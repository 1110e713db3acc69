import fc from "fast-check";
import { expect, test } from "vitest";
import { loadNumberWords, numberAt } from "../../../src/pipeline/5-circumstance/numbers.ts";
import { piecesOf } from "../../../src/pipeline/5-circumstance/pieces.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { flatSentence } from "./pieces.ts";

const words = loadNumberWords(fileResources());
const read = (text: string) => {
  const found = numberAt(piecesOf(flatSentence(text), text), 0, words);
  return found === undefined ? undefined : { value: found.value, open: found.open, pieces: found.to };
};

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** British and American spelling of a number, the reference for the reader. */
function spell(value: number, and: string): string {
  if (value < 20) return UNITS[value] ?? "";
  if (value < 100)
    return value % 10 === 0 ? (TENS[value / 10] ?? "") : `${TENS[Math.floor(value / 10)]}-${UNITS[value % 10]}`;
  for (const [scale, name] of [
    [1e9, "billion"],
    [1e6, "million"],
    [1000, "thousand"],
    [100, "hundred"],
  ] as const) {
    if (value < scale) continue;
    const rest = value % scale;
    const head = `${spell(Math.floor(value / scale), and)} ${name}`;
    if (rest === 0) return head;
    return `${head}${rest < 100 ? and : " "}${spell(rest, and)}`;
  }
  return "";
}

test("a number spelled out is read as its value", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(" and ", " "), (value, and) => {
      expect(read(`${spell(value, and)} people`)?.value).toBe(value);
    }),
  );
});

test("a number in digits with thousands separators is read as its value", () => {
  const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  fc.assert(
    fc.property(fc.nat(2_000_000_000), (value) => {
      expect(read(`${grouped(value)} people`)?.value).toBe(value);
      expect(read(`${value} people`)?.value).toBe(value);
    }),
  );
});

test("decimals with a scale word are exact", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (tenths) => {
      expect(read(`${Math.floor(tenths / 10)}.${tenths % 10} million people`)?.value).toBe(tenths * 100_000);
    }),
  );
});

test.each([
  ["dozens of people", 24, true],
  ["hundreds of thousands of people", 200_000, true],
  ["tens of thousands", 20_000, true],
  ["several hundred fighters", 200, true],
  ["a few dozen men", 24, true],
  ["a couple of hundred men", 200, true],
  ["a dozen men", 12, false],
  ["two dozen men", 24, false],
  ["half a million people", 500_000, false],
  ["half a dozen districts", 6, false],
  ["two and a half million", 2_500_000, false],
  ["5bn dollars", 5_000_000_000, false],
  ["12 dozen", 144, false],
  ["300 thousand", 300_000, false],
] as const)("%s", (text, value, open) => {
  expect(read(text)).toMatchObject({ value, open });
});

test.each(["few people", "a few people", "several people", "a man", "5G networks", "28th July", "1990s", "people"])(
  "%s holds no number at its start",
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test("two numbers in a row stay two", () => {
  expect(read("one two three")).toMatchObject({ value: 1, pieces: 1 });
  expect(read("twenty thirty")).toMatchObject({ value: 20, pieces: 1 });
});

test("'and' before a word that is no number ends the number", () => {
  expect(read("one hundred and many more")).toMatchObject({ value: 100, pieces: 2 });
});
