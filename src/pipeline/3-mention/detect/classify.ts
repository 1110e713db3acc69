import { HearsayError } from "../../../errors.ts";
import { COARSE, type Coarse } from "../mention.ts";

/** Rows of the table of weights: features share rows by their hash (feature hashing, Weinberger et al. 2009). */
export const HEAD_ROWS = 1 << 16;
const CLASSES = COARSE.length;

/** FNV-1a over UTF-16 code units, folded to 32 bits. */
export function hashFeature(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return hash >>> 0;
}

export const headRow = (feature: string): number => hashFeature(feature) & (HEAD_ROWS - 1);

export interface HeadClassifier {
  /** Sums of weights by class, in the order of `COARSE`. */
  scores(features: readonly string[]): readonly number[];
  classify(features: readonly string[]): { readonly coarse: Coarse; readonly margin: number };
}

/** `weights`: one signed byte per row and class, row by row. */
export function createHeadClassifier(weights: Uint8Array): HeadClassifier {
  if (weights.length !== HEAD_ROWS * CLASSES) {
    throw new HearsayError("E_MODEL", {
      where: "mention-head.bin",
      expected: `${HEAD_ROWS * CLASSES} bytes`,
      got: `${weights.length}`,
      fix: "Install the package again: its model files do not belong together.",
    });
  }
  const values = new Int8Array(weights.buffer, weights.byteOffset, weights.length);
  const scores = (features: readonly string[]): readonly number[] => {
    const sums = [0, 0, 0, 0];
    for (const feature of features) {
      const row = headRow(feature) * CLASSES;
      for (let at = 0; at < CLASSES; at++) sums[at] = (sums[at] ?? 0) + (values[row + at] ?? 0);
    }
    return sums;
  };
  return {
    scores,
    classify(features) {
      const sums = scores(features);
      let best = 0;
      for (let at = 1; at < CLASSES; at++) if ((sums[at] ?? 0) > (sums[best] ?? 0)) best = at;
      const others = sums.filter((_, at) => at !== best);
      return { coarse: COARSE[best] ?? "other", margin: (sums[best] ?? 0) - Math.max(...others) };
    },
  };
}
