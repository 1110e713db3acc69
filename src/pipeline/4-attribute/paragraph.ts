import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";

/** From the first to the last sentence of each paragraph, in text order. */
export function paragraphsOf(sentences: readonly Sentence[]): readonly Span[] {
  const spans = new Map<number, Span>();
  for (const { paragraph, span } of sentences) {
    const known = spans.get(paragraph);
    spans.set(paragraph, known === undefined ? span : [known[0], Math.max(known[1], span[1])]);
  }
  return [...spans.values()].sort((a, b) => a[0] - b[0]);
}
