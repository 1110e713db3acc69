import { z } from "zod";
import type { Reading } from "../doc/reading.ts";
import { actorDigestSchema, actorDigests, normaliseName } from "./actors/identity.ts";
import { lineageDigest, lineageDigestSchema, type OutletTables } from "./lineages/index.ts";
import { eventDigestSchema, eventDigests, sceneOf } from "./stories/event-digest.ts";
import { leadDigest, leadDigestSchema } from "./stories/lead-digest.ts";
import { speechLinks } from "./stories/speech-links.ts";
import { twinLinks } from "./stories/twin-links.ts";

/** A new number for a new way of comparing: all digests are then made again. */
export const FUSION_VERSION = "fusion@4";

/** All that is needed of one document to compare it with others: a few kilobytes, a pure function of its reading. */
export const documentDigestSchema = z
  .strictObject({
    document: z.string(),
    /** What all versions of one page share: they are one document. */
    page: z.string(),
    /** The caller's own id, where there is one. */
    key: z.string().exactOptional(),
    title: z.string().exactOptional(),
    outlet: z.string().exactOptional(),
    published: z.string().exactOptional(),
    lineage: lineageDigestSchema,
    actors: z.array(actorDigestSchema).readonly(),
    /** What actors with relations are called, normalised. */
    related: z.array(z.string()).readonly(),
    events: z.array(eventDigestSchema).readonly(),
    lead: leadDigestSchema,
    /** Events that it tells twice, and speech acts and what they are about, by item. */
    twins: z
      .array(
        z
          .strictObject({ a: z.string(), b: z.string(), score: z.number(), reasons: z.array(z.string()).readonly() })
          .readonly(),
      )
      .readonly(),
    acts: z.array(z.strictObject({ act: z.string(), about: z.string(), reason: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type DocumentDigest = z.infer<typeof documentDigestSchema>;

/** What the card of a story asks of its documents: a quarter of a digest, and asked for of many more documents. */
export type DocumentHead = Pick<DocumentDigest, "document" | "page" | "title" | "outlet" | "published" | "actors"> & {
  readonly lineage: Pick<DocumentDigest["lineage"], "outlet">;
  readonly events: readonly Pick<DocumentDigest["events"][number], "item" | "event">[];
  readonly lead: Pick<DocumentDigest["lead"], "item" | "main">;
};

export function headOf({ document, page, title, outlet, published, actors, ...rest }: DocumentDigest): DocumentHead {
  const { lineage, events, lead } = rest;
  return {
    document,
    page,
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    actors,
    lineage: lineage.outlet === undefined ? {} : { outlet: lineage.outlet },
    events: events.map(({ item, event }) => ({ item, event })),
    lead: { item: lead.item, ...(lead.main === undefined ? {} : { main: lead.main }) },
  };
}

export function documentDigest(reading: Reading, page: string, tables: OutletTables): DocumentDigest {
  const { id, key, title, outlet, published } = reading.document;
  const actors = actorDigests(reading);
  const scene = sceneOf(reading);
  const events = eventDigests(reading, actors, scene);
  const items = new Map(events.map(({ event, item }) => [event, item]));
  return {
    document: id,
    page,
    ...(key === undefined ? {} : { key }),
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet: outlet.name }),
    ...(published === undefined ? {} : { published: published.value }),
    lineage: lineageDigest(reading, tables),
    actors,
    related: relatedNames(reading),
    events,
    lead: leadDigest(reading, actors, (event) => items.get(event), scene),
    twins: twinLinks(events),
    acts: speechLinks(reading, events),
  };
}

function relatedNames({ relations, actors, document }: Reading): readonly string[] {
  const ends = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const named = actors.filter(({ id }) => ends.has(id));
  const names = named.flatMap(({ name, mentions }) => [
    name,
    ...mentions.flatMap(({ form, span }) => (form === "name" ? [document.text.slice(...span)] : [])),
  ]);
  return [...new Set(names.map(normaliseName))].sort();
}
