import { z } from "zod";
import type { Event, Place, Reading } from "../../doc/reading.ts";
import { type ActorDigest, normaliseName } from "../actors/identity.ts";
import { daysOf, statedDays } from "../days.ts";
import { stemsOf } from "./words.ts";

const days = z.strictObject({ first: z.int(), last: z.int() }).readonly();
const party = z
  .strictObject({ key: z.string(), name: z.string(), partOf: z.array(z.string()).readonly(), known: z.boolean() })
  .readonly();
const where = z
  .strictObject({
    name: z.string(),
    kind: z.string(),
    country: z.string().exactOptional(),
    lat: z.number().exactOptional(),
    lon: z.number().exactOptional(),
    radiusM: z.number().exactOptional(),
  })
  .readonly();

/** One report of an event: what its document says of it, as far as needed to tell whether another tells of the same. */
export const eventDigestSchema = z
  .strictObject({
    /** Document and place of the trigger: the name of this report in every engine and library. */
    item: z.string(),
    document: z.string(),
    /** Local to the reading. */
    event: z.string(),
    type: z.string(),
    mode: z.string().exactOptional(),
    /** All its mentions are plans, conditions or threats. */
    unreal: z.boolean(),
    actors: z.array(party).readonly(),
    recipients: z.array(party).readonly(),
    /** Of the happening, as the text states it. */
    days: days.exactOptional(),
    /** Of the report. */
    published: days.exactOptional(),
    place: where.exactOptional(),
    /** Towns, provinces and sites that its sentences name. */
    spots: z.array(z.string()).readonly(),
    /** Country that the document names most. */
    scene: z.string().exactOptional(),
    figures: z.array(z.strictObject({ what: z.string(), low: z.number(), high: z.number() }).readonly()).readonly(),
    /** Stem of the main word of the trigger, and of the other words that carry meaning. */
    trigger: z.array(z.string()).readonly(),
    words: z.array(z.string()).readonly(),
  })
  .readonly();
export type EventDigest = z.infer<typeof eventDigestSchema>;
export type Party = EventDigest["actors"][number];
export type Where = NonNullable<EventDigest["place"]>;

export function eventDigests(
  reading: Reading,
  actors: readonly ActorDigest[],
  scene: string | undefined,
): readonly EventDigest[] {
  const { document } = reading;
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const published = document.published === undefined ? undefined : daysOf(document.published.value.slice(0, 10));
  const used = new Map<string, number>();
  return reading.events.map((event) => {
    const main = event.mentions[0];
    const place = reading.places.find(({ id }) => id === event.place);
    const happened = statedDays(event.date);
    const at = `${document.id}#${main?.trigger[0] ?? 0}`;
    const times = used.get(at) ?? 0;
    used.set(at, times + 1);
    return {
      item: times === 0 ? at : `${at}.${times}`,
      document: document.id,
      event: event.id,
      type: event.type,
      ...(event.mode === undefined ? {} : { mode: event.mode }),
      unreal: event.mentions.every(({ status }) => UNREAL.has(status)),
      actors: parties(event.actor, byId),
      recipients: parties(event.recipient, byId),
      ...(happened === undefined ? {} : { days: happened }),
      ...(published === undefined ? {} : { published }),
      ...(place === undefined ? {} : { place: whereOf(place) }),
      spots: spotsOf(event, reading),
      ...(scene === undefined ? {} : { scene }),
      figures: figuresOf(event, reading),
      ...wordsOf(event, document.text),
    };
  });
}

const UNREAL = new Set(["planned", "threatened", "hypothetical"]);

function parties(ids: readonly string[], actors: ReadonlyMap<string, ActorDigest>): readonly Party[] {
  return ids.flatMap((id) => {
    const actor = actors.get(id);
    if (actor === undefined) return [];
    const { key, name, partOf } = actor;
    return [{ key, name, partOf, known: !key.startsWith("in:") }];
  });
}

function whereOf({ name, kind, country, lat, lon, radiusM }: Place): Where {
  return {
    name,
    kind,
    ...(country === undefined ? {} : { country }),
    ...(lat === undefined ? {} : { lat }),
    ...(lon === undefined ? {} : { lon }),
    ...(radiusM === undefined ? {} : { radiusM }),
  };
}

/** By name: "the city" in the same sentence may be meant for the wrong one. */
function spotsOf({ mentions }: Event, { places, document }: Reading): readonly string[] {
  const named = places.filter(
    ({ kind, lat, name, mentions: spans }) =>
      kind !== "country" &&
      lat !== undefined &&
      spans.some(
        ([start, end]) =>
          mentions.some(({ evidence }) => start >= evidence[0] && end <= evidence[1]) &&
          normaliseName(document.text.slice(start, end)).includes(normaliseName(name)),
      ),
  );
  return [...new Set(named.map(({ name }) => name))].sort();
}

/** The country that a document names most. */
export function sceneOf({ actors, places }: Reading): string | undefined {
  const times = new Map<string, number>();
  const count = (country: string | undefined, mentions: readonly unknown[]): void => {
    if (country !== undefined) times.set(country, (times.get(country) ?? 0) + mentions.length);
  };
  for (const { country, mentions } of places) count(country, mentions);
  for (const { kind, country, mentions } of actors) if (kind === "state") count(country, mentions);
  return [...times].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

function figuresOf(event: Event, { figures }: Reading): EventDigest["figures"] {
  return figures.flatMap(({ id, event: of, what, low, high }) => {
    if ((of !== event.id && !event.figures.includes(id)) || (low === undefined && high === undefined)) return [];
    return [{ what: what.split(" ").at(-1) ?? what, low: low ?? high ?? 0, high: high ?? low ?? 0 }];
  });
}

function wordsOf(event: Event, text: string): Pick<EventDigest, "trigger" | "words"> {
  const trigger = stemsOf(event.mentions.map((mention) => text.slice(...mention.trigger)));
  const words = stemsOf(event.mentions.map((mention) => text.slice(...mention.evidence)));
  return {
    trigger: trigger.toSorted(),
    words: words
      .filter((word) => !trigger.includes(word))
      .toSorted()
      .slice(0, 40),
  };
}
