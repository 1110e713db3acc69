import { expect, test } from "vitest";
import { actorDigests } from "../../../src/fusion/actors/identity.ts";
import { read } from "../../../src/index.ts";

test("two unnamed actors whose words begin together are two", () => {
  const reading = read("Twenty children died, the United Nations children's agency said on Tuesday.");
  const keys = actorDigests(reading).map(({ key }) => key);
  const local = keys.filter((key) => key.startsWith("in:"));
  expect(local.length).toBeGreaterThan(1);
  expect(new Set(local).size).toBe(local.length);
});
