import { expect, test } from "vitest";
import { dateText, figureValue } from "../../src/cli/report/values.ts";
import { numberText } from "../../src/doc/words.ts";
import { FOUND } from "./by-hand.ts";

test.each([
  ["2022-04-16", "16 Apr 2022"],
  ["2022-04", "Apr 2022"],
  ["2022", "2022"],
  ["2021-07-26/2021-07-28", "26–28 Jul 2021"],
  ["2021-07-30/2021-08-02", "30 Jul – 2 Aug 2021"],
  ["2020/2021", "2020 – 2021"],
  ["2021-08/..", "Aug 2021 – open"],
])("the date %s reads %s", (value, text) => {
  expect(dateText({ value })).toBe(text);
});

test("numbers are grouped by thousands, the same in every locale", () => {
  expect([7, 1234, 1234567, 0.5, 1234.25].map(numberText)).toEqual(["7", "1,234", "1,234,567", "0.5", "1,234.25"]);
});

test.each([
  [{ low: 12, high: 12, qualifier: "exact" }, "12"],
  [{ low: 12, qualifier: "at-least" }, "at least 12"],
  [{ low: 20, high: 30, qualifier: "between" }, "20–30"],
  [{ high: 5000, qualifier: "at-most" }, "at most 5,000"],
  [{ share: 0.47, qualifier: "exact" }, "47 %"],
  [{ share: 0.5, qualifier: "nearly" }, "nearly 50 %"],
  [{ low: 11, high: 11, of: 34, qualifier: "exact" }, "11 of 34"],
  [{ low: 3, high: 3, unit: "km", qualifier: "about" }, "about 3 km"],
] as const)("the figure %j reads %s", (figure, text) => {
  expect(figureValue({ id: "f1", what: "killed", span: [0, 1], ...FOUND, ...figure })).toBe(text);
});
