import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Actor, Relation } from "../../doc/reading.ts";
import type { EventCodes } from "../codes.ts";
import { coverageText } from "../coverage.ts";
import type { Exporter } from "../exporter.ts";
import { type DocumentView, denialsOf, documentView, isoDays, type Telling, tellingsOf } from "../view.ts";

type Properties = Readonly<Record<string, readonly (string | undefined)[]>>;

/**
 * FollowTheMoney entities, one a line: documents as Article, actors as Person, PublicBody, Organization …, mentions as
 * Mention, happenings as Event, claims as Note tied to their document by Documentation, designations as Sanction. The model
 * has no speaker, stance or role in an event: those stand in the Note's text.
 */
export const followTheMoney: Exporter = {
  about: "articles, actors, events and claims for Aleph and OpenSanctions tools, one entity a line",
  mediaType: "application/x-ndjson",
  extension: ".ftm.jsonl",
  coverage: "inside",
  async *write(source) {
    const coverage = await source.coverage();
    yield entity("Note", "coverage", {
      name: ["What this rests on, and what it is not"],
      description: [coverageText(coverage)],
    });
    const written = new Set<string>();
    for await (const from of source.documents()) yield* documentEntities(documentView(from), source.codes, written);
  },
};

const idOf = (schema: string, name: string): string => `hearsay-${bytesToHex(sha1(utf8ToBytes(`${schema}:${name}`)))}`;

function entity(schema: string, name: string, properties: Properties): string {
  const given = Object.entries(properties).flatMap(([property, values]) => {
    const kept = [...new Set(values.filter((value) => value !== undefined && value !== ""))];
    return kept.length === 0 ? [] : [[property, kept] as const];
  });
  return `${JSON.stringify({ id: idOf(schema, name), schema, properties: Object.fromEntries(given) })}\n`;
}

const SCHEMATA: Readonly<Record<Actor["kind"], string>> = {
  state: "PublicBody",
  government: "PublicBody",
  "armed-group": "Organization",
  party: "Organization",
  "international-organisation": "Organization",
  organisation: "Organization",
  company: "Company",
  media: "Organization",
  office: "PublicBody",
  person: "Person",
  people: "LegalEntity",
  unknown: "LegalEntity",
};
/** The reader reads English. FollowTheMoney writes languages in three letters. */
const LANGUAGES: Readonly<Record<string, string>> = { en: "eng" };

const actorName = (view: DocumentView, id: string): string => {
  const actor = view.actors.get(id);
  return actor === undefined ? "" : idOf(SCHEMATA[actor.kind], view.report.identify(id).key);
};

function* documentEntities(view: DocumentView, codes: EventCodes, written: Set<string>): Generator<string> {
  const { document } = view.report.reading;
  const article = idOf("Article", document.id);
  const published = isoDays(document.published)?.from;
  yield entity("Article", document.id, {
    fileName: [document.key ?? document.id],
    title: [document.title],
    author: [document.author],
    publisher: [document.outlet?.name],
    sourceUrl: [document.uri],
    publishedAt: [published],
    retrievedAt: [view.from.fetchedAt],
    language: [LANGUAGES[document.language]],
    mimeType: ["text/plain"],
    bodyText: [document.text],
    notes: [`lineage: ${view.report.lineage}`],
  });
  for (const actor of view.actors.values()) yield* actorEntities(view, actor, codes, article, written);
  for (const telling of tellingsOf(view)) yield* tellingEntities(view, telling, codes, article, written);
  for (const relation of view.report.reading.relations) {
    if (relation.type === "designatesAsTerrorist" || relation.type === "delisted")
      yield sanction(view, relation, article);
  }
}

