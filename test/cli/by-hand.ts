import { type Lookup, lookup } from "../../src/cli/report/lookup.ts";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";

type Parts = Partial<Omit<Reading, "document">> & { readonly document?: Partial<Reading["document"]> };

/** A reading of this text with these elements, checked against the schema; sentences are its lines. */
export function readingOf(text: string, parts: Parts = {}): Reading {
  const sentences: Span[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line !== "") sentences.push([start, start + line.length]);
    start += line.length + 1;
  }
  return readingSchema.parse({
    schema: "hearsay/reading@1",
    engine: { version: "0", model: "0", knowledge: "0" },
    sentences,
    actors: [],
    places: [],
    times: [],
    attributions: [],
    events: [],
    relations: [],
    figures: [],
    notes: [],
    ...parts,
    document: { id: "d", textHash: `sha256:${"0".repeat(64)}`, language: "en", text, zones: [], ...parts.document },
  });
}

export const lookupOf = (text: string, parts: Parts = {}): Lookup => lookup(readingOf(text, parts));

/** Where these words stand, by their nth occurrence from 0. */
export function at(text: string, words: string, nth = 0): Span {
  let start = text.indexOf(words);
  for (let count = 0; count < nth; count++) start = text.indexOf(words, start + 1);
  if (start === -1) throw new Error(`"${words}" is not in the text`);
  return [start, start + words.length];
}

export const FOUND = { by: "hand", certainty: "sure" } as const;
