import type { DateValue, Reading } from "../../doc/reading.ts";
import { normaliseName } from "../../fusion/actors/identity.ts";
import { actorThing, documentOfThing } from "../../fusion/actors/join.ts";
import type { Aspect, Contradiction, FigureStep } from "../../fusion/aspects/types.ts";
import type { Lineage } from "../../fusion/lineages/index.ts";
import { type RelationOverTime, relationsOverTime } from "../../fusion/relations.ts";
import { documentOf, isOpening } from "../../fusion/stories/attach.ts";
import type { GroupRow, GroupSpace } from "../../store/fusion-store.ts";
import type { DocumentRow, Page, PageRequest } from "../../store/store.ts";
import { digestsOf, type FusionContext, readingOf } from "./context.ts";
import { placingsOf, verdictsOn } from "./placings.ts";
import { clustersNow } from "./stories.ts";
import { evidenceOf, lineagesOfDocuments, openStory, reporter, type StoryCard } from "./story-card.ts";
import { linksAmong } from "./story-links.ts";

/** A story as lists show it. */
export interface StoryLine {
  readonly id: string;
  readonly title: string;
  /** The machine's own, where a person gave another. */
  readonly machineTitle?: string;
  readonly date?: DateValue;
  readonly documents: number;
  readonly lineages: number;
  readonly contradictions: number;
}

/** A happening of a story: what is asked of it, and what is answered. */
export interface HappeningView {
  /** Events, by document and id within its reading. */
  readonly events: readonly { readonly document: string; readonly events: readonly string[] }[];
  readonly aspects: readonly Aspect[];
  readonly steps: readonly FigureStep[];
}

export interface StoryView extends StoryLine {
  readonly reports: StoryCard["reports"];
  readonly happenings: readonly HappeningView[];
  readonly contradictions: number;
  readonly contradicting: readonly Contradiction[];
  /** Why its reports are one story: each link between two of them, in words; with the record where a person joined them. */
  readonly joined: readonly {
    readonly documents: readonly [string, string];
    readonly reasons: readonly string[];
    readonly record?: string;
  }[];
  /** What people have said of whether these reports and others tell of one happening, whatever became of it. */
  readonly said: readonly StoryVerdict[];
}

/** A person's word on whether two reports tell of one happening. */
export interface StoryVerdict {
  readonly documents: readonly [string, string];
  readonly verdict: "positive" | "negative" | "unsure";
  readonly record: string;
  readonly author: string;
  readonly at: string;
  readonly reason?: string;
  /** False where others contradict it by way of a third report. */
  readonly followed: boolean;
}

export async function storyLines({ session }: FusionContext, page: PageRequest): Promise<Page<StoryLine>> {
  const { rows, ...rest } = await session.groups("story", page);
  return { rows: rows.map(lineOf), ...rest };
}

/** Stories with this label, each once, as far as they are told by several documents still. */
export async function labelledStories(
  { session }: FusionContext,
  label: { readonly kind: "tag" | "set"; readonly text: string },
): Promise<readonly StoryLine[]> {
  const groups = new Set<string>();
  for (const { story, kind, text } of await session.storyLabels()) {
    const group = kind === label.kind && text === label.text ? await session.groupOf("story", story) : undefined;
    if (group !== undefined) groups.add(group);
  }
  const rows: GroupRow[] = [];
  for (const group of groups) {
    const row = await session.group("story", group);
    if (row !== undefined) rows.push(row);
  }
  return rows.map(lineOf);
}

/** Tags, notes and sets of a story, whichever id they were put on. Its title is no label. */
export async function labelsOfStory({ session }: FusionContext, id: string): Promise<readonly string[]> {
  const labels: string[] = [];
  for (const { story, kind, text } of await session.storyLabels())
    if (kind !== "title" && (await session.groupOf("story", story)) === id) labels.push(`${kind}: ${text}`);
  return labels;
}

function lineOf({ id, documents, lineages, contradictions, json }: GroupRow): StoryLine {
  const { title, machineTitle, date } = JSON.parse(json) as StoryCard;
  const machine = machineTitle === undefined ? {} : { machineTitle };
  return { id, title, ...machine, ...(date === undefined ? {} : { date }), documents, lineages, contradictions };
}

