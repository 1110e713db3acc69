import type { DocumentLine, PageOf } from "../../query/records.ts";
import { parseSearch } from "../../store/search-query.ts";
import type { DocumentFilter, DocumentRow, Page, PageRequest, Session } from "../../store/store.ts";
import type { ViewContext } from "./context.ts";
import { passageOf } from "./passage.ts";

export interface DocumentsFilter {
  readonly outlet?: string | undefined;
  readonly tag?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly lineage?: string | undefined;
  readonly story?: string | undefined;
}

/** The newest publication first. */
export async function documentsView(
  { session }: ViewContext,
  filter: DocumentsFilter,
  page: PageRequest,
): Promise<PageOf<DocumentLine>> {
  return linesOf(session, await session.documents(await storeFilter(session, filter), page));
}

/** Documents that hold the words, each with a passage in which they stand. */
export async function searchView(
  { session }: ViewContext,
  query: string,
  filter: DocumentsFilter,
  page: PageRequest,
): Promise<PageOf<DocumentLine>> {
  const parsed = parseSearch(query);
  const found = await session.search(parsed, await storeFilter(session, filter), page);
  const { rows, ...rest } = await linesOf(session, found);
  return {
    rows: rows.map((line, at) => {
      const passage = passageOf(found.rows[at]?.text ?? "", parsed);
      return passage === undefined ? line : { ...line, found: passage };
    }),
    ...rest,
  };
}

async function storeFilter(session: Session, given: DocumentsFilter): Promise<DocumentFilter> {
  const { outlet, tag, from, until, lineage, story } = given;
  const sets: (readonly string[])[] = [];
  for (const [space, alias] of [
    ["lineage", lineage],
    ["story", story],
  ] as const) {
    if (alias === undefined) continue;
    const group = await session.groupOf(space, alias);
    const members = group === undefined ? [] : await session.members(space, [group]);
    sets.push(members.map(({ document }) => document));
  }
  const [first, second] = sets;
  const ids = second === undefined ? first : first?.filter((id) => second.includes(id));
  return {
    ...(outlet === undefined ? {} : { outlet }),
    ...(tag === undefined ? {} : { tag }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(ids === undefined ? {} : { ids: [...new Set(ids)] }),
  };
}

async function linesOf(session: Session, { rows, cursor }: Page<DocumentRow>): Promise<PageOf<DocumentLine>> {
  return { rows: await documentLines(session, rows), ...(cursor === undefined ? {} : { cursor }) };
}

export async function documentLines(session: Session, rows: readonly DocumentRow[]): Promise<readonly DocumentLine[]> {
  const members = await session.membersIn(
    "lineage",
    rows.map(({ id }) => id),
  );
  const lineageOf = new Map(members.map(({ document, group }) => [document, group]));
  return rows.map(({ id, title, outlet, author, published, language, uri, version, sequence }) => {
    const lineage = lineageOf.get(id) ?? null;
    return { id, title, outlet, author, published, language, uri, version, lineage, sequence };
  });
}
