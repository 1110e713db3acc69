import type { Lineage, LineageLink } from "../../fusion/lineages/index.ts";
import type { LineageView, PageOf } from "../../query/records.ts";
import type { LinkRow } from "../../store/fusion-store.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import type { ViewContext } from "./context.ts";

/** Fifty copies of one report have 1,225 links: of large lineages those are shown that its reasons name. */
const MOST_LINKS = 200;

/** Lineages of several documents, the largest first. */
export async function lineagesView({ session }: ViewContext, page: PageRequest): Promise<PageOf<LineageView>> {
  const { rows, cursor } = await session.groups("lineage", page);
  const views: LineageView[] = [];
  for (const { json } of rows) views.push(await viewOf(session, JSON.parse(json) as Lineage));
  return { rows: views, ...(cursor === undefined ? {} : { cursor }) };
}

/** By its id, or by one that it had before an older document came. A document that stands alone is a lineage of one. */
export async function lineageView({ session }: ViewContext, id: string): Promise<LineageView | undefined> {
  const group = await session.groupOf("lineage", id);
  return group === undefined ? undefined : lineageNamed(session, group);
}

/** The lineages of these documents, in their order, each once. */
export async function lineagesAround(
  { session }: ViewContext,
  documents: readonly string[],
): Promise<readonly LineageView[]> {
  const members = new Map((await session.membersIn("lineage", documents)).map((row) => [row.document, row.group]));
  const groups = new Set(documents.flatMap((document) => members.get(document) ?? []));
  const views: LineageView[] = [];
  for (const group of groups) views.push(await lineageNamed(session, group));
  return views;
}

async function lineageNamed(session: Session, group: string): Promise<LineageView> {
  const row = await session.group("lineage", group);
  if (row !== undefined) return viewOf(session, JSON.parse(row.json) as Lineage);
  const members = await session.members("lineage", [group]);
  return viewOf(session, { id: group, documents: members.map(({ document }) => document), reasons: [] });
}

async function viewOf(session: Session, { id, documents, reasons }: Lineage): Promise<LineageView> {
  const { rows } = await session.documents({ ids: documents }, { limit: Math.max(1, documents.length) });
  const described = new Map(rows.map((row) => [row.id, row]));
  const own = new Set(documents);
  const links = documents.length < 2 ? [] : (await session.linksOf("lineage", documents)).filter(isWithin(own));
  const shown = links.map(({ json }) => JSON.parse(json) as LineageLink).filter(({ joins }) => joins);
  return {
    id,
    documents: documents.map((document) => {
      const { title = null, outlet = null, published = null } = described.get(document) ?? {};
      return { document, title, outlet, published };
    }),
    reasons: [...reasons],
    links: (shown.length > MOST_LINKS ? shown.filter(({ reason }) => reasons.includes(reason)) : shown)
      .slice(0, MOST_LINKS)
      .map(({ original, copy, kind, reason }) => ({ from: copy, to: original, kind, reason })),
  };
}

const isWithin =
  (documents: ReadonlySet<string>) =>
  ({ documentA, documentB }: LinkRow): boolean =>
    documents.has(documentA) && documents.has(documentB);
