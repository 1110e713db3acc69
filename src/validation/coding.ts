import { z } from "zod";
import { sha256Hex } from "../doc/hash.ts";
import { compareText } from "../fusion/ids.ts";
import { canonicalJson } from "../judgements/canonical.ts";
import type { ElementKind } from "../judgements/elements.ts";

export const VERDICTS = ["correct", "wrong", "cannot-tell"] as const;
export type CodingVerdict = (typeof VERDICTS)[number];

/** What can be wrong with an element; "none": there is no such thing at all. */
export const PARTS: Readonly<Record<ElementKind, readonly string[]>> = {
  actor: ["who", "kind", "mentions", "none"],
  place: ["where", "none"],
  attribution: ["speaker", "content", "act", "none"],
  event: ["type", "actor", "recipient", "status", "none"],
  relation: ["type", "from", "to", "status", "none"],
  figure: ["number", "what", "none"],
};

export const CODING_SCHEMA = "hearsay/coding@1";
/**
 * What one person found of one item of a sample. No judgement: it changes no view, because a second person has to code
 * what the machine says, and not what the first has made of it.
 */
export const codingSchema = z
  .strictObject({
    schema: z.literal(CODING_SCHEMA),
    sample: z.string().regex(/^[0-9a-f]{64}$/),
    /** Position in the sample, from 0. */
    item: z.int().nonnegative(),
    coder: z.string().min(1).max(1000),
    at: z.iso.datetime({ precision: 3 }),
    verdict: z.enum(VERDICTS),
    /** Which parts are wrong. */
    wrong: z.array(z.string()).readonly(),
  })
  .readonly();
export type Coding = z.infer<typeof codingSchema>;

export const codingId = (coding: Coding): string => sha256Hex(canonicalJson(coding));

/** The last word of each coder on each item, by item and then by coder: who codes an item again means the second. */
export function lastCodings(codings: readonly Coding[]): readonly Coding[] {
  const last = new Map<string, Coding>();
  for (const coding of codings.toSorted((a, b) => compareText(a.at, b.at) || compareText(codingId(a), codingId(b))))
    last.set(JSON.stringify([coding.item, coding.coder]), coding);
  return [...last.values()].sort((a, b) => a.item - b.item || compareText(a.coder, b.coder));
}
