import { beforeAll, expect, test } from "vitest";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import { isTelling, nameWords } from "../../src/judgements/name-words.ts";
import { privatePersons, redactPrivate } from "../../src/judgements/private.ts";
import { sampleReadings } from "../library/fusion/sample-readings.ts";

/** The sample corpus as if nobody in it were public: ministers are quoted, titled and shortened like anybody. */
let readings: readonly Reading[];

beforeAll(async () => {
  readings = [...(await sampleReadings()).values()].map((reading) => ({
    ...reading,
    actors: reading.actors.map((actor) => (actor.kind === "person" ? { ...actor, public: false } : actor)),
  }));
});

const SHOWN = /\[(?:an?) [a-z][a-z -]*(?: \d+)?\]|\[an address left out\]/;

/** Spans of a value with those that stand at the same place of another. */
function spanPairs(a: unknown, b: unknown): readonly (readonly [readonly number[], readonly number[]])[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length === 2 && a.every((part) => typeof part === "number")) return [[a, b as number[]]];
    return a.flatMap((one, at) => spanPairs(one, b[at]));
  }
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return [];
  const other: Readonly<Record<string, unknown>> = { ...b };
  return Object.entries(a).flatMap(([key, one]) => (key in other ? spanPairs(one, other[key]) : []));
}

test("no name of a private person is left anywhere in a redacted reading of the sample corpus", () => {
  let persons = 0;
  for (const reading of readings) {
    const redacted = redactPrivate(reading);
    const left = ` ${nameWords(JSON.stringify({ ...redacted, engine: null }))
      .map(({ folded }) => folded)
      .join(" ")} `;
    for (const { actor } of privatePersons(reading)) {
      const words = nameWords(actor.name).map(({ folded }) => folded);
      if (!actor.mentions.some(({ form }) => form === "name") || words.filter(isTelling).length < 2) continue;
      persons++;
      expect(left, actor.name).not.toContain(` ${words.join(" ")} `);
    }
  }
  expect(persons).toBeGreaterThan(50);
});

test("every span of every element points at the same words as before, but for the names", () => {
  let spans = 0;
  for (const reading of readings) {
    const redacted = redactPrivate(reading);
    expect(readingSchema.safeParse(redacted).success).toBe(true);
    for (const [before, after] of spanPairs(reading, redacted)) {
      const was = reading.document.text.slice(before[0], before[1]);
      const now = redacted.document.text.slice(after[0], after[1]).split(SHOWN);
      // What stands between the names is all there, in order, from the first character to the last.
      expect(was.startsWith(now[0] ?? "")).toBe(true);
      expect(was.endsWith(now.at(-1) ?? "")).toBe(true);
      let at = 0;
      for (const piece of now) {
        const next = was.indexOf(piece, at);
        expect(next, `“${was}” as “${now.join("…")}”`).toBeGreaterThanOrEqual(at);
        at = next + piece.length;
      }
      spans++;
    }
  }
  expect(spans).toBeGreaterThan(5000);
});
