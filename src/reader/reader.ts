import { documentId, textHash } from "../doc/document-id.ts";
import type { DocumentInput } from "../doc/input.ts";
import { READING_SCHEMA, type Reading } from "../doc/reading.ts";
import { createSegmenter } from "../pipeline/1-segment/index.ts";
import { createParser } from "../pipeline/2-parse/index.ts";
import { createMentionReader } from "../pipeline/3-mention/index.ts";
import { createAttributor } from "../pipeline/4-attribute/index.ts";
import { createCircumstanceReader } from "../pipeline/5-circumstance/index.ts";
import { createEventReader } from "../pipeline/6-event/index.ts";
import { createRelationReader } from "../pipeline/7-relate/index.ts";
import { type Annotations, blankAnnotations } from "../pipeline/annotations.ts";
import { assemble, type Component } from "../pipeline/pipeline.ts";
import type { Resources } from "../pipeline/resources.ts";
import { engineOf } from "./engine.ts";
import { wellFormed } from "./well-formed.ts";

export interface Reader {
  /** The public result: everything that was read, every element with its words. */
  read(input: DocumentInput): Reading;
  /** The same with sentences, trees and all layers in their inner form, for tests and --explain. */
  annotate(input: DocumentInput): Annotations;
}

/** The steps of reading, in the order in which they run. */
export function components(resources: Resources): readonly Component[] {
  return [
    createSegmenter(resources),
    createParser(resources),
    createMentionReader(resources),
    createAttributor(resources),
    createCircumstanceReader(resources),
    createEventReader(resources),
    createRelationReader(resources),
  ];
}

export function createReader(resources: Resources): Reader {
  const run = assemble(components(resources));
  const annotate = (given: DocumentInput): Annotations => {
    const { input, notes } = wellFormed(given);
    const annotations = blankAnnotations(input);
    annotations.notes.push(...notes);
    run(annotations);
    return annotations;
  };
  const engine = engineOf(resources);
  return { annotate, read: (input) => toReading(annotate(input), engine) };
}

function toReading(annotations: Annotations, engine: Reading["engine"]): Reading {
  const { text, input, metadata } = annotations;
  return {
    schema: READING_SCHEMA,
    engine,
    document: {
      ...(input.id === undefined ? {} : { key: input.id }),
      id: documentId(input),
      textHash: textHash(text),
      ...(input.url === undefined ? {} : { uri: input.url }),
      ...metadata,
      text,
      zones: annotations.zones,
    },
    sentences: annotations.wordSentences.map((sentence) => sentence.span),
    actors: annotations.actors,
    places: annotations.places,
    times: annotations.times,
    attributions: annotations.attributions,
    events: annotations.events,
    relations: annotations.relations,
    figures: annotations.figures,
    notes: annotations.notes,
  };
}
