import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { FEATURE_VERSION } from "../src/pipeline/2-parse/features.ts";
import type { Manifest } from "../src/pipeline/2-parse/model.ts";
import type { Shape } from "../src/pipeline/2-parse/shape.ts";
import type { Resources } from "../src/pipeline/resources.ts";
import type { Inventory } from "./examples.ts";
import { type FloatMatrix, packWeights } from "./export.ts";

/** The files of a model by name, as they are written to models/en. */
export type ModelFiles = ReadonlyMap<string, Uint8Array>;

/** The name and version that the next model is written with; the version rises with every change of weights. */
export const MODEL = { name: "hearsay-en", version: "1.1.0" } as const;

export interface ModelFacts {
  readonly name: string;
  readonly version: string;
  readonly data: Manifest["data"];
  readonly scores: Manifest["scores"];
}

export function modelFiles(
  facts: ModelFacts,
  shape: Shape,
  inventory: Omit<Inventory, "counts">,
  lemmas: string,
  parameter: (name: string) => FloatMatrix,
): ModelFiles {
  const { tensors, weights } = packWeights(shape, parameter);
  const text = new TextEncoder();
  const parts = {
    weights: { name: "weights.bin", bytes: weights },
    words: { name: "words.txt", bytes: text.encode(inventory.words.join("\n")) },
    lemmas: { name: "lemmas.tsv", bytes: text.encode(lemmas) },
  };
  const listed = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => ({
    file: name,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const { upos, xpos, feats, deprels, combined } = inventory;
  const manifest = {
    name: facts.name,
    version: facts.version,
    language: "en",
    features: FEATURE_VERSION,
    licence: "CC BY-SA 4.0",
    data: facts.data,
    scores: facts.scores,
    shape,
    classes: { upos, xpos, feats, deprels, combined },
    files: { weights: listed(parts.weights), words: listed(parts.words), lemmas: listed(parts.lemmas) },
    tensors,
  };
  return new Map([
    ["model.json", text.encode(`${JSON.stringify(manifest)}\n`)],
    ...Object.values(parts).map(({ name, bytes }) => [name, bytes] as const),
  ]);
}

export function writeModel(folder: string, files: ModelFiles): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(`${folder}/${name}`, bytes);
}

const LEXICONS = new URL("../lexicons/", import.meta.url);

export const readLemmaRules = (): string => readFileSync(new URL("language/lemma-rules.tsv", LEXICONS), "utf8");

/** Resources that hold a model in memory, with the package's own lexicons: all that the parser asks for. */
export function modelResources(files: ModelFiles): Resources {
  return {
    knowledge: "",
    modelName: "",
    lexicon: (name) => readFileSync(new URL(name, LEXICONS), "utf8"),
    lexicons: () => [],
    model: (name) => {
      const bytes = files.get(name);
      if (bytes === undefined) throw new RangeError(`the model has no ${name}`);
      return bytes;
    },
    sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  };
}
