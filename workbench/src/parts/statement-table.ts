import type { ClaimRow, DenialPair, EventRow, Quoted } from "../../../src/query/records.ts";
import { actorNamesText } from "./actor-names-text.ts";
import { dateWords } from "./dates.ts";
import { speakerText } from "./speaker-text.ts";
import type { Table } from "./table.ts";
import { actVerb, statusWords, typeWords } from "./terms.ts";
import { counted, headed } from "./words.ts";

/** Claims as they are on screen, for a spreadsheet. */
export const claimTable = (claims: readonly ClaimRow[]): Table => ({
  columns: [
    { name: "Speaker" },
    { name: "Act" },
    { name: "Words", kind: "words" },
    { name: "About" },
    { name: "Events" },
    { name: "Outlet" },
    { name: "Published" },
    { name: "Title" },
    { name: "Lineage" },
    { name: "Document" },
    { name: "Start", kind: "number" },
    { name: "End", kind: "number" },
  ],
  rows: claims.map((claim) => ({
    cells: [
      speakerText(claim),
      actVerb(claim),
      claim.words,
      actorNamesText(claim.about),
      claim.events.map(({ type }) => typeWords(type)).join("; "),
      claim.outlet,
      claim.published,
      claim.title,
      claim.lineage,
      claim.document,
      ...claim.span,
    ],
    evidence: claim,
  })),
});

export const denialTable = (pairs: readonly DenialPair[]): Table => ({
  columns: [
    { name: "Claimant" },
    { name: "Claimed", kind: "words" },
    { name: "Claimed in" },
    { name: "Published" },
    { name: "Denied by" },
    { name: "Denial", kind: "words" },
    { name: "Denied in" },
    { name: "Denial published" },
    { name: "Event" },
  ],
  rows: pairs.map(({ denial, denied, claimant, type }) => ({
    cells: [
      claimant,
      denied.words,
      denied.outlet,
      denied.published,
      speakerText(denial),
      denial.words,
      denial.outlet,
      denial.published,
      type === undefined ? null : typeWords(type),
    ],
    evidence: denial,
  })),
});

export const eventTable = (events: readonly EventRow[]): Table => ({
  columns: [
    { name: "Claimant" },
    { name: "What" },
    { name: "Type" },
    { name: "Status" },
    { name: "Actors" },
    { name: "Recipients" },
    { name: "Words", kind: "words" },
    { name: "Happened" },
    { name: "Place" },
    { name: "Outlet" },
    { name: "Published" },
    { name: "Lineage" },
    { name: "Document" },
    { name: "Start", kind: "number" },
    { name: "End", kind: "number" },
  ],
  rows: events.map((event) => ({
    cells: [
      event.claimant,
      typeWords(event.type),
      event.type,
      statusWords(event.status),
      actorNamesText(event.actors),
      actorNamesText(event.recipients),
      event.words,
      event.date?.value ?? null,
      event.place ?? null,
      event.outlet,
      event.published,
      event.lineage,
      event.document,
      ...event.span,
    ],
    evidence: event,
  })),
});

/** A list of quotations with a note for each that cites its place; says what it leaves out. */
function quotedMarkdown<T extends Quoted>(
  title: string,
  rows: readonly T[],
  complete: boolean,
  says: (row: T) => string,
): string {
  return [
    `# ${escaped(title)}`,
    "",
    complete ? `${counted(rows.length, "claim")}.` : `The first ${counted(rows.length, "claim")}; there are more.`,
    "",
    ...rows.map(
      (row, at) => `- **${escaped(says(row))}**: “${escaped(row.words.replace(/\s+/g, " ").trim())}”[^${at + 1}]`,
    ),
    "",
    ...rows.map((row, at) => `[^${at + 1}]: ${escaped(placeOf(row))}`),
    "",
  ].join("\n");
}

const placeOf = ({ outlet, title, published, document, span }: Quoted): string =>
  `${outlet ?? "no outlet named"}, “${title ?? "without a headline"}”, ${dateWords(published)} (document ${document}, characters ${span[0]}–${span[1]})`;

/** Words of documents may not turn into marks of the text that they are put into. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");

export const claimsMarkdown = (title: string, claims: readonly ClaimRow[], complete: boolean): string =>
  quotedMarkdown(title, claims, complete, (claim) => `${headed(speakerText(claim))} ${actVerb(claim)}`);

export const eventsMarkdown = (title: string, events: readonly EventRow[], complete: boolean): string =>
  quotedMarkdown(
    title,
    events,
    complete,
    ({ claimant, type, status }) => `${headed(claimant)} (${typeWords(type)}, ${statusWords(status)})`,
  );

export const denialsMarkdown = (title: string, pairs: readonly DenialPair[], complete: boolean): string =>
  quotedMarkdown(
    title,
    pairs.map(({ denial, denied, claimant }) => ({ ...denial, denied, claimant })),
    complete,
    (pair) =>
      `${headed(pair.claimant)}: “${pair.denied.words.replace(/\s+/g, " ").trim()}” (${placeOf(pair.denied)}). ${headed(speakerText(pair))} denies`,
  );
