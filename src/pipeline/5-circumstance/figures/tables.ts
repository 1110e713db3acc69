import { z } from "zod";
import type { Figure } from "../../../doc/reading.ts";
import { QUALIFIERS } from "../../../doc/reading.ts";
import { parseTable } from "../../../lexicon/table.ts";
import type { Resources } from "../../resources.ts";
import { loadNumberWords, type NumberWords } from "../numbers.ts";
import { splitPieces } from "../pieces.ts";

export type Qualifier = Figure["qualifier"];
const DIMENSIONS = ["distance", "area", "mass", "volume", "power", "duration", "money"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const EFFECT_KINDS = ["transitive", "intransitive", "noun", "toll", "state"] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];
export const NOUN_CLASSES = ["person", "group", "territory", "member", "uncounted", "nothing"] as const;
export type NounClass = (typeof NOUN_CLASSES)[number];

export interface Effect {
  readonly lemma: string;
  readonly kind: EffectKind;
  readonly what: string;
  readonly of: "any" | "person" | "territory";
}
interface QualifierWords {
  readonly words: readonly string[];
  readonly qualifier: Qualifier;
}

export interface FigureTables {
  readonly numbers: NumberWords;
  /** Denominators: "third" is 3. */
  readonly fractions: ReadonlyMap<string, number>;
  /** By first word, longest first. */
  readonly before: ReadonlyMap<string, readonly QualifierWords[]>;
  readonly after: ReadonlyMap<string, readonly QualifierWords[]>;
  readonly units: ReadonlyMap<string, { readonly unit: string; readonly dimension: Dimension }>;
  /** By kind and lemma: "transitive kill". A verb may be listed for persons and for territory. */
  readonly effects: ReadonlyMap<string, readonly Effect[]>;
  readonly nouns: ReadonlyMap<string, ReadonlySet<NounClass>>;
}

const source = z.string();
const fractionSchema = z.object({ word: z.string(), denominator: z.coerce.number().int().min(2), source });
const qualifierSchema = z.object({
  words: z.string(),
  position: z.enum(["before", "after"]),
  qualifier: z.enum(QUALIFIERS),
  source,
});
const unitSchema = z.object({ word: z.string(), unit: z.string(), dimension: z.enum(DIMENSIONS), source });
const effectSchema = z.object({
  lemma: z.string(),
  kind: z.enum(EFFECT_KINDS),
  what: z.string(),
  of: z.enum(["any", "person", "territory"]),
  source,
});
const nounSchema = z.object({ lemma: z.string(), class: z.enum(NOUN_CLASSES), source });

export function loadFigureTables(resources: Resources): FigureTables {
  const table = <Row>(name: string, schema: z.ZodType<Row>) =>
    parseTable(`figures/${name}`, resources.lexicon(`figures/${name}`), schema);
  const qualifiers = table("qualifiers.tsv", qualifierSchema);
  const qualifiersAt = (position: "before" | "after") => {
    const byFirst = new Map<string, QualifierWords[]>();
    for (const row of qualifiers) {
      if (row.position !== position) continue;
      const words = splitPieces(row.words);
      const first = words[0] ?? "";
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, qualifier: row.qualifier }]);
    }
    for (const rows of byFirst.values()) rows.sort((a, b) => b.words.length - a.words.length);
    return byFirst;
  };
  const effects = new Map<string, Effect[]>();
  for (const row of table("effects.tsv", effectSchema)) {
    const key = `${row.kind} ${row.lemma}`;
    effects.set(key, [...(effects.get(key) ?? []), row]);
  }
  const nouns = new Map<string, Set<NounClass>>();
  for (const row of table("nouns.tsv", nounSchema)) {
    nouns.set(row.lemma, new Set([...(nouns.get(row.lemma) ?? []), row.class]));
  }
  return {
    numbers: loadNumberWords(resources),
    fractions: new Map(table("fractions.tsv", fractionSchema).map((row) => [row.word, row.denominator])),
    before: qualifiersAt("before"),
    after: qualifiersAt("after"),
    units: new Map(table("units.tsv", unitSchema).map((row) => [row.word, row])),
    effects,
    nouns,
  };
}
