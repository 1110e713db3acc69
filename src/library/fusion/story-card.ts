import type { DateValue, Reading } from "../../doc/reading.ts";
import { overlaps } from "../../doc/span.ts";
import { joinActors } from "../../fusion/actors/join.ts";
import { withoutRepeats } from "../../fusion/aspects/aspects.ts";
import type { Contradiction, Report } from "../../fusion/aspects/types.ts";
import type { DocumentHead } from "../../fusion/digest.ts";
import { compareText } from "../../fusion/ids.ts";
import { citationsOf } from "../../fusion/lineages/index.ts";
import { documentOf } from "../../fusion/stories/attach.ts";
import type { GroupRow } from "../../store/fusion-store.ts";
import { type FusionContext, headsOf, readingOf } from "./context.ts";
import { placingsOf } from "./placings.ts";
import type { StoryGroup } from "./story-group.ts";
import { titleGiven } from "./story-titles.ts";

/** What is kept of a story; its aspects are worked out when it is looked at. */
export interface StoryCard {
  readonly title: string;
  /** The machine's own, where a person gave another. */
  readonly machineTitle?: string;
  readonly date?: DateValue;
  readonly reports: readonly {
    readonly document: string;
    readonly events: readonly string[];
    readonly lineage: string;
  }[];
  /** Events of each happening, as document and local id. */
  readonly happenings: readonly (readonly (readonly [document: string, event: string])[])[];
  readonly contradictions: readonly Contradiction[];
}

/** The reports of each happening of a story, ready to be compared. Those that only open with it come with no event. */
export interface StoryReports {
  readonly card: StoryCard;
  readonly happenings: readonly (readonly Report[])[];
}

export async function summarise(context: FusionContext, story: StoryGroup): Promise<GroupRow | undefined> {
  const heads = await headsOf(context, story.items.map(documentOf));
  const pages = new Set([...heads.values()].map(({ page }) => page));
  // What one document alone tells is kept with the document: see `withinDocument`.
  if (pages.size < 2) return undefined;
  const readings = new Map<string, Reading>();
  for (const document of heads.keys()) {
    const reading = await readingOf(context, document);
    if (reading !== undefined) readings.set(document, reading);
  }
  const lineageOf = await lineagesOfDocuments(context, [...heads.keys()]);
  const card = withTitle(cardOf(story, heads, readings, lineageOf), titleGiven(await context.titles(), story.items));
  const reports = await reportsOf(context, card.happenings, heads, readings, lineageOf);
  const told = card.reports.flatMap(({ document, events }) =>
    [...events, ""].map((event) => [document, event] as const),
  );
  const [documents = []] = await reportsOf(context, [told], heads, readings, lineageOf);
  const contradictions = withoutRepeats([
    ...contradictionsOf(context, reports, story.id),
    // Claims, counts and offices may meet outside the events that join the reports.
    ...context.aspects.contradictionsBetween(documents, story.id),
  ]);
  return {
    id: story.id,
    documents: pages.size,
    lineages: new Set(card.reports.map(({ lineage }) => lineage)).size,
    contradictions: contradictions.length,
    date: card.date?.value ?? card.reports.map(({ document }) => heads.get(document)?.published).find(Boolean) ?? null,
    json: JSON.stringify({ ...card, contradictions }),
  };
}

type Bare = Omit<StoryCard, "contradictions">;
const withTitle = ({ title: machineTitle, ...card }: Bare, given: string | undefined): Bare => ({
  title: given ?? machineTitle,
  ...(given === undefined ? {} : { machineTitle }),
  ...card,
});

/** What contradicts itself within one document. */
export async function withinDocument(context: FusionContext, document: string): Promise<GroupRow | undefined> {
  const [heads, reading] = [await headsOf(context, [document]), await readingOf(context, document)];
  if (reading === undefined) return undefined;
  const events = reading.events.map(({ id }) => [document, id] as const);
  const lineageOf = new Map([[document, document]]);
  const [reports = []] = await reportsOf(context, [events], heads, new Map([[document, reading]]), lineageOf);
  const contradictions = once(context.aspects.contradictionsIn(reports));
  if (contradictions.length === 0) return undefined;
  const date = heads.get(document)?.published ?? null;
  const json = JSON.stringify(contradictions);
  return { id: document, documents: 1, lineages: 1, contradictions: contradictions.length, date, json };
}

/** Those of a story's happenings: between its documents, or within one of them about an event of the story. */
function contradictionsOf(
  { aspects }: FusionContext,
  happenings: readonly (readonly Report[])[],
  story: string,
): readonly Contradiction[] {
  const found = happenings.flatMap((reports) =>
    aspects.contradictionsIn(reports, story).filter(({ positions }) => {
      const evidence = positions.flatMap((position) => position.evidence);
      if (new Set(evidence.map(({ document }) => document)).size > 1) return true;
      return evidence.some(({ document, span }) =>
        reports.some(
          (report) =>
            report.document === document &&
            report.reading.events.some(
              ({ id, mentions }) =>
                report.events.includes(id) && mentions.some((mention) => overlaps(mention.evidence, span)),
            ),
        ),
      );
    }),
  );
  return once(found);
}

/** By the words that they stand on: what two happenings share is said once. */
export function once(contradictions: readonly Contradiction[]): readonly Contradiction[] {
  const seen = new Set<string>();
  return contradictions.filter((contradiction) => {
    const evidence = evidenceOf(contradiction);
    return !seen.has(evidence) && seen.add(evidence);
  });
}

export const evidenceOf = ({ kind, positions }: Contradiction): string =>
  JSON.stringify([kind, positions.flatMap(({ evidence }) => evidence.map(({ document, span }) => [document, span]))]);

