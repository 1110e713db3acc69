import { expect, test } from "vitest";
import { directionOf } from "../../../workbench/src/views/reader/direction.ts";

test.each([
  ["KHOST — The ministry (وزارة)", "ltr"],
  ["“44” قالت الوزارة to Reuters", "rtl"],
  ["הדובר אמר", "rtl"],
  ["20 April: Министерство", "ltr"],
  ["44 … 45", "ltr"],
])("%s runs as its first letter does", (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
