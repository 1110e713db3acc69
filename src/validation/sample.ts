import { z } from "zod";
import { sha256Hex } from "../doc/hash.ts";
import { CERTAINTIES } from "../doc/reading.ts";
import { compareText } from "../fusion/ids.ts";
import { canonicalJson } from "../judgements/canonical.ts";
import { ELEMENT_KINDS } from "../judgements/elements.ts";
import { allocate } from "./allocate.ts";

const span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly();

/** A layer of readings at one certainty. */
const stratumSchema = z
  .strictObject({
    layer: z.enum(ELEMENT_KINDS),
    certainty: z.enum(CERTAINTIES),
    /** How many elements of the library are in it, and how many of them were drawn. */
    size: z.int().positive(),
    drawn: z.int().nonnegative(),
  })
  .readonly();

/** An element as the machine had it when it was drawn: it can be coded when another engine has read the library since. */
const sampledSchema = z
  .strictObject({
    document: z.string(),
    textHash: z.string(),
    layer: z.enum(ELEMENT_KINDS),
    certainty: z.enum(CERTAINTIES),
    by: z.string(),
    /** What the machine says, in words: it is right or it is not. */
    statement: z.string(),
    marks: z.array(z.strictObject({ span, role: z.string() }).readonly()).readonly(),
    /** The sentences in which the words stand. */
    context: z.array(span).readonly(),
  })
  .readonly();

export const SAMPLE_SCHEMA = "hearsay/sample@1";
export const sampleSchema = z
  .strictObject({
    schema: z.literal(SAMPLE_SCHEMA),
    seed: z.string(),
    /** How many were asked for. */
    asked: z.int().positive(),
    layers: z.array(z.enum(ELEMENT_KINDS)).readonly(),
    engine: z.strictObject({ version: z.string(), model: z.string(), knowledge: z.string() }).readonly(),
    corpus: z
      .strictObject({
        documents: z.int(),
        /** Where the library's lineages were up to date. */
        lineages: z.int().nullable(),
        outlets: z.int(),
        from: z.string().nullable(),
        until: z.string().nullable(),
      })
      .readonly(),
    strata: z.array(stratumSchema).readonly(),
    items: z.array(sampledSchema).readonly(),
  })
  .readonly();
export type Sample = z.infer<typeof sampleSchema>;
export type Stratum = Sample["strata"][number];
export type SampledItem = Sample["items"][number];

/** The same library, engine, seed and size: the same sample with the same id. */
export const sampleId = (sample: Sample): string => sha256Hex(canonicalJson(sample));

/** A number of its own for each thing, as good as random, that comes again with the same seed. */
export const rankOf = (seed: string, ...thing: readonly string[]): string => sha256Hex(canonicalJson([seed, ...thing]));

interface Ranked {
  readonly rank: string;
  readonly item: SampledItem;
}

export interface Draw {
  /** Takes note of an element; what it looks like is asked for only when it may be drawn. */
  offer(layer: Stratum["layer"], certainty: Stratum["certainty"], id: readonly string[], item: () => SampledItem): void;
  end(): Pick<Sample, "strata" | "items">;
}

/**
 * Draws a simple random sample without replacement of each stratum in one pass: each element gets a number by the seed
 * and by what it is, and the smallest numbers are drawn (E. Ohlsson, "Coordination of samples using permanent random
 * numbers", in Business Survey Methods, 1995). The order in which elements come makes no difference.
 */
export function createDraw(seed: string, total: number): Draw {
  const strata = new Map<string, { size: number; readonly least: Ranked[] }>();
  return {
    offer(layer, certainty, id, item) {
      const key = `${ELEMENT_KINDS.indexOf(layer)} ${CERTAINTIES.indexOf(certainty)}`;
      const stratum = strata.get(key) ?? { size: 0, least: [] };
      strata.set(key, stratum);
      stratum.size++;
      const rank = rankOf(seed, layer, ...id);
      if (stratum.least.length === total && rank > (stratum.least.at(-1)?.rank ?? "")) return;
      const after = stratum.least.findIndex((one) => one.rank > rank);
      stratum.least.splice(after < 0 ? stratum.least.length : after, 0, { rank, item: item() });
      if (stratum.least.length > total) stratum.least.pop();
    },
    end() {
      const all = [...strata].sort(([a], [b]) => compareText(a, b)).map(([, stratum]) => stratum);
      const drawn = allocate(
        all.map(({ size }) => size),
        total,
      );
      const chosen = all.map(({ least }, at) => least.slice(0, drawn[at]));
      return {
        strata: all.flatMap(({ size, least }, at) => {
          const item = least[0]?.item;
          return item === undefined
            ? []
            : [{ layer: item.layer, certainty: item.certainty, size, drawn: drawn[at] ?? 0 }];
        }),
        items: chosen.flatMap((ranked) => ranked.map(({ item }) => item)),
      };
    },
  };
}
