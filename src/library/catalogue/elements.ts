import type { Attribution, DateValue, Event, EventMention, PloverType, Reading } from "../../doc/reading.ts";
import { PLOVER_TYPES } from "../../doc/reading.ts";
import { contains, overlaps } from "../../doc/span.ts";
import { statedDays } from "../../fusion/days.ts";
import type { DocumentDigest } from "../../fusion/digest.ts";
import { type Told, toldIn } from "../../fusion/relations.ts";
import type { ElementRow, Part, Role } from "../../store/catalogue-store.ts";
import { type CatalogueDocument, contentSpan } from "./document.ts";
import type { ClaimEntry, EventEntry, FigureEntry, RelationEntry } from "./entries.ts";

/** An element with its entry before it is written down. */
export type Entered<Entry> = Omit<ElementRow, "json"> & { readonly entry: Entry };
export type EnteredClaim = Entered<ClaimEntry>;
export type EnteredEvent = Entered<EventEntry>;
export type EnteredRelation = Entered<RelationEntry>;

export const written = <Entry>({ entry, ...row }: Entered<Entry>): ElementRow => ({
  ...row,
  json: JSON.stringify(entry),
});

const part = (role: Role, keys: readonly string[]): readonly Part[] => [...new Set(keys)].map((key) => ({ role, key }));

export const claimsIn = (document: CatalogueDocument): readonly EnteredClaim[] =>
  document.reading.attributions.map((attribution, ordinal) => claimIn(document, attribution, ordinal));

/** Of claims that say of something that it is not so, whatever else they do. */
export const DENIES = "denies";

function claimIn(document: CatalogueDocument, attribution: Attribution, ordinal: number): EnteredClaim {
  const { id, source, cue, content, mode, act, negated, certainty, about: target } = attribution;
  const { reading, words, refs } = document;
  const span = contentSpan(attribution);
  const told = reading.events.flatMap((event) =>
    event.mentions
      .filter(({ trigger }) => content.some((piece) => contains(piece, trigger)))
      .slice(0, 1)
      .map(({ status }) => ({ id: event.id, type: event.type, status })),
  );
  const about = reading.actors.filter(
    (actor) =>
      !source.actors.includes(actor.id) &&
      actor.mentions.some((mention) => content.some((piece) => overlaps(piece, mention.span))),
  );
  const entry: ClaimEntry = {
    span,
    words: words(span),
    attribution: id,
    speakers: refs(source.actors),
    source: source.span === undefined ? null : words(source.span),
    cue: cue === undefined ? null : words(cue),
    act,
    mode,
    negated,
    through: document.claimantOf(id).chain.slice(0, -1),
    events: told,
    about: refs(about.map((actor) => actor.id)),
    certainty,
    ...(target === undefined ? {} : { target }),
    ...(isContested(document, attribution, told) ? { contested: true } : {}),
  };
  const denies = act === "denial" || told.some(({ status }) => status === "denied");
  return {
    kind: "claim",
    ordinal,
    act,
    negated,
    parts: [
      ...part(
        "speaker",
        entry.speakers.map(({ key }) => key),
      ),
      ...part(
        "about",
        entry.about.map(({ key }) => key),
      ),
      ...part(
        "type",
        told.map(({ type }) => type),
      ),
      // Nearly all are statements: to look for these, the list itself will do.
      ...part("act", act === "statement" ? [] : [act]),
      ...part("act", denies ? [DENIES] : []),
    ],
    entry,
  };
}

function isContested(document: CatalogueDocument, { id, about }: Attribution, told: ClaimEntry["events"]): boolean {
  const denied = new Set(told.filter(({ status }) => status === "denied").map((event) => event.id));
  if (about?.event !== undefined) denied.add(about.event);
  const own = document.claimantOf(id).key;
  return document.reading.events.some(
    (event) =>
      denied.has(event.id) &&
      event.mentions.some(({ status, attribution }) => isTold(status) && document.claimantOf(attribution).key !== own),
  );
}

/** Each mention of each event, in the order of the reading. */
export function eventsIn(document: CatalogueDocument, digest: DocumentDigest): readonly EnteredEvent[] {
  const items = new Map(digest.events.map(({ event, item }) => [event, item]));
  const places = new Map(document.reading.places.map((place) => [place.id, place]));
  return document.reading.events
    .flatMap((event) => event.mentions.map((mention) => ({ event, mention })))
    .map(({ event, mention }, ordinal) => {
      const place = event.place === undefined ? undefined : places.get(event.place);
      return eventIn(document, event, mention, ordinal, items.get(event.id) ?? "", place);
    });
}

type Place = Reading["places"][number];

