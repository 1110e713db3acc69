import { expect, test } from "vitest";
import { createCache } from "../../../src/library/fusion/context.ts";

test("a cache holds what was asked for last, as far as its sizes go", () => {
  const cache = createCache<string>(10);
  cache.set("a", "A", 4);
  cache.set("b", "B", 4);
  expect(cache.get("a")).toBe("A");
  cache.set("c", "C", 4);
  expect(["a", "b", "c"].map((name) => cache.get(name))).toEqual(["A", undefined, "C"]);
});

test("what is put in again or forgotten counts once, and not at all", () => {
  const cache = createCache<string>(10);
  for (const value of ["A", "AA", "AAA"]) cache.set("a", value, 4);
  cache.set("b", "B", 6);
  expect([cache.get("a"), cache.get("b")]).toEqual(["AAA", "B"]);
  cache.forget("b");
  cache.set("c", "C", 6);
  expect(["a", "b", "c"].map((name) => cache.get(name))).toEqual(["AAA", undefined, "C"]);
});
