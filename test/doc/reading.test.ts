import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readingJsonSchema } from "../../scripts/write-schema.ts";
import { READING_SCHEMA, readingSchema } from "../../src/doc/reading.ts";

const empty = {
  schema: READING_SCHEMA,
  engine: { version: "1", model: "m", knowledge: "k" },
  document: { id: "x", textHash: `sha256:${"0".repeat(64)}`, language: "en", text: "", zones: [] },
  sentences: [],
  actors: [],
  places: [],
  times: [],
  attributions: [],
  events: [],
  relations: [],
  figures: [],
  notes: [],
};

test("a reading of nothing is valid", () => {
  expect(readingSchema.parse(empty)).toEqual(empty);
});

test("an element without words is refused", () => {
  const actor = { id: "a1", name: "Ghani", kind: "person", mentions: [], by: "names", certainty: "sure" };
  expect(readingSchema.safeParse({ ...empty, actors: [actor] }).success).toBe(false);
});

test("a field that the format does not know is refused", () => {
  expect(readingSchema.safeParse({ ...empty, truth: 0.7 }).success).toBe(false);
});

test("a span that ends before it starts is refused", () => {
  expect(readingSchema.safeParse({ ...empty, sentences: [[4, 2]] }).success).toBe(false);
});

test("the published JSON Schema is that of the code (else run scripts/write-schema.ts)", () => {
  expect(readFileSync(new URL("../../docs/reading-1.schema.json", import.meta.url), "utf8")).toBe(readingJsonSchema());
});
