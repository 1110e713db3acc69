import { textHash } from "../../src/doc/document-id.ts";
import { type Actor, READING_SCHEMA, type Reading, readingSchema } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";

const found = { by: "test", certainty: "likely" } as const;

/** Every place of these words in the text. */
export function spansOf(text: string, words: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) spans.push([at, at + words.length]);
  if (spans.length === 0) throw new Error(`no ${words}`);
  return spans;
}

/** A person whose mentions are these words, wherever they stand. */
export function person(
  text: string,
  id: string,
  name: string,
  words: readonly string[],
  more: Partial<Actor> = {},
): Actor {
  const mentions = words.flatMap((one) =>
    spansOf(text, one).map((span) => ({
      span,
      head: span,
      form: /\p{Lu}/u.test(one) ? ("name" as const) : ("nominal" as const),
    })),
  );
  return { id, name, kind: "person", mentions, ...found, ...more };
}

/** A reading of this text with these actors and nothing else. */
export function readingOf(text: string, actors: readonly Actor[], more: Partial<Reading> = {}): Reading {
  return readingSchema.parse({
    schema: READING_SCHEMA,
    engine: { version: "1", model: "m", knowledge: "k" },
    sentences: [[0, text.length]],
    actors,
    places: [],
    times: [],
    attributions: [],
    events: [],
    relations: [],
    figures: [],
    notes: [],
    ...more,
    document: {
      id: "d1",
      textHash: textHash(text),
      language: "en",
      text,
      zones: [{ kind: "body", span: [0, text.length] }],
      ...more.document,
    },
  });
}
