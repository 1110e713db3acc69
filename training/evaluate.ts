import { readFileSync } from "node:fs";
import { createParser } from "../src/pipeline/2-parse/index.ts";
import { loadModel, type Manifest } from "../src/pipeline/2-parse/model.ts";
import { blankAnnotations } from "../src/pipeline/annotations.ts";
import { unpackParameter } from "./export.ts";
import { type ModelFiles, modelResources } from "./model-files.ts";
import { scoreGold } from "./scores.ts";
import type { DevelopmentSet } from "./treebanks.ts";

/** Scores of the very files that would be shipped, read by the shipped code; percent, by name of the set. */
export function evaluate(files: ModelFiles, development: readonly DevelopmentSet[]): Manifest["scores"] {
  const parser = createParser(modelResources(files));
  return Object.fromEntries(
    development.map(({ name, sentences: gold }) => {
      const annotations = blankAnnotations({ text: "" });
      const place = { start: 0, end: 0 };
      annotations.wordSentences = gold.map(({ words }) => ({
        span: [0, 0],
        zone: 0,
        paragraph: 0,
        words: words.map(({ form, spaceAfter }) => ({ ...place, form, spaceAfter })),
      }));
      parser.apply(annotations);
      return [name, { ...scoreGold(gold, annotations.sentences).gold }];
    }),
  );
}

export interface OpenedModel {
  readonly manifest: Manifest;
  /** The values of a parameter, or undefined where the model has none of that name. */
  readonly parameter: (name: string) => Float32Array | undefined;
}

/** A model that was written before, to go on from. */
export function openModel(folder: string): OpenedModel {
  const { manifest, tensors } = loadModel({
    ...modelResources(new Map()),
    model: (name) => readFileSync(`${folder}/${name}`),
  });
  const kinds = new Map(manifest.tensors.map(({ name, kind }) => [name, kind]));
  return {
    manifest,
    parameter: (name) => (kinds.has(name.replace(/\.bias$/, "")) ? unpackParameter(tensors, kinds, name) : undefined),
  };
}
