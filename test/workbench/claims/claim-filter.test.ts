import { expect, test } from "vitest";
import { claimQueryOf, claimSentence, filtersSet } from "../../../workbench/src/views/claims/claim-filter.ts";

test("an address without filters asks for all claims, and says so", () => {
  const query = claimQueryOf("?at=abc:1-2&tab=x");
  expect(filtersSet(query)).toEqual([]);
  expect(claimSentence(query, {})).toBe("All claims, newest first.");
});

test("every filter that is set is said", () => {
  const query = claimQueryOf(
    "?speaker=kb:a&actor=kb:b&act=denial&type=ASSAULT&from=2022-04-01&until=2022-04-30&outlet=Coast+Gazette&q=harbour",
  );
  expect(claimSentence(query, { speaker: "Ada Moreno", actor: "Lindholm" })).toBe(
    "Denials by Ada Moreno about Lindholm, that somebody attacked, killed or hurt, with the words “harbour”, published 1–30 Apr 2022, in Coast Gazette, newest first.",
  );
});

test("a key stands for itself until its name is known", () => {
  expect(claimSentence({ speaker: "kb:a" }, {})).toBe("Claims by kb:a, newest first.");
});

test("what is said not to have been said is not told as said", () => {
  expect(claimSentence({ negated: "true", act: "promise" }, {})).toBe(
    "Promises that are said not to have been made, newest first.",
  );
});

test("an act that does not exist is taken for claims, and not shown as if it did", () => {
  expect(claimSentence({ act: "constructor" }, {})).toBe("Claims, newest first.");
});
