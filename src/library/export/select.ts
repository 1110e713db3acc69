import { normaliseName } from "../../fusion/actors/identity.ts";
import { parseSearch, type SearchQuery } from "../../store/search-query.ts";
import type { DocumentFilter, DocumentRow, Page, PageRequest } from "../../store/store.ts";
import { digestsOf, type FusionContext } from "../fusion/context.ts";

/** What of a library is asked for; everything that is given has to hold. */
export interface ExportFilter {
  /** By any id that the story has had. */
  readonly story?: string;
  /** On the document, or on a story that it tells. */
  readonly tag?: string;
  readonly set?: string;
  readonly outlet?: string;
  /** First and last day of publication, ISO 8601. */
  readonly from?: string;
  readonly until?: string;
  /** By any of its names. */
  readonly actor?: string;
  /** By id. */
  readonly document?: string;
  /** Words, as `hearsay search` takes them. */
  readonly query?: string;
}

export interface ExportAsked {
  readonly filter: ExportFilter;
  /** Names private persons, whom exports leave unnamed otherwise. */
  readonly withPrivatePersons?: boolean;
  /** The machine's readings alone. */
  readonly machine?: boolean;
}

export interface Selection {
  /** In order of publication, then of ids. */
  readonly rows: readonly DocumentRow[];
  /** Keys of the actor that was asked for. */
  readonly actorKeys?: ReadonlySet<string>;
  /** The story that was asked for, by its present id. */
  readonly story?: string;
}

/** Finds the documents that are asked for. Texts are not kept: rows are looked up again when they are written. */
export async function select(context: FusionContext, filter: ExportFilter): Promise<Selection> {
  const { session } = context;
  const { outlet, from, until, query } = filter;
  const kept: DocumentFilter = {
    ...(outlet === undefined ? {} : { outlet }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
  const sought = query === undefined ? undefined : parseSearch(query);
  const story = filter.story === undefined ? undefined : await session.groupOf("story", filter.story);
  const tests: ReadonlySet<string>[] = [];
  if (filter.story !== undefined) tests.push(new Set(story === undefined ? [] : await tellersOf(context, [story])));
  if (filter.document !== undefined) tests.push(new Set([filter.document]));
  for (const kind of ["tag", "set"] as const) {
    const label = filter[kind];
    if (label !== undefined) tests.push(await labelled(context, kind, label));
  }
  const rows: DocumentRow[] = [];
  const actorKeys = new Set<string>();
  for await (const row of candidates(context, kept, sought, tests)) {
    if (!tests.every((ids) => ids.has(row.id)) || !isKept(row, kept)) continue;
    if (filter.actor !== undefined && !(await hasActor(context, row.id, filter.actor, actorKeys))) continue;
    rows.push({ ...row, text: "", input: "" });
  }
  rows.sort((a, b) => compare(a.published ?? "", b.published ?? "") || compare(a.id, b.id));
  return {
    rows,
    ...(filter.actor === undefined ? {} : { actorKeys }),
    ...(story === undefined ? {} : { story }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where documents are named one by one, those; else all that the store finds: a library is not read for one story. */
async function* candidates(
  { session }: FusionContext,
  kept: DocumentFilter,
  sought: SearchQuery | undefined,
  [named]: readonly ReadonlySet<string>[],
): AsyncGenerator<DocumentRow> {
  if (sought !== undefined) yield* pages((page) => session.search(sought, kept, page));
  else if (named === undefined) yield* pages((page) => session.documents(kept, page));
  else {
    for (const id of named) {
      const row = await session.document(id);
      if (row !== undefined) yield row;
    }
  }
}

/** As the store filters: "2021-07" lies before the end of every day of that month. */
const isKept = ({ outlet, published }: DocumentRow, kept: DocumentFilter): boolean =>
  (kept.outlet === undefined || outlet === kept.outlet) &&
  (kept.from === undefined || (published !== null && published >= kept.from)) &&
  (kept.until === undefined || (published !== null && published < `${kept.until}\u{10ffff}`));

export async function* pages<Row>(next: (page: PageRequest) => Promise<Page<Row>>): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const page = await next({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function tellersOf({ session }: FusionContext, stories: readonly string[]): Promise<readonly string[]> {
  return (await session.members("story", stories)).map(({ document }) => document);
}

async function labelled(context: FusionContext, kind: "tag" | "set", text: string): Promise<ReadonlySet<string>> {
  const { session } = context;
  const fits = (label: { readonly kind: string; readonly text: string }) => label.kind === kind && label.text === text;
  const documents = new Set((await session.labels()).filter(fits).map(({ document }) => document));
  const stories = new Set<string>();
  for (const { story } of (await session.storyLabels()).filter(fits)) {
    const group = await session.groupOf("story", story);
    if (group !== undefined) stories.add(group);
  }
  for (const document of await tellersOf(context, [...stories])) documents.add(document);
  return documents;
}

/** Notes the keys under which the actor is known across documents. */
async function hasActor(context: FusionContext, document: string, name: string, keys: Set<string>): Promise<boolean> {
  const called = normaliseName(name);
  const actors = (await digestsOf(context, [document])).get(document)?.actors ?? [];
  const found = actors.filter(
    (actor) => normaliseName(actor.name) === called || actor.aliases.includes(called) || actor.key === name,
  );
  for (const { key } of found) keys.add(key);
  return found.length > 0;
}
