import { z } from "zod";
import type { Span } from "../../src/doc/span.ts";

const span = z.tuple([z.number(), z.number()]);
const goldDocument = z.object({
  id: z.string(),
  text: z.string(),
  attributions: z.array(
    z.object({
      source: z.array(span),
      cue: z.array(span),
      content: z.array(span),
      act: z.string().optional(),
      within: z.string().nullish(),
      negated: z.boolean().optional(),
    }),
  ),
  discard: z.array(span).optional(),
});
export type GoldDocument = z.infer<typeof goldDocument>;
export type GoldAttribution = GoldDocument["attributions"][number];

export const readGold = (jsonLines: string): readonly GoldDocument[] =>
  jsonLines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => goldDocument.parse(JSON.parse(line)));

/** Start offsets of the words in the spans. */
export function wordsIn(text: string, spans: readonly Span[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const [start, end] of spans) {
    for (const match of text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)) starts.add(start + match.index);
  }
  return starts;
}

/** Harmonic mean of precision and recall over the words of two span sets, 0 to 1. */
export function wordF1(text: string, a: readonly Span[], b: readonly Span[]): number {
  const left = wordsIn(text, a);
  const right = wordsIn(text, b);
  let both = 0;
  for (const start of left) if (right.has(start)) both++;
  return left.size + right.size === 0 ? 1 : (2 * both) / (left.size + right.size);
}