export async function openStory(context: FusionContext, row: GroupRow): Promise<StoryReports> {
  const card = JSON.parse(row.json) as StoryCard;
  const documents = card.reports.map(({ document }) => document);
  const heads = await headsOf(context, documents);
  const readings = new Map<string, Reading>();
  for (const document of documents) {
    const reading = await readingOf(context, document);
    if (reading !== undefined) readings.set(document, reading);
  }
  const lineageOf = await lineagesOfDocuments(context, documents);
  return { card, happenings: await reportsOf(context, card.happenings, heads, readings, lineageOf) };
}

export async function lineagesOfDocuments(
  { session }: FusionContext,
  documents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const members = await session.membersIn("lineage", documents);
  return new Map(members.map(({ document, group }) => [document, group]));
}

function cardOf(
  story: StoryGroup,
  heads: ReadonlyMap<string, DocumentHead>,
  readings: ReadonlyMap<string, Reading>,
  lineageOf: ReadonlyMap<string, string>,
): Bare {
  const events = new Map(
    [...heads.values()].flatMap((head) => head.events.map(({ item, event }) => [item, event] as const)),
  );
  const documents = [...heads.values()]
    .toSorted((a, b) => compareText(a.published ?? "~", b.published ?? "~") || compareText(a.document, b.document))
    .map(({ document }) => document);
  const own = (document: string): readonly string[] =>
    story.items.flatMap((item) => (documentOf(item) === document ? (events.get(item) ?? []) : [])).toSorted(byNumber);
  const told = documents.flatMap((document) =>
    own(document).map((id) => ({
      reading: readings.get(document),
      event: readings.get(document)?.events.find((event) => event.id === id),
    })),
  );
  const date = told
    .flatMap(({ event }) => (event?.date === undefined || event.date.basis === "publication" ? [] : [event.date]))
    .toSorted((a, b) => narrowness(a) - narrowness(b) || compareText(a.value, b.value))[0];
  const opening = documents.find(
    (document) =>
      heads.get(document)?.lead.item !== undefined &&
      story.items.includes(`${document}#lead`) &&
      heads.get(document)?.title !== undefined,
  );
  const main = documents.find(
    (document) =>
      story.items.includes(heads.get(document)?.lead.main ?? "") && heads.get(document)?.title !== undefined,
  );
  const first = told.find(({ event }) => event !== undefined);
  const title =
    heads.get(opening ?? main ?? "")?.title ??
    first?.reading?.document.text
      .slice(...(first.event?.mentions[0]?.evidence ?? [0, 0]))
      .replace(/\s+/g, " ")
      // A clause that somebody said stands without the word that tied it to the saying.
      .replace(/^(?:that|and|but) /i, "") ??
    "";
  return {
    title,
    ...(date === undefined ? {} : { date }),
    reports: documents.map((document) => ({
      document,
      events: own(document),
      lineage: lineageOf.get(document) ?? document,
    })),
    happenings: story.happenings.map((items) =>
      items.flatMap((item) => {
        const event = events.get(item);
        return event === undefined ? [] : [[documentOf(item), event] as const];
      }),
    ),
  };
}

const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1));
const PRECISIONS = ["day", "week", "interval", "month", "quarter", "year"];
const narrowness = ({ precision }: DateValue): number => PRECISIONS.indexOf(precision);

async function reportsOf(
  context: FusionContext,
  told: StoryCard["happenings"],
  heads: ReadonlyMap<string, DocumentHead>,
  readings: ReadonlyMap<string, Reading>,
  lineageOf: ReadonlyMap<string, string>,
): Promise<readonly (readonly Report[])[]> {
  const report = await reporter(context, heads, readings, lineageOf);
  const happenings = told.map((events) => {
    const documents = [...new Set(events.map(([document]) => document))];
    return documents.flatMap((document) => {
      const own = events.filter(([of]) => of === document).map(([, event]) => event);
      const found = report(document);
      return found === undefined ? [] : [{ ...found, events: own.toSorted(byNumber) }];
    });
  });
  return happenings.filter((reports) => reports.length > 0);
}

/** Documents as the comparison of their words sees them: who is who among them, and whose report rests on whose. */
export async function reporter(
  context: FusionContext,
  heads: ReadonlyMap<string, DocumentHead>,
  readings: ReadonlyMap<string, Reading>,
  lineageOf: ReadonlyMap<string, string>,
): Promise<(document: string) => Omit<Report, "events"> | undefined> {
  const joined = joinActors([...heads.values()], await placingsOf(context, "actor"));
  const outlets = new Map<string, string>();
  for (const { lineage, document } of heads.values()) {
    if (lineage.outlet !== undefined) outlets.set(lineage.outlet.key, lineageOf.get(document) ?? document);
  }
  return (document) => {
    const [reading, head] = [readings.get(document), heads.get(document)];
    if (reading === undefined || head === undefined) return undefined;
    const cited = citedIn(context, reading);
    return {
      document,
      ...(head.published === undefined ? {} : { published: head.published }),
      ...(head.outlet === undefined ? {} : { outlet: head.outlet }),
      lineage: lineageOf.get(document) ?? document,
      reading,
      identify: (actor) => joined(document, actor) ?? { key: `in:${document}#${actor}`, name: actor },
      originOf: (attribution) => {
        const outlet = cited.get(attribution);
        return outlet === undefined ? undefined : (outlets.get(outlet) ?? `outlet:${outlet}`);
      },
    };
  };
}

function citedIn({ cited, tables }: FusionContext, reading: Reading): ReadonlyMap<string, string> {
  const known = cited.get(reading);
  if (known !== undefined) return known;
  const found = new Map(citationsOf(reading, tables).map(({ attribution, outlet }) => [attribution, outlet]));
  cited.set(reading, found);
  return found;
}
