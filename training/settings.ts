import { parseArgs } from "node:util";
import { z } from "zod";

const count = z.coerce.number().int().positive();
const share = z.coerce.number().min(0).max(1);

/** All that decides the weights, besides the data. `--set name=value` changes one. */
export const settingsSchema = z.strictObject({
  seed: count.default(1),
  epochs: count.default(26),
  /** Words in a batch. */
  batch: count.default(500),
  rate: z.coerce.number().positive().default(0.002),
  /** Share of training after which the rate falls in a straight line. */
  plateau: share.default(0.3),
  secondDecay: share.default(0.98),
  /** Weights are averaged over about 1 / (1 - averaging) steps. */
  averaging: share.default(0.999),
  /** Words seen less often are unknown words. */
  wordsAtLeast: count.default(2),
  embedding: count.default(128),
  /** A power of two. */
  pieces: count.default(32768),
  hidden: count.default(96),
  layers: count.default(4),
  /** Layers, from 0, that tags are read from, separated by commas. */
  tagLayers: z
    .string()
    .default("1,3")
    .transform((list) => z.array(z.coerce.number().int().nonnegative()).parse(list.split(","))),
  tagWeight: z.coerce.number().positive().default(0.5),
  arc: count.default(128),
  label: count.default(128),
  dropWord: share.default(0.5),
  dropPiece: share.default(0.1),
  dropInput: share.default(0.3),
  dropLayer: share.default(0.3),
  dropHidden: share.default(0.3),
  dropTag: share.default(0.3),
  /** Share of sentences that are learned in a headline's casing. */
  recased: share.default(0.03),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface Arguments {
  readonly data: string;
  readonly out: string;
  readonly limit: number | undefined;
  /** A folder with a model to go on from; it must have been trained on the same data with the same sizes. */
  readonly from: string | undefined;
  /** Epochs between evaluations and snapshots. */
  readonly every: number;
  readonly settings: Settings;
}

export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      out: { type: "string", default: "models/en" },
      from: { type: "string" },
      seed: { type: "string" },
      epochs: { type: "string" },
      limit: { type: "string" },
      every: { type: "string", default: "5" },
      set: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.data === undefined)
    throw new Error("--data FOLDER: the folder with ewt-train.conllu and gum-train.conllu");
  const pairs = values.set.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  const { seed, epochs } = values;
  return {
    data: values.data,
    out: values.out,
    from: values.from,
    limit: values.limit === undefined ? undefined : count.parse(values.limit),
    every: count.parse(values.every),
    settings: settingsSchema.parse({
      ...(seed === undefined ? {} : { seed }),
      ...(epochs === undefined ? {} : { epochs }),
      ...Object.fromEntries(pairs),
    }),
  };
}
