import { z } from "zod";
import { ACTS } from "../../src/doc/reading.ts";
import { parseTable } from "../../src/lexicon/table.ts";
import { CUE_POS } from "../../src/pipeline/4-attribute/lexicon.ts";
import type { Weight } from "./count.ts";

const row = z.object({
  lemma: z.string(),
  pos: z.enum(CUE_POS),
  frame: z.string(),
  act: z.enum(ACTS),
  weight: z.coerce.number(),
  note: z.string().optional(),
});

export const HEAD = `# Words that attribute: who says, thinks, wants or demands what.
# lemma: dictionary form, with its particle ("point out"); "*": any lemma of this part of speech in this frame.
# pos: verb, noun, adjective, adverb, phrase.
# frame: how the content hangs on the word; docs/attribution.md lists the frames. "*": any frame.
# act: what kind of act it is (see the reading format). Yours to edit: it is kept when weights are counted anew.
# weight: how often, in percent, the lemma in this frame attributes something. In a row with frame "*": 50 leaves the
#   frame's own rate as it is, more raises it, less lowers it.
# note: cues / times met with this shape, in the training texts; "hand …" keeps a row from being counted anew.
# Sources: counts over PolNeAR 1.0 (Newell, Margolin and Ruths 2018), train split, and over the attributions annotated
#   for this project on openly licensed documents of UD English GUM. Numbers only; no text of either is kept here.
# Licence: CC BY-SA 4.0
`;

export const TRAITS_HEAD = `# What else makes a candidate more (above 0) or less likely to attribute something, beside its lemma and frame.
# trait: see src/pipeline/4-attribute/traits.ts; "lexical" scales the log odds of cues.tsv, "bias" is added to all.
# weight: hundredths of log odds, by logistic regression (training/attribute/fit.ts).
# Source: fitted on the attributions annotated for this project on openly licensed documents of UD English GUM.
# Licence: CC BY-SA 4.0
`;

/**
 * The table with new weights. Acts are kept from the old one (a row's own, else the lemma's "*" row); rows whose note
 * begins with "hand" stay as they are.
 */
export function rewrite(old: string, weights: readonly Weight[], head: string): string {
  const rows = parseTable("cues.tsv", old, row);
  const acts = new Map(rows.map(({ lemma, pos, frame, act }) => [[lemma, pos, frame].join("\t"), act]));
  const byHand = rows.filter(({ note }) => note?.startsWith("hand"));
  const kept = new Set(byHand.map(({ lemma, pos, frame }) => [lemma, pos, frame].join("\t")));
  const lines = byHand.map(({ lemma, pos, frame, act, weight, note }) => [lemma, pos, frame, act, weight, note]);
  for (const { lemma, pos, frame, weight, note } of weights) {
    const key = [lemma, pos, frame].join("\t");
    if (kept.has(key)) continue;
    const act = acts.get(key) ?? acts.get([lemma, pos, "*"].join("\t")) ?? "statement";
    lines.push([lemma, pos, frame, act, weight, note]);
  }
  const sorted = lines.map((cells) => cells.join("\t")).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `${head}lemma\tpos\tframe\tact\tweight\tnote\n${sorted.join("\n")}\n`;
}
