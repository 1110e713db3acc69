import { z } from "zod";
import { sha256Hex } from "../../doc/hash.ts";
import { UPOS } from "../../doc/token.ts";
import { HearsayError } from "../../errors.ts";
import { decodeUtf8 } from "../../lexicon/utf8.ts";
import { openTensors, type Tensors, tensorSchema } from "../../net/model-file.ts";
import type { Resources } from "../resources.ts";
import { FEATURE_VERSION } from "./features.ts";
import { DISTANCE_COLUMNS } from "./shape.ts";

const size = z.int().positive();
const file = z.strictObject({ file: z.string().min(1), bytes: size, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** models/en/model.json */
export const manifestSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  language: z.literal("en"),
  features: z.literal(FEATURE_VERSION),
  licence: z.string().min(1),
  data: z.array(z.strictObject({ name: z.string(), licence: z.string(), words: size, source: z.string() })).min(1),
  /** Percent, on the named development sets. */
  scores: z.record(z.string(), z.record(z.string(), z.number())),
  shape: z.strictObject({
    words: size,
    pieces: size,
    embedding: size,
    hidden: size,
    layers: size,
    tagLayers: z.array(z.int().nonnegative()).min(1),
    tagWeight: z.number(),
    tags: z.tuple([size, size, size]),
    arc: size,
    label: size,
    distance: z.literal(DISTANCE_COLUMNS),
    labels: size,
  }),
  classes: z.strictObject({
    upos: z.array(z.enum(UPOS)),
    xpos: z.array(z.string()),
    feats: z.array(z.string()),
    deprels: z.array(z.string()),
    /** Combinations of upos, xpos and feats that occur, by their numbers in the lists above, the frequent first. */
    combined: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative()])),
  }),
  files: z.strictObject({ weights: file, words: file, lemmas: file }),
  tensors: z.array(tensorSchema).min(1),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

export interface Model {
  readonly manifest: Manifest;
  readonly tensors: Tensors;
  /** Normalised form to row of the word table; unknown words have row 0. */
  readonly words: ReadonlyMap<string, number>;
  readonly lemmas: string;
}

export function loadModel(resources: Resources): Model {
  const manifest = parseManifest(resources.model("model.json"));
  const { weights, words, lemmas } = manifest.files;
  const wordList = decodeUtf8(openChecked(resources, words)).split("\n");
  return {
    manifest,
    tensors: openTensors(manifest.tensors, openChecked(resources, weights)),
    words: new Map(wordList.map((word, row) => [word, row])),
    lemmas: decodeUtf8(openChecked(resources, lemmas)),
  };
}

function parseManifest(bytes: Uint8Array): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(decodeUtf8(bytes));
  } catch (cause) {
    throw new HearsayError("E_MODEL", {
      where: "model.json",
      expected: "JSON",
      got: String(cause),
      fix: REINSTALL,
      cause,
    });
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new HearsayError("E_MODEL", {
    where: "model.json",
    expected: `a manifest of feature version ${FEATURE_VERSION}`,
    got: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
    fix: REINSTALL,
  });
}

function openChecked(resources: Resources, { file, bytes, sha256 }: Manifest["files"]["weights"]): Uint8Array {
  const content = resources.model(file);
  const got = content.byteLength === bytes ? (resources.sha256 ?? sha256Hex)(content) : `${content.byteLength} bytes`;
  if (got === sha256) return content;
  throw new HearsayError("E_MODEL", { where: file, expected: `${bytes} bytes, sha256 ${sha256}`, got, fix: REINSTALL });
}

const REINSTALL = "Install the package again: its model files are damaged or of another version.";
