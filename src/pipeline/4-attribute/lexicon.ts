import { z } from "zod";
import { ACTS, type Act } from "../../doc/reading.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";

export const CUE_POS = ["verb", "noun", "adjective", "adverb", "phrase"] as const;
export type CuePos = (typeof CUE_POS)[number];

const cueRow = z.object({
  lemma: z.string().min(1),
  pos: z.enum(CUE_POS),
  frame: z.string().min(1),
  act: z.enum(ACTS),
  weight: z.coerce.number().int().min(0).max(100),
  note: z.string().optional(),
});
type CueRow = z.infer<typeof cueRow>;

const settingRow = z.object({
  lemma: z.string().min(1),
  kind: z.enum(["medium", "occasion"]),
  note: z.string().optional(),
});
const lemmaRow = z.object({ lemma: z.string().min(1), note: z.string().optional() });
const traitRow = z.object({ trait: z.string().min(1), weight: z.coerce.number().int() });
const tallyRow = z.object({
  lemma: z.string().min(1),
  kind: z.enum(["tally", "harmed"]),
  note: z.string().optional(),
});
const labelRow = z.object({ label: z.string().min(1), note: z.string().optional() });

export interface CueLexicon {
  /** How likely the lemma in this frame attributes something, 0 to 1, as counted; see docs/attribution.md. */
  likelihood(lemma: string, pos: CuePos, frame: string): number;
  /** What kind of act the lemma is, where the table knows the lemma. */
  act(lemma: string, pos: CuePos, frame: string): Act | undefined;
  /** Log odds of traits of a candidate beside its lemma and frame. */
  readonly traits: ReadonlyMap<string, number>;
  /** Verbs that only time or colour the verb below them. */
  readonly catenatives: ReadonlySet<string>;
  /** Verbs whose object is the hearer. */
  readonly addressees: ReadonlySet<string>;
  /** Verbs that only carry an attributing noun. */
  readonly lightVerbs: ReadonlySet<string>;
  /** Words that make a number a statement about people harmed: "toll", "dead". */
  readonly tallies: ReadonlyMap<string, "tally" | "harmed">;
  /** Head nouns of "in a statement" and "at a rally". */
  readonly settings: ReadonlyMap<string, "medium" | "occasion">;
  /** Words before a colon that name no speaker, in small letters. */
  readonly labels: ReadonlySet<string>;
}

const key = (lemma: string, pos: string, frame: string): string => `${lemma}\t${pos}\t${frame}`;
const logit = (p: number): number => Math.log(p / (1 - p));
const clamp = (percent: number): number => Math.min(0.995, Math.max(0.005, percent / 100));

export function readCueLexicon(resources: Resources): CueLexicon {
  const rows = new Map<string, CueRow>();
  for (const row of parseTable("cues.tsv", resources.lexicon("cues.tsv"), cueRow)) {
    rows.set(key(row.lemma, row.pos, row.frame), row);
  }
  const settings = parseTable("cues/settings.tsv", resources.lexicon("cues/settings.tsv"), settingRow);
  const catenatives = parseTable("cues/catenatives.tsv", resources.lexicon("cues/catenatives.tsv"), lemmaRow);
  const traits = parseTable("cues/traits.tsv", resources.lexicon("cues/traits.tsv"), traitRow);
  const addressees = parseTable("cues/addressees.tsv", resources.lexicon("cues/addressees.tsv"), lemmaRow);
  const light = parseTable("cues/light-verbs.tsv", resources.lexicon("cues/light-verbs.tsv"), lemmaRow);
  const tallies = parseTable("cues/tallies.tsv", resources.lexicon("cues/tallies.tsv"), tallyRow);
  const labels = parseTable("cues/labels.tsv", resources.lexicon("cues/labels.tsv"), labelRow);
  const counted = (lemma: string, pos: CuePos, frame: string): number => {
    const exact = rows.get(key(lemma, pos, frame));
    if (exact !== undefined) return clamp(exact.weight);
    const prior = clamp(rows.get(key("*", pos, frame))?.weight ?? 1);
    const lean = rows.get(key(lemma, pos, "*"));
    if (lean === undefined) return prior;
    return 1 / (1 + Math.exp(-(logit(prior) + logit(clamp(lean.weight)))));
  };
  return {
    // Passives with an agent are rare in the texts counted; "condemned by X" attributes as "X condemned" does.
    likelihood: (lemma, pos, frame) =>
      frame === "P-by"
        ? Math.max(counted(lemma, pos, frame), 0.9 * counted(lemma, pos, "V-NP"))
        : counted(lemma, pos, frame),
    act: (lemma, pos, frame) => (rows.get(key(lemma, pos, frame)) ?? rows.get(key(lemma, pos, "*")))?.act,
    traits: new Map(traits.map((row) => [row.trait, row.weight / 100])),
    catenatives: new Set(catenatives.map((row) => row.lemma)),
    addressees: new Set(addressees.map((row) => row.lemma)),
    lightVerbs: new Set(light.map((row) => row.lemma)),
    tallies: new Map(tallies.map((row) => [row.lemma, row.kind])),
    settings: new Map(settings.map((row) => [row.lemma, row.kind])),
    labels: new Set(labels.map((row) => row.label)),
  };
}