/** By its id, or by one that it once had: of any report that is now in it. */
export async function storyView(context: FusionContext, id: string): Promise<StoryView | undefined> {
  const { session } = context;
  const row =
    (await session.group("story", id)) ?? (await session.group("story", (await session.groupOf("story", id)) ?? ""));
  if (row === undefined) return undefined;
  const { card, happenings } = await openStory(context, row);
  const members = await session.members("story", [row.id]);
  const items = new Set(members.map(({ item }) => item));
  const links = linksAmong(
    members,
    await digestsOf(
      context,
      members.map(({ document }) => document),
    ),
  );
  const said = await saidOf(context, items);
  return {
    ...lineOf(row),
    reports: card.reports,
    happenings: happenings.map((reports) => ({
      events: reports.map(({ document, events }) => ({ document, events })),
      aspects: context.aspects.aspectsOf(reports),
      steps: context.aspects.figureSteps(reports),
    })),
    contradicting: card.contradictions,
    joined: [
      ...said.flatMap(({ documents, verdict, record, author, reason }) =>
        verdict === "positive"
          ? [
              {
                documents,
                reasons: [`one happening, says ${author}${reason === undefined ? "" : `: ${reason}`}`],
                record,
              },
            ]
          : [],
      ),
      ...links.map(({ a, b, reasons }) => ({ documents: [documentOf(a), documentOf(b)] as const, reasons })),
    ],
    said,
  };
}

async function saidOf(context: FusionContext, items: ReadonlySet<string>): Promise<readonly StoryVerdict[]> {
  const pairs = await verdictsOn(context, "story", items, (all) => clustersNow(context, all));
  return pairs.flatMap(({ a, b, target, other, record, ...said }) =>
    // Openings follow what is said of the events that they open with.
    isOpening(a) ? [] : [{ documents: [documentOf(target), documentOf(other)] as const, record, ...said }],
  );
}

/** Every contradiction, those of stories first and the most contested story before all; none twice. */
export async function* contradictionsOf(context: FusionContext): AsyncGenerator<Contradiction> {
  const seen = new Set<string>();
  for await (const row of rowsOf(context, "story")) {
    if (row.contradictions === 0) break;
    yield* fresh((JSON.parse(row.json) as StoryCard).contradictions, seen);
  }
  for (const space of ["count", "document"] as const) {
    for await (const row of rowsOf(context, space))
      yield* fresh(JSON.parse(row.json) as readonly Contradiction[], seen);
  }
}

const fresh = (contradictions: readonly Contradiction[], seen: Set<string>): readonly Contradiction[] =>
  contradictions.filter((each) => !seen.has(evidenceOf(each)) && seen.add(evidenceOf(each)));

/** Documents that go back to one origin; not those that stand alone. */
export async function* lineagesOfLibrary(context: FusionContext): AsyncGenerator<Lineage> {
  for await (const row of rowsOf(context, "lineage")) yield JSON.parse(row.json) as Lineage;
}

