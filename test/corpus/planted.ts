import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { PLOVER_TYPES, QUALIFIERS, RELATION_TYPES, STATUSES } from "../../src/doc/reading.ts";

export const SAMPLE = fileURLToPath(new URL("../../corpus/sample/", import.meta.url));

const words = z.string().min(1);
const place = { document: words, quote: words };
const position = z.strictObject({
  ...place,
  claimant: words,
  stance: z.enum(["asserts", "denies", "partly", "silent"]),
  value: z.union([z.number(), z.string(), z.array(z.number())]).exactOptional(),
});
const difference = { id: words, about: words, positions: z.array(position).min(2) };
const listed = z.strictObject(place);

/** What corpus/sample/planted.json holds; its README says what each part is for. */
export const plantedSchema = z.strictObject({
  schema: z.literal("hearsay/planted@1"),
  documents: z.array(
    z.strictObject({
      id: words,
      file: words,
      key: words.exactOptional(),
      outlet: words,
      published: z.iso.date().nullable(),
      title: words,
      author: words.exactOptional(),
      origin: words.exactOptional(),
    }),
  ),
  lineages: z.array(
    z.strictObject({
      id: words,
      kind: z.enum(["copy", "edited-copy", "republished"]),
      documents: z.array(words).min(2),
      reason: words,
    }),
  ),
  citations: z.array(z.strictObject({ ...place, outlet: words })),
  stories: z.array(z.strictObject({ id: words, name: words, documents: z.array(words).min(1) })),
  /** A story of others that a document tells in passing. */
  passing: z.array(z.strictObject({ ...place, story: words })),
  apart: z.array(z.strictObject({ documents: z.array(words).length(2), reason: words })),
  contradictions: z.array(
    z.strictObject({
      ...difference,
      kind: z.enum(["figure", "date", "denial", "role", "speaker", "participants", "place"]),
    }),
  ),
  reconcilable: z.array(z.strictObject({ ...difference, reason: words })),
  figures: z.array(
    z.strictObject({
      ...place,
      words,
      what: words,
      qualifier: z.enum(QUALIFIERS),
      claimants: z.array(words),
      low: z.number().exactOptional(),
      high: z.number().exactOptional(),
      share: z.number().exactOptional(),
      of: z.number().exactOptional(),
      story: words.exactOptional(),
    }),
  ),
  nested: z.array(z.strictObject({ ...place, chain: z.array(words).min(2), content: words })),
  denials: z.array(z.strictObject({ ...place, claimant: words })),
  clutter: z.array(listed),
  clutterMarkup: z.array(listed),
  captions: z.array(listed),
  aliases: z.array(z.strictObject({ ...place, mention: words, actor: words, not: words })),
  events: z.array(
    z.strictObject({
      ...place,
      type: z.enum(PLOVER_TYPES),
      actor: z.array(words),
      recipient: z.array(words),
      status: z.enum(STATUSES),
      trigger: words,
      claimant: words.exactOptional(),
      date: z.string().exactOptional(),
    }),
  ),
  traps: z.array(z.strictObject({ ...place, reason: words })),
  relations: z.array(
    z.strictObject({
      ...place,
      type: z.enum(RELATION_TYPES),
      from: words,
      to: words,
      since: z.string().exactOptional(),
    }),
  ),
  dates: z.array(z.strictObject({ ...place, words, value: words })),
  faults: z.array(z.strictObject({ ...place, kind: words, note: words })),
});
export type Planted = Readonly<z.infer<typeof plantedSchema>>;
export type PlantedDocument = Planted["documents"][number];

export const planted: Planted = plantedSchema.parse(JSON.parse(readFileSync(join(SAMPLE, "planted.json"), "utf8")));
