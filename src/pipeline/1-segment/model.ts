import { z } from "zod";
import { sha256Hex } from "../../doc/hash.ts";
import { HearsayError } from "../../errors.ts";
import type { Resources } from "../resources.ts";
import type { BoundaryModel } from "./boundary.ts";

/** Raised whenever what the features mean changes: weights of another version do not fit. */
export const FEATURE_VERSION = 4;

export const manifestSchema = z.object({
  name: z.literal("segment"),
  version: z.string(),
  features: z.literal(FEATURE_VERSION),
  /** File of signed bytes, one a weight; their number is a power of two. */
  weights: z.object({ file: z.string(), bytes: z.int().positive(), sha256: z.string() }),
  thresholds: z.strictObject({ final: z.int(), abbreviation: z.int(), marked: z.int() }),
  data: z.array(z.object({ name: z.string(), licence: z.string(), sentences: z.int() })),
  licence: z.string(),
  scores: z.record(z.string(), z.record(z.string(), z.number())),
});

/** Reads models/en/segment.json and its weights; throws E_MODEL when they are not what the manifest says. */
export function loadBoundaryModel(resources: Resources): BoundaryModel {
  const where = "models/en/segment.json";
  const parsed = manifestSchema.safeParse(readJson(resources.model("segment.json"), where));
  if (!parsed.success)
    throw damaged(where, "a manifest of this version", parsed.error.issues[0]?.message ?? "another shape");
  const { weights, thresholds } = parsed.data;
  const bytes = resources.model(weights.file);
  if (bytes.length !== weights.bytes || (bytes.length & (bytes.length - 1)) !== 0) {
    throw damaged(`models/en/${weights.file}`, `${weights.bytes} bytes, a power of two`, `${bytes.length}`);
  }
  const hash = sha256Hex(bytes);
  if (hash !== weights.sha256) throw damaged(`models/en/${weights.file}`, `SHA-256 ${weights.sha256}`, hash);
  return { weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), thresholds };
}

function readJson(bytes: Uint8Array, where: string): unknown {
  // ASCII by the trainer's promise, so that the core needs no TextDecoder.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(where, "JSON", String(cause));
  }
}

function damaged(where: string, expected: string, got: string): HearsayError {
  return new HearsayError("E_MODEL", {
    where,
    expected,
    got,
    fix: "Install the package again, or train with training/segment/train.ts.",
  });
}