async function* rowsOf({ session }: FusionContext, space: GroupSpace): AsyncGenerator<GroupRow> {
  let cursor: string | undefined;
  do {
    const page = await session.groups(space, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** All that is told across the documents of a library, in the form that is exchanged: documents by the caller's key, else by id. */
export interface Corpus {
  readonly stories: readonly (Omit<StoryLine, "contradictions"> & {
    readonly reports: StoryCard["reports"];
    readonly aspects: readonly Aspect[];
  })[];
  readonly contradictions: readonly Contradiction[];
  readonly lineages: readonly Lineage[];
  readonly relations: readonly RelationOverTime[];
}

export async function corpusOf(context: FusionContext): Promise<Corpus> {
  const stories = [];
  for await (const row of rowsOf(context, "story")) {
    const { card, happenings } = await openStory(context, row);
    const { contradictions: _contradictions, ...line } = lineOf(row);
    stories.push({
      ...line,
      reports: card.reports,
      aspects: happenings.flatMap((reports) => context.aspects.aspectsOf(reports)),
    });
  }
  const contradictions = [];
  for await (const contradiction of contradictionsOf(context)) contradictions.push(contradiction);
  const lineages = [];
  const several = new Set<string>();
  for await (const lineage of lineagesOfLibrary(context)) {
    lineages.push(lineage);
    for (const document of lineage.documents) several.add(document);
  }
  const documents = await allDocuments(context);
  for (const { id } of documents) {
    const [member] = several.has(id) ? [] : await context.session.membersIn("lineage", [id]);
    if (member !== undefined) lineages.push({ id: member.group, documents: [id], reasons: [] });
  }
  const relations = await relationsIn(
    context,
    documents.map(({ id }) => id),
  );
  return named(await keysOf(context, documents), { stories, contradictions, lineages, relations });
}

/** Who is what to whom, of those that are called like this ("Taliban"), and of whoever people say is the same. */
export async function relationsOf(context: FusionContext, name: string): Promise<readonly RelationOverTime[]> {
  const { session } = context;
  const called = normaliseName(name);
  const placings = await placingsOf(context, "actor");
  const found = await session.itemsUnder("relation", [called]);
  const keys = new Set<string>();
  for (const digest of (
    await digestsOf(
      context,
      found.map(({ document }) => document),
    )
  ).values()) {
    for (const actor of digest.actors)
      if (normaliseName(actor.name) === called || actor.aliases.includes(called))
        keys.add(placings.nameOf(actorThing(digest.document, actor.id), actor.key));
  }
  // Under its other names only whom people have joined: all documents that name a state are most of the library.
  const joined = [...keys].map(placings.hubsOf).filter((hubs) => hubs.length > 1);
  const others = await session.itemsUnder("actor", joined.flat());
  const documents = new Set([
    ...[...found, ...others].map(({ document }) => document),
    ...[...keys].flatMap(placings.thingsOf).map(documentOfThing),
  ]);
  const relations = await relationsIn(context, [...documents].sort());
  return relations.filter(
    ({ from, to, fromKey, toKey }) =>
      keys.has(fromKey) || keys.has(toKey) || normaliseName(from) === called || normaliseName(to) === called,
  );
}

async function relationsIn(context: FusionContext, documents: readonly string[]): Promise<readonly RelationOverTime[]> {
  const digests = await digestsOf(context, documents);
  const readings = new Map<string, Reading>();
  for (const document of documents) {
    const reading = await readingOf(context, document);
    if (reading !== undefined && reading.relations.length > 0) readings.set(document, reading);
  }
  const report = await reporter(context, digests, readings, await lineagesOfDocuments(context, documents));
  return relationsOverTime([...readings.keys()].flatMap((document) => report(document) ?? []));
}

async function allDocuments({ session }: FusionContext): Promise<readonly DocumentRow[]> {
  const all: DocumentRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await session.documents({}, { limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.rows);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function keysOf(context: FusionContext, documents: readonly DocumentRow[]): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  for (const { id } of documents) {
    const key = (await digestsOf(context, [id])).get(id)?.key;
    if (key !== undefined) keys.set(id, key);
  }
  return keys;
}

/** Names documents as their caller does, wherever they stand. */
function named(keys: ReadonlyMap<string, string>, corpus: Corpus): Corpus {
  const nameOf = (document: string): string => keys.get(document) ?? document;
  const byName = <T extends { readonly evidence: readonly { readonly document: string }[] }>(position: T): T => ({
    ...position,
    evidence: position.evidence.map((each) => ({ ...each, document: nameOf(each.document) })),
  });
  return {
    stories: corpus.stories.map((story) => ({
      ...story,
      reports: story.reports.map((report) => ({ ...report, document: nameOf(report.document) })),
      aspects: story.aspects.map((aspect) => ({ ...aspect, positions: aspect.positions.map(byName) })),
    })),
    contradictions: corpus.contradictions.map((each) => ({ ...each, positions: each.positions.map(byName) })),
    lineages: corpus.lineages.map((lineage) => ({ ...lineage, documents: lineage.documents.map(nameOf) })),
    relations: corpus.relations.map((relation) => ({
      ...relation,
      evidence: relation.evidence.map((each) => ({ ...each, document: nameOf(each.document) })),
      statements: relation.statements.map((each) => ({
        ...each,
        document: nameOf(each.document),
        evidence: { ...each.evidence, document: nameOf(each.evidence.document) },
      })),
    })),
  };
}
