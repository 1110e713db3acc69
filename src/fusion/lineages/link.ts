import type { LineageDigest } from "./digest.ts";
import { olderFirst } from "./group.ts";
import { unpackSentences } from "./sentences.ts";
import type { LineageLink } from "./types.ts";

/** How two documents are related, if they are; the same for (b, a). */
export function lineageLink(a: LineageDigest, b: LineageDigest): LineageLink | undefined {
  if (a.document === b.document) return undefined;
  const [original, copy] = olderFirst(a, b) <= 0 ? [a, b] : [b, a];
  const known = new Set(unpackSentences(original).map(({ exact }) => exact));
  const sentences = unpackSentences(copy);
  const share =
    sentences.filter(({ exact }) => known.has(exact)).length / Math.max(1, Math.min(sentences.length, known.size));
  if (share < 0.5) return undefined;
  return {
    original: original.document,
    copy: copy.document,
    ordered: true,
    kind: "copy",
    joins: true,
    share,
    reason: `${Math.round(share * 100)} % of the sentences are the same`,
  };
}
