import { expect, test } from "vitest";
import type { Reading } from "../../src/doc/reading.ts";
import { FORMATS } from "../../src/export/format-names.ts";
import { person, readingOf, spansOf } from "../judgements/private-report.ts";
import { libraryOf } from "./library.ts";

const TEXT = "Leila Farrow was hurt. The family of Leila Farrow accused the army. The army denied it.";
const found = { by: "test", certainty: "likely" } as const;

/** A group that is no private person, and called by the name of one. */
function report(): Reading {
  const [family = [0, 1] as const] = spansOf(TEXT, "The family of Leila Farrow");
  const [army = [0, 1] as const] = spansOf(TEXT, "the army");
  const [trigger = [0, 1] as const] = spansOf(TEXT, "accused");
  const mention = (span: readonly [number, number]) => ({ span, head: span, form: "nominal" as const });
  return readingOf(
    TEXT,
    [
      person(TEXT, "a1", "Leila Farrow", ["Leila Farrow"]),
      { id: "a2", name: "The family of Leila Farrow", kind: "people", mentions: [mention(family)], ...found },
      { id: "a3", name: "the army", kind: "organisation", mentions: [mention(army)], ...found },
    ],
    {
      events: [
        {
          id: "e1",
          type: "ACCUSE",
          contexts: [],
          actor: ["a2"],
          recipient: ["a3"],
          mentions: [{ trigger, evidence: [family[0], army[1]], status: "occurred" }],
          figures: [],
          ...found,
        },
      ],
    },
  );
}

test.each(FORMATS)("%s names nobody by way of others who are called by a private person's name", async (format) => {
  const library = await libraryOf([report()]);
  const written = await library.text(format);
  expect(written.length).toBeGreaterThan(0);
  expect(written).not.toMatch(/Farrow|Leila/i);
  await library.store.close();
});
