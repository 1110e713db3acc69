import type { Actor } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { CountedRow } from "../../store/catalogue-store.ts";
import type { CatalogueDocument } from "./document.ts";
import { type EnteredClaim, type EnteredEvent, type EnteredRelation, monthOf } from "./elements.ts";
import type { RelationEntry } from "./entries.ts";

/** Subject of what is counted of the whole library. */
export const EVERYBODY = "*";

/** What of a document is counted over all documents: of each actor that has a name, and of places. */
export function countedIn(
  document: CatalogueDocument,
  claims: readonly EnteredClaim[],
  events: readonly EnteredEvent[],
  relations: readonly EnteredRelation[],
): readonly CountedRow[] {
  const rows = new Map<string, CountedRow>();
  const named = new Set<string>();
  const count: Count = (subject, facet, value, n = 1, span) => {
    if (subject !== EVERYBODY && !named.has(subject)) return;
    if (BETWEEN.has(facet) && !named.has(value.split("\n", 1)[0] ?? "")) return;
    const id = `${subject}\0${facet}\0${value}`;
    const row = rows.get(id);
    const first = row?.span ?? span;
    rows.set(id, { subject, facet, value, n: (row?.n ?? 0) + n, ...(first === undefined ? {} : { span: first }) });
  };
  for (const actor of document.reading.actors) {
    if (document.isNamed(actor)) named.add(document.keyOf(actor.id));
  }
  for (const actor of document.reading.actors) {
    if (named.has(document.keyOf(actor.id))) countActor(document, actor, count);
  }
  for (const claim of claims) countClaim(document, claim, count);
  for (const event of events) countEvent(document, event, count);
  for (const { entry } of relations) countRelation(entry, count);
  return [...rows.values()];
}

/** Facets whose value is another actor. */
const BETWEEN = new Set([
  "edge:type",
  "edge:relation",
  "edge:says",
  "edge:cooperation",
  "edge:conflict",
  "other",
  "other:conflict",
]);

function countRelation({ told, from, to }: RelationEntry, count: Count): void {
  const { type, status } = told;
  for (const subject of [EVERYBODY, from.key, to.key])
    count(subject, "relation", [type, status, from.key, to.key].join("\n"));
  if (status === "denied") return;
  count(from.key, "edge:relation", to.key);
  count(from.key, "edge:type", [to.key, "relation", type].join("\n"));
}

type Count = (subject: string, facet: string, value: string, n?: number, span?: Span) => void;

function countActor(document: CatalogueDocument, actor: Actor, count: Count): void {
  const key = document.keyOf(actor.id);
  count(key, "all", "");
  if (document.isNamed(actor)) {
    const { name, kind, country = null, sector = null } = actor;
    count(key, "look", JSON.stringify([name, kind, country, sector]));
  }
  if (actor.public === false) count(key, "withheld", "");
  if (!document.isHidden(actor.id)) count(key, "public", "");
  for (const { form, span } of actor.mentions) {
    if (form !== "pronoun") count(key, "name", `${form}\n${oneLine(document.words(span))}`, 1, span);
  }
  const [named] = actor.mentions.filter(({ form }) => form !== "pronoun");
  for (const { field, value, record } of actor.judged ?? []) {
    if (field !== "alias" || typeof value !== "string") continue;
    // Found by it as by any other name; who gave it stands in the ledger.
    count(key, "name", `human\n${oneLine(value)}`, 1, named?.span);
    count(key, "alias", `${oneLine(value)}\n${record}`);
  }
  for (const { title, of, former, evidence } of actor.roles ?? []) {
    const body = of === undefined ? "" : document.keyOf(of);
    count(key, "role", [former === true ? "former" : "", title, body].join("\n"), 1, evidence);
  }
}

const oneLine = (words: string): string => words.replace(/\s+/g, " ").trim();

function countClaim(document: CatalogueDocument, { entry }: EnteredClaim, count: Count): void {
  const month = monthOf(undefined, document.report.published);
  const claimant = document.claimantOf(entry.attribution);
  for (const speaker of entry.speakers) {
    count(speaker.key, "says", "");
    if (month !== undefined) count(speaker.key, "month:says", month);
    for (const { key } of entry.about) count(speaker.key, "edge:says", key);
  }
  // "Officials" may be anybody's: who is neither named nor described is nobody to be counted.
  const known = claimant.key.split("+").every((key) => !key.startsWith("in:") && !key.startsWith("unnamed:"));
  for (const { key } of known ? entry.about : []) {
    count(key, "claimant", claimant.key);
    if (claimant.kind === "described") count(key, "claimant:called", `${claimant.key}\n${claimant.name}`);
  }
}

function countEvent(document: CatalogueDocument, { entry, act: side, deed }: EnteredEvent, count: Count): void {
  const { type, status, actors, recipients, date } = entry;
  const does = actors.map(({ key }) => key);
  const suffers = recipients.map(({ key }) => key);
  for (const key of does) {
    count(key, "does", "");
    count(key, "said", ["actor", type, status].join("\n"));
  }
  for (const key of suffers) {
    count(key, "suffers", "");
    count(key, "said", ["recipient", type, status].join("\n"));
  }
  const outlet = document.claimantOf(undefined);
  // What the outlet itself tells is its claim; what others tell is counted with their claims.
  if (entry.claimantKey === outlet.key) {
    for (const key of new Set([...does, ...suffers])) count(key, "claimant", outlet.key);
  }
  const at = deed?.place;
  const facet = at === undefined ? "unplaced" : "at";
  // Who does something to himself is at the place once.
  for (const key of new Set([EVERYBODY, ...does, ...suffers])) {
    count(key, facet, at ?? "");
    count(key, `${facet}:${type}`, at ?? "");
  }
  if (side !== undefined)
    countDeed({ side, type, does, suffers, month: monthOf(date, document.report.published) }, count);
}

interface Deed {
  readonly side: string;
  readonly type: string;
  readonly does: readonly string[];
  readonly suffers: readonly string[];
  readonly month: string | undefined;
}

function countDeed({ side, type, does, suffers, month }: Deed, count: Count): void {
  const parties = new Set([...does, ...suffers]);
  for (const key of parties) if (month !== undefined) count(key, `month:${side}`, month);
  // Who met each other did it to each other.
  const to = suffers.length === 0 ? does : suffers;
  const others = new Map<string, Set<string>>();
  for (const from of does) {
    for (const other of to) {
      if (from === other) continue;
      count(from, `edge:${side}`, other);
      count(from, "edge:type", [other, side, type].join("\n"));
      for (const [one, two] of [
        [from, other],
        [other, from],
      ] as const)
        others.set(one, (others.get(one) ?? new Set()).add(two));
    }
  }
  for (const [one, all] of others) {
    for (const other of all) {
      count(one, "other", other);
      if (side === "conflict") count(one, "other:conflict", other);
    }
  }
}