function* actorEntities(
  view: DocumentView,
  actor: Actor,
  { countries }: EventCodes,
  article: string,
  written: Set<string>,
): Generator<string> {
  const { key, name } = view.report.identify(actor.id);
  const schema = SCHEMATA[actor.kind];
  const country = actor.country === undefined ? undefined : countries.get(actor.country)?.alpha2.toLowerCase();
  if (!written.has(`${schema}:${key}`)) {
    written.add(`${schema}:${key}`);
    yield entity(schema, key, {
      name: [name === actor.id ? actor.name : name],
      country: [country],
      notes: actor.entity === undefined ? [] : [`known as ${actor.entity}`],
    });
  }
  const named = actor.mentions.filter(({ form }) => form !== "pronoun");
  // A pronoun alone is no name of anybody.
  if (named.length === 0) return;
  yield entity("Mention", view.names(actor.id), {
    document: [article],
    name: named.map(({ span }) => view.words(span)),
    detectedSchema: [schema],
    resolved: [actorName(view, actor.id)],
    contextCountry: [country],
  });
}

function* tellingEntities(
  view: DocumentView,
  telling: Telling,
  { countries }: EventCodes,
  article: string,
  written: Set<string>,
): Generator<string> {
  const { event, mention, number, actors, recipients, claimant, place, days } = telling;
  const happening = view.from.happenings.get(event.id);
  const key = happening?.id ?? view.names(event.id);
  const real = mention.status === "occurred" || mention.status === "ongoing";
  const names = (ids: typeof actors): string => ids.map(({ actor }) => actor.name).join(", ") || "nobody named";
  const what = `${event.type}${event.mode === undefined ? "" : `/${event.mode}`}: ${names(actors)} → ${names(recipients)}`;
  if (real && !written.has(`Event:${key}`)) {
    written.add(`Event:${key}`);
    yield entity("Event", key, {
      name: [what],
      summary: [`done by: ${names(actors)}; to: ${names(recipients)}`],
      startDate: [days?.from],
      endDate: [days?.to],
      location: [place?.name],
      country: [place?.country === undefined ? undefined : countries.get(place.country)?.alpha2.toLowerCase()],
      involved: [...actors, ...recipients].map(({ actor }) => actorName(view, actor.id)),
      proof: [article],
      sourceUrl: [view.report.reading.document.uri],
      publisher: [view.report.reading.document.outlet?.name],
      notes: [`${happening?.documents ?? 1} documents, ${happening?.lineages ?? 1} lineages`],
    });
  }
  const denied = denialsOf(view, event).map(({ id }) => view.claimant(id).name);
  const said = `${claimant.chain.join(" → ")} (${mention.status}): “${view.words(mention.evidence)}”`;
  const against = denied.length === 0 ? "" : ` Denied by ${denied.join(", ")}.`;
  const [start, end] = mention.evidence;
  const note = `${view.names(event.id)}/${number}`;
  yield entity("Note", note, {
    name: [`${claimant.name}: ${what}, ${mention.status}`],
    description: [`${said}${against}`],
    entity: real ? [idOf("Event", key)] : [],
    proof: [article],
    sourceUrl: [view.report.reading.document.uri],
    publisher: [view.report.reading.document.outlet?.name],
    notes: [`words at ${start}-${end} of the text; lineage: ${view.report.lineage}`],
  });
  yield entity("Documentation", note, {
    document: [article],
    entity: [idOf("Note", note)],
    role: ["words of the claim"],
  });
}

/** Somebody's designation of somebody, with its day; never a flag on whom it is about. */
function sanction(view: DocumentView, relation: Relation, article: string): string {
  const { document } = view.report.reading;
  return entity("Sanction", view.names(relation.id), {
    entity: [actorName(view, relation.to)],
    authority: [view.actors.get(relation.from)?.name],
    program: ["designation as terrorist"],
    listingDate: [relation.type === "delisted" ? undefined : isoDays(relation.since)?.from],
    startDate: [isoDays(relation.since)?.from],
    endDate: [isoDays(relation.until)?.to],
    status: [relation.type === "delisted" ? "delisted" : relation.status],
    reason: [`${view.claimant(relation.attribution).chain.join(" → ")}: “${view.words(relation.evidence)}”`],
    sourceUrl: [document.uri],
    publisher: [document.outlet?.name],
    proof: [article],
  });
}
