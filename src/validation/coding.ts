import { z } from "zod";
import { sha256Hex } from "../doc/hash.ts";
import { compareText } from "../fusion/ids.ts";
import { canonicalJson } from "../judgements/canonical.ts";
import type { ElementKind } from "../judgements/elements.ts";

export const VERDICTS = ["correct", "wrong", "cannot-tell"] as const;
export type CodingVerdict = (typeof VERDICTS)[number];
/** Takes back what the same coder said of the item before: it is open again. */
export const WITHDRAWN = "withdrawn";

/** What coders are asked of an element: whether what the machine says of it stands in its words. */
export const QUESTIONS: Readonly<Record<ElementKind, string>> = {
  actor: "Do these words mean this actor, each of them?",
  place: "Is this the place that is meant?",
  attribution: "Is this who says it, and what they say?",
  event: "Is this told here: what was done, by whom, and to whom?",
  relation: "Is this what the two are to each other here?",
  figure: "Is this how many, and of what?",
};

const NONE = "there is no such thing here";
/** What can be wrong with an element, in words; "none": it is not there at all. */
export const PART_WORDS: Readonly<Record<ElementKind, Readonly<Record<string, string>>>> = {
  actor: { who: "who is meant", kind: "what kind of actor", mentions: "some of the words", none: NONE },
  place: { where: "which place is meant", none: NONE },
  attribution: { speaker: "who says it", content: "which words are said", act: "in which way", none: NONE },
  event: {
    type: "what kind of act",
    actor: "who did it",
    recipient: "to whom",
    status: "whether it happened",
    none: NONE,
  },
  relation: {
    type: "what they are to each other",
    from: "the first of the two",
    to: "the second of the two",
    status: "whether it holds",
    none: NONE,
  },
  figure: { number: "how many", what: "of what", none: NONE },
};
export const partsOf = (layer: ElementKind): readonly string[] => Object.keys(PART_WORDS[layer]);

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
    verdict: z.enum([...VERDICTS, WITHDRAWN]),
    /** Which parts are wrong. */
    wrong: z.array(z.string()).readonly(),
  })
  .readonly();
export type Coding = z.infer<typeof codingSchema>;

export const codingId = (coding: Coding): string => sha256Hex(canonicalJson(coding));

/** As they were said, the first first. */
export const inTime = (codings: readonly Coding[]): readonly Coding[] =>
  codings.toSorted((a, b) => compareText(a.at, b.at) || compareText(codingId(a), codingId(b)));

/**
 * The last word of each coder on each item, by item and then by coder: who codes an item again means the second, and who
 * has taken an answer back has said nothing.
 */
export function lastCodings(codings: readonly Coding[]): readonly Coding[] {
  const last = new Map<string, Coding>();
  for (const coding of inTime(codings)) last.set(JSON.stringify([coding.item, coding.coder]), coding);
  return [...last.values()]
    .filter(({ verdict }) => verdict !== WITHDRAWN)
    .sort((a, b) => a.item - b.item || compareText(a.coder, b.coder));
}
