import type { Actor, Place } from "../../../doc/reading.ts";
import type { EventCodes } from "../../codes.ts";
import { present } from "../../provenance.ts";
import { uuid } from "../../uuid.ts";
import type { DocumentView } from "../../view.ts";

export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** STIX wants a moment of making; an export has no clock. What has no day of its own bears this one. */
export const NO_DAY = "1970-01-01T00:00:00.000Z";

export const stixId = (type: string, name: string): string => `${type}--${uuid(`${type}:${name}`)}`;

export function stixObject(
  type: string,
  name: string,
  day: string,
  fields: Readonly<Record<string, unknown>>,
): StixObject {
  const id = stixId(type, name);
  return { type, spec_version: "2.1", id, created: day, modified: day, ...present(fields) };
}

/** Midnight of the first day that a date may mean. */
export const moment = (day: string | undefined): string => (day === undefined ? NO_DAY : `${day}T00:00:00.000Z`);

const CLASSES: Readonly<Record<Actor["kind"], string>> = {
  state: "organization",
  government: "organization",
  "armed-group": "group",
  party: "organization",
  "international-organisation": "organization",
  organisation: "organization",
  company: "organization",
  media: "organization",
  office: "organization",
  person: "individual",
  people: "class",
  unknown: "unknown",
};

/** Actors are identities: "threat-actor" would say that somebody means harm, and that is for people to say. */
export const identityOf = (key: string, name: string, kind?: Actor["kind"]): StixObject =>
  stixObject("identity", key, NO_DAY, {
    name: name === "" ? "(unnamed)" : name,
    identity_class: kind === undefined ? "unknown" : CLASSES[kind],
  });

/** Nothing where neither a country nor a point is known: STIX wants one of them. */
export function locationOf({ countries }: EventCodes, place: Place): StixObject | undefined {
  const country = place.country === undefined ? undefined : countries.get(place.country)?.alpha2;
  const point =
    place.lat === undefined || place.lon === undefined
      ? {}
      : present({ latitude: place.lat, longitude: place.lon, precision: place.radiusM });
  if (country === undefined && !("latitude" in point)) return undefined;
  const name = [place.name, place.country, place.lat, place.lon].join("|");
  return stixObject("location", name, NO_DAY, { name: place.name, country, ...point });
}

/** Where the document lies, and what its text hashes to. */
export function referenceTo({ report }: DocumentView) {
  const { document } = report.reading;
  return present({
    source_name: document.outlet?.name ?? "outlet unknown",
    description: document.title,
    url: document.uri === undefined || !/^https?:/.test(document.uri) ? undefined : document.uri,
    external_id: document.id,
    hashes: { "SHA-256": document.textHash.slice("sha256:".length) },
  });
}

/** What STIX has no words for goes here: https://docs.oasis-open.org/cti/stix/v2.1/ section 7.3. */
export const EXTENSION = stixId("extension-definition", "hearsay");

export const extensionDefinition = (producer: string): StixObject =>
  stixObject("extension-definition", "hearsay", NO_DAY, {
    created_by_ref: producer,
    name: "Hearsay claim",
    description: "Who says what in which words: status, chain of speakers, spans, lineages and open bounds of figures.",
    schema: "https://json-schema.org/draft/2020-12/schema",
    version: "1.0.0",
    extension_types: ["property-extension"],
  });

/** STIX has no null; empty lists are refused too. */
export const extension = (fields: Readonly<Record<string, unknown>>) => ({
  [EXTENSION]: {
    extension_type: "property-extension",
    ...Object.fromEntries(
      Object.entries(fields).filter(
        ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
      ),
    ),
  },
});
