import { expect, test } from "vitest";
import type { ClaimRow } from "../../../src/query/records.ts";
import { claimsMarkdown, claimTable } from "../../../workbench/src/parts/statement-table.ts";

const claim: ClaimRow = {
  document: "d1",
  span: [10, 31],
  words: "the *harbour*\n is open",
  outlet: "Coast Gazette",
  title: "Harbour chief [denies] closure",
  published: "2022-04-18",
  lineage: "lineage-1",
  attribution: "c1",
  speakers: [{ key: "kb:a", name: "Ada Moreno" }],
  source: "The mayor",
  cue: "said",
  act: "statement",
  mode: "indirect",
  negated: true,
  through: ["Coast Gazette"],
  events: [{ id: "e1", type: "COERCE", status: "occurred" }],
  about: [],
  certainty: "sure",
};

test("each claim is cited by the place of its words", () => {
  const text = claimsMarkdown("Claims", [claim], true);
  expect(text).toContain("- **Ada Moreno did not state**: “the \\*harbour\\* is open”[^1]");
  expect(text).toContain(
    "[^1]: Coast Gazette, “Harbour chief \\[denies\\] closure”, 18 Apr 2022 (document d1, characters 10–31)",
  );
});

test("a list that was not read to its end says so", () => {
  expect(claimsMarkdown("Claims", [claim], false)).toContain("The first 1 claim; there are more.");
});

test("every row of the table leads to its words", () => {
  const { columns, rows } = claimTable([claim, { ...claim, speakers: [], source: null }]);
  expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  expect(rows.map(({ cells }) => cells[0])).toEqual(["Ada Moreno", "somebody not named"]);
  expect(rows[0]?.evidence?.span).toEqual([10, 31]);
});