function eventIn(
  document: CatalogueDocument,
  event: Event,
  { trigger, evidence, status, attribution }: EventMention,
  ordinal: number,
  item: string,
  place: Place | undefined,
): EnteredEvent {
  const { words, refs } = document;
  const claimant = document.claimantOf(attribution);
  const days = statedDays(event.date);
  const negated = isNegated(document, attribution);
  const where = place === undefined ? undefined : whereOf(place);
  const entry: EventEntry = {
    span: evidence,
    words: words(evidence),
    event: event.id,
    type: event.type,
    mode: event.mode ?? null,
    status,
    actors: refs(event.actor),
    recipients: refs(event.recipient),
    claimant: claimant.name,
    claimantKey: claimant.key,
    ...(event.date === undefined ? {} : { date: event.date }),
    ...(place === undefined ? {} : { place: place.name }),
    certainty: event.certainty,
    item,
    trigger: words(trigger),
    ...(where === undefined ? {} : { where }),
  };
  const actors = entry.actors.map(({ key }) => key);
  const recipients = entry.recipients.map(({ key }) => key);
  const side = sideOf(event.type);
  const at = where?.lat === undefined || where.lon === undefined ? undefined : placeKey(where);
  return {
    kind: "event",
    ordinal,
    status,
    negated,
    ...(side !== undefined && isTold(status) && !negated ? { act: side } : {}),
    ...(days === undefined ? {} : { days }),
    ...(at === undefined ? {} : { deed: { place: at, type: event.type } }),
    parts: [
      ...part("speaker", claimant.key.split("+")),
      ...part("actor", actors),
      // Who met each other did it to each other.
      ...part("recipient", recipients.length === 0 && actors.length > 1 ? actors : recipients),
      ...part("type", [event.type]),
      ...part("status", status === "occurred" ? [] : [status]),
      ...part("country", place?.country === undefined ? [] : [place.country]),
      ...part("place", at === undefined ? [] : [at]),
    ],
    entry,
  };
}

/** Said to have happened or to go on: what was planned or denied is no deed. */
export const isTold = (status: EventMention["status"]): boolean => status === "occurred" || status === "ongoing";

/** "Did not say that": inside such a claim, nobody claims anything. */
function isNegated({ view }: CatalogueDocument, attribution: string | undefined): boolean {
  const seen = new Set<string>();
  for (let at = attribution; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const claim = view.attributions.get(at);
    if (claim?.negated === true) return true;
    at = claim?.within;
  }
  return false;
}

/** PLOVER's quad classes without their halves: the first seven of its types are cooperation. */
const COOPERATION = 7;
export function sideOf(type: PloverType): "cooperation" | "conflict" | undefined {
  const at = (PLOVER_TYPES as readonly string[]).indexOf(type);
  return at < 0 ? undefined : at < COOPERATION ? "cooperation" : "conflict";
}

const whereOf = ({ name, country, kind, lat, lon, radiusM }: Place): NonNullable<EventEntry["where"]> => ({
  name,
  kind,
  ...(country === undefined ? {} : { country }),
  ...(lat === undefined ? {} : { lat }),
  ...(lon === undefined ? {} : { lon }),
  ...(radiusM === undefined ? {} : { radiusM }),
});

/** One name at one point is one place; a country is where its name is. */
export const placeKey = ({ name, kind, country, lat, lon, radiusM }: NonNullable<EventEntry["where"]>): string =>
  JSON.stringify([name, country ?? null, kind, lat ?? null, lon ?? null, radiusM ?? null]);

export function relationsIn(document: CatalogueDocument): readonly EnteredRelation[] {
  const { reading, words } = document;
  const actors = new Map(reading.actors.map(({ id }) => [document.keyOf(id), document.ref(id)] as const));
  const end = ({ key, name }: Told["from"]) => actors.get(key) ?? { key, name };
  return toldIn(document.report).map((told, ordinal) => {
    const { from, to, type, status, statement } = told;
    return {
      kind: "relation",
      ordinal,
      status,
      parts: [
        ...part("from", [from.key]),
        ...part("to", [to.key]),
        ...part("between", [[type, from.key, to.key].join("\n")]),
      ],
      entry: { told, words: words(statement.evidence.span), from: end(from), to: end(to) },
    };
  });
}

export const figuresIn = (document: CatalogueDocument): readonly Entered<FigureEntry>[] =>
  document.reading.figures.map(({ id, what, qualifier, certainty, span, attribution }, ordinal) => {
    const { name, key } = document.claimantOf(attribution);
    const words = document.words(span);
    return {
      kind: "figure",
      ordinal,
      parts: [],
      entry: { id, what, qualifier, certainty, span, words, claimant: name, claimantKey: key },
    };
  });

/** The month in which something is said to have happened, else that of the report. */
export function monthOf(date: DateValue | undefined, published: string | undefined): string | undefined {
  const stated = date === undefined || date.basis === "publication" ? undefined : /^\d{4}-\d{2}/.exec(date.value)?.[0];
  return stated ?? /^\d{4}-\d{2}/.exec(published ?? "")?.[0];
}
