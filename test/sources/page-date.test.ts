import { expect, test } from "vitest";
import { isoDate } from "../../src/sources/page-date.ts";

test.each([
  ["2022-04-16T23:30:00+04:30", "2022-04-16"],
  ["2022-04-16T23:30:00Z", "2022-04-16"],
  ["2022-4-6", "2022-04-06"],
  ["20220416", "2022-04-16"],
  ["2022/04/16 10:00", "2022-04-16"],
  ["Sat, 16 Apr 2022 10:00:00 GMT", "2022-04-16"],
  ["April 16, 2022", "2022-04-16"],
  ["Thursday, 8 July 2021 - 19:25", "2021-07-08"],
])("%s is the day %s, in every time zone", (text, day) => {
  expect(isoDate(text)).toBe(day);
});

test.each(["04/05/2022", "2022-13-01", "2022-04-31", "yesterday", "", "1650103200", "2022"])(
  "%j names no day for certain",
  (text) => {
    expect(isoDate(text)).toBeUndefined();
  },
);
