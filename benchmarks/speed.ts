/**
 * node benchmarks/speed.ts FILE.jsonl: how fast documents are read, one thread, in this process, warm; the time of each
 * layer; and the time of wink-nlp's tagger on the same text in the same run, because seconds differ from machine to
 * machine and a ratio hardly does.
 */
import { createRequire } from "node:module";
import type { DocumentInput } from "../src/doc/input.ts";
import { blankAnnotations } from "../src/pipeline/annotations.ts";
import { components, createReader } from "../src/reader/reader.ts";
import { fileResources } from "../src/resources/files.ts";
import { readSources } from "../src/sources/sources.ts";

export interface Speed {
  readonly documents: number;
  readonly words: number;
  /** Median of the rounds, whole readings. */
  readonly wordsPerSecond: number;
  /** Share of each layer in the time of reading. */
  readonly layers: readonly { readonly name: string; readonly share: number }[];
  /** wink-nlp 2 with its light English model: segmentation, tags, lemmas, names. Absent when it is not installed. */
  readonly wink?: { readonly wordsPerSecond: number; readonly timesFaster: number };
  /** From nothing to the first reading, in milliseconds: lexicons and model loaded, one short text read. */
  readonly startMs: number;
}

const ROUNDS = 3;
/** Enough for the compiler to have settled, little enough to be run often. */
const MAX_CHARACTERS = 200_000;

export async function measureSpeed(file: string): Promise<Speed> {
  const inputs: DocumentInput[] = [];
  let characters = 0;
  for await (const item of readSources([file])) {
    if (item.kind !== "document" || characters > MAX_CHARACTERS) continue;
    inputs.push(item.input);
    characters += item.input.text.length;
  }
  const began = performance.now();
  const resources = fileResources();
  const reader = createReader(resources);
  reader.read({ text: "Officials said on Monday that two people had been killed." });
  const startMs = performance.now() - began;

  const words = inputs.reduce(
    (sum, input) => sum + reader.annotate(input).wordSentences.reduce((n, sentence) => n + sentence.words.length, 0),
    0,
  );
  const wink = winkTagger();
  const ours: number[] = [];
  const theirs: number[] = [];
  const readAll = (): void => {
    for (const input of inputs) reader.read(input);
  };
  const tagAll = (tag: (text: string) => void): void => {
    for (const input of inputs) tag(input.text);
  };
  if (wink !== undefined) tagAll(wink);
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(seconds(readAll));
    if (wink !== undefined) theirs.push(seconds(() => tagAll(wink)));
  }
  const time = median(ours);
  return {
    documents: inputs.length,
    words,
    wordsPerSecond: Math.round(words / time),
    layers: layerShares(inputs),
    ...(wink === undefined
      ? {}
      : { wink: { wordsPerSecond: Math.round(words / median(theirs)), timesFaster: time / median(theirs) } }),
    startMs: Math.round(startMs),
  };

  function layerShares(texts: readonly DocumentInput[]): Speed["layers"] {
    const steps = components(resources).map((component) => ({ component, spent: 0 }));
    for (const input of texts) {
      const annotations = blankAnnotations(input);
      for (const step of steps) step.spent += seconds(() => step.component.apply(annotations));
    }
    const all = steps.reduce((sum, step) => sum + step.spent, 0);
    return steps.map(({ component, spent }) => ({ name: component.name, share: spent / all }));
  }
}

/** wink-nlp lives beside the benchmarks, not in the package: npm ci --prefix benchmarks. */
function winkTagger(): ((text: string) => void) | undefined {
  interface Wink {
    readDoc(text: string): { tokens(): { out(as: unknown): unknown } };
    readonly its: { readonly pos: unknown };
  }
  const require = createRequire(import.meta.url);
  try {
    const wink = (require("wink-nlp") as (model: unknown) => Wink)(require("wink-eng-lite-web-model"));
    return (text) => void wink.readDoc(text).tokens().out(wink.its.pos);
  } catch {
    return undefined;
  }
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error("usage: node benchmarks/speed.ts FILE.jsonl");
    process.exit(2);
  }
  console.log(JSON.stringify(await measureSpeed(file), null, 2));
}
