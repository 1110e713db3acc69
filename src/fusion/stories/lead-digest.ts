import { z } from "zod";
import type { Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { ActorDigest } from "../actors/identity.ts";
import { daysOf, lengthOf } from "../days.ts";
import { stemsOf } from "./words.ts";

const days = z.strictObject({ first: z.int(), last: z.int() }).readonly();

/**
 * What a document puts first: headline and opening sentences. Two reports may be of one happening though an event was
 * read in one of them alone, or in each another side of it ("Kabul falls", "the president leaves").
 */
export const leadDigestSchema = z
  .strictObject({
    item: z.string(),
    document: z.string(),
    outlet: z.string().exactOptional(),
    published: days.exactOptional(),
    /** Keys and names of known actors, but for the country that all of it is about. */
    actors: z.array(z.strictObject({ key: z.string(), name: z.string() }).readonly()).readonly(),
    spots: z.array(z.string()).readonly(),
    scene: z.string().exactOptional(),
    /** Numbers that are told, of 3 and more. */
    numbers: z.array(z.number()).readonly(),
    /** Days that are told. */
    days: z.array(days).readonly(),
    words: z.array(z.string()).readonly(),
    /** Item of the first event that is told as having happened. */
    main: z.string().exactOptional(),
  })
  .readonly();
export type LeadDigest = z.infer<typeof leadDigestSchema>;

/** Sentences of the body that still belong to the opening. */
const OPENING = 3;
const WORDS = 40;

export function leadDigest(
  reading: Reading,
  actors: readonly ActorDigest[],
  itemOf: (event: string) => string | undefined,
  scene: string | undefined,
): LeadDigest {
  const { document } = reading;
  const spans = openingOf(reading);
  const inside = ([start, end]: Span): boolean => spans.some((span) => start >= span[0] && end <= span[1]);
  const published = document.published === undefined ? undefined : daysOf(document.published.value.slice(0, 10));
  const named = new Map(actors.filter(({ key }) => !key.startsWith("in:")).map((actor) => [actor.id, actor]));
  const main = reading.events.find(
    ({ mentions: [mention], certainty }) =>
      mention !== undefined &&
      certainty !== "unsure" &&
      (mention.status === "occurred" || mention.status === "ongoing") &&
      inside(mention.trigger),
  );
  const item = main === undefined ? undefined : itemOf(main.id);
  return {
    item: `${document.id}#lead`,
    document: document.id,
    ...(document.outlet === undefined ? {} : { outlet: document.outlet.name }),
    ...(published === undefined ? {} : { published }),
    actors: reading.actors
      .filter(({ mentions }) => mentions.some(({ span }) => inside(span)))
      .flatMap(({ id }) => named.get(id) ?? [])
      .filter(({ key }) => key !== `kb:${scene}`)
      .map(({ key, name }) => ({ key, name })),
    spots: [
      ...new Set(
        reading.places
          .filter(({ kind, mentions }) => kind !== "country" && mentions.some(inside))
          .map(({ name }) => name),
      ),
    ].sort(),
    ...(scene === undefined ? {} : { scene }),
    numbers: [
      ...new Set(reading.figures.filter(({ span }) => inside(span)).flatMap(({ low, high }) => low ?? high ?? [])),
    ].filter((number) => number >= 3),
    days: reading.times.flatMap(({ span, value, basis }) => {
      const told = span === undefined || basis === "publication" || !inside(span) ? undefined : daysOf(value);
      return told === undefined || lengthOf(told) > 7 ? [] : [told];
    }),
    words: stemsOf(spans.map((span) => document.text.slice(...span))).slice(0, WORDS),
    ...(item === undefined ? {} : { main: item }),
  };
}

function openingOf({ document, sentences }: Reading): readonly Span[] {
  const zones = document.zones.filter(({ kind }) => kind === "title" || kind === "standfirst");
  const bodies = document.zones.filter(({ kind }) => kind === "body");
  const opening = sentences
    .filter(([start]) => bodies.some(({ span }) => start >= span[0] && start < span[1]))
    .slice(0, OPENING);
  return [...zones.map(({ span }) => span), ...opening];
}
