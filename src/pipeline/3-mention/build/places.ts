import type { Place } from "../../../doc/reading.ts";
import { sameSpan } from "../../../doc/span.ts";
import type { Words } from "../detect/features.ts";
import type { KnownPlace } from "../knowledge/places.ts";
import type { Mention } from "../mention.ts";
import type { Cluster } from "../resolve/clusters.ts";
import { anchorOf, wording } from "./actors.ts";

/** Clusters of places, and the located uses of states, as places in text order. `countries`: the states that the document names. */
export function placesOf(clusters: readonly Cluster[], words: Words): readonly Place[] {
  const countries = new Set(
    clusters.flatMap((cluster) => cluster.mentions.flatMap((mention) => mention.country ?? [])),
  );
  const drafts = clusters.flatMap((cluster) => placeOf(cluster, words, countries) ?? []);
  return drafts
    .toSorted(
      (a, b) =>
        (a.mentions[0]?.[0] ?? 0) - (b.mentions[0]?.[0] ?? 0) || (a.mentions[0]?.[1] ?? 0) - (b.mentions[0]?.[1] ?? 0),
    )
    .map((place, at): Place => ({ id: `p${at + 1}`, ...place }));
}

function placeOf(cluster: Cluster, words: Words, countries: ReadonlySet<string>): Omit<Place, "id"> | undefined {
  const anchor = anchorOf(cluster);
  if (anchor === undefined) return undefined;
  const isState = anchor.coarse !== "place" && cluster.mentions.some((mention) => mention.located);
  if (anchor.coarse !== "place" && !isState) return undefined;
  const mentions = cluster.mentions.filter(
    (mention, at) =>
      (isState ? mention.located : mention.form !== "adjective") &&
      !cluster.mentions.slice(0, at).some((other) => sameSpan(other.span, mention.span)),
  );
  if (!mentions.some((mention) => mention.form !== "pronoun")) return undefined;
  const spans = mentions.map((mention) => mention.span);
  const links = [...new Set([anchor.by, ...cluster.links.map((link) => link.rule)])].join("; ");
  if (isState) {
    const [id] = cluster.senses;
    const state = id === undefined ? undefined : words.knowledge.entities.get(id);
    return {
      name: state?.name ?? wording(anchor),
      ...(cluster.senses.length === 1 && id !== undefined ? { country: id } : {}),
      kind: "country",
      mentions: spans,
      by: links,
      certainty: "sure",
    };
  }
  const known =
    anchor.name === undefined
      ? undefined
      : choose(words.places.find(wording(anchor)), countries, anchor.kind === "place:region");
  const told = anchor.kind?.startsWith("place:") === true ? (anchor.kind.slice(6) as Place["kind"]) : "unknown";
  const country = known?.country ?? cluster.mentions.find((mention) => mention.country !== undefined)?.country;
  return {
    name: known?.name ?? wording(anchor),
    ...(country === undefined ? {} : { country }),
    ...(known?.lat === undefined || known.lon === undefined
      ? {}
      : { lat: known.lat, lon: known.lon, ...(known.radiusM === undefined ? {} : { radiusM: known.radiusM }) }),
    kind: known?.kind ?? told,
    mentions: spans,
    by: links,
    certainty: known === undefined ? "likely" : "sure",
  };
}

/** Of several places of a name, the one in a country that the document names; else the best known. */
function choose(
  all: readonly KnownPlace[] | undefined,
  countries: ReadonlySet<string>,
  isRegion: boolean,
): KnownPlace | undefined {
  // "Herat province" is not the town.
  const places =
    isRegion && all?.some((place) => place.kind === "region") === true
      ? all.filter((place) => place.kind === "region")
      : all;
  return places?.find((place) => place.country !== undefined && countries.has(place.country)) ?? places?.[0];
}

export const isPlaceMention = (mention: Mention): boolean => mention.coarse === "place";
