import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parseSearches,
  searchAddress,
  searchesText,
  withoutSearch,
  withSearch,
} from "../../../workbench/src/views/claims/saved-searches.ts";

test("the same name is the same search: the new address takes the place of the old one", () => {
  const kept = withSearch([{ name: "denials", address: "/claims?act=denial" }], {
    name: "denials",
    address: "/claims",
  });
  expect(kept).toEqual([{ name: "denials", address: "/claims" }]);
  expect(withoutSearch(kept, "denials")).toEqual([]);
});

test("the address leaves out what is open at the moment, and has one order", () => {
  expect(searchAddress("/claims", "?q=b&at=x:1-2&act=denial&as=table")).toBe("/claims?act=denial&q=b");
  expect(searchAddress("/claims", "?at=x:1-2")).toBe("/claims");
});

test("an address that leads out of the claims is not taken from storage", () => {
  const kept = JSON.stringify([
    { name: "bad", address: "https://example.com/claims" },
    { name: "worse", address: "javascript:alert(1)" },
    { name: "other", address: "/claimsX" },
    { name: "good", address: "/claims/denials?actor=kb%3Aa" },
  ]);
  expect(parseSearches(kept)).toEqual([{ name: "good", address: "/claims/denials?actor=kb%3Aa" }]);
});

test("whatever stands in storage, it is read without a fault", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const { name, address } of parseSearches(text)) expect(typeof name + typeof address).toBe("stringstring");
    }),
  );
});

test("what is kept comes back as it was", () => {
  const search = fc.record({
    name: fc.string(),
    address: fc.constantFrom("/claims", "/claims?q=x", "/claims/denials"),
  });
  fc.assert(
    fc.property(fc.array(search), (searches) => {
      expect(parseSearches(searchesText(searches))).toEqual(searches);
    }),
  );
});
