import { createSegmenter } from "../../src/pipeline/1-segment/index.ts";
import { createParser } from "../../src/pipeline/2-parse/index.ts";
import { blankAnnotations } from "../../src/pipeline/annotations.ts";
import { fileResources } from "../../src/resources/files.ts";
import type { GumDocument } from "./gum.ts";

const resources = fileResources();
const steps = [createSegmenter(resources), createParser(resources)];

/** The document with the trees that the parser gives it instead of the gold ones. */
export function parsed(document: GumDocument): GumDocument {
  const annotations = blankAnnotations({ text: document.text });
  for (const step of steps) step.apply(annotations);
  return { ...document, sentences: annotations.sentences };
}
