import { normaliseName } from "../../fusion/actors/identity.ts";
import { actorThing } from "../../fusion/actors/join.ts";
import { type DocumentDigest, documentDigest, headOf } from "../../fusion/digest.ts";
import { aliasOf } from "../../fusion/ids.ts";
import { lineageIdOf, lineageKeys, lineageLink } from "../../fusion/lineages/index.ts";
import type { ItemRow, KeyRow, LinkRow } from "../../store/fusion-store.ts";
import type { VerdictEndRow } from "../../store/verdict-store.ts";
import { digestsOf, endsIn, type FusionContext, readingOf } from "./context.ts";
import { keysByItem } from "./near.ts";
import type { Said } from "./placings.ts";
import { reporter } from "./story-card.ts";

/** Documents that were filed, their items, and the groups of lineages that have to be made again for them. */
export interface Filed {
  readonly documents: readonly string[];
  readonly items: readonly string[];
  readonly lineages: readonly string[];
}

/** Digests documents, files what they hold and links it with what is there. Of the order of documents nothing depends. */
export async function fileDocuments(
  context: FusionContext,
  documents: readonly { readonly id: string; readonly page: string }[],
  maker: string,
): Promise<Filed> {
  const { session, tables } = context;
  const digests: DocumentDigest[] = [];
  for (const { id, page } of documents) {
    const reading = await readingOf(context, id);
    if (reading !== undefined) digests.push(documentDigest(reading, page, tables));
  }
  const ids = digests.map(({ document }) => document);
  await session.unfile(ids);
  const rows = digests.map((digest) => ({
    document: digest.document,
    maker,
    json: JSON.stringify(digest),
    head: JSON.stringify(headOf(digest)),
  }));
  await session.putDigests(rows);
  for (const [at, digest] of digests.entries()) {
    context.digests.set(digest.document, digest, rows[at]?.json.length ?? 0);
    context.heads.forget(digest.document);
  }
  await session.fileItems(digests.flatMap(itemsOf));
  const ends: VerdictEndRow[] = [];
  for (const digest of digests) ends.push(...(await verdictEnds(context, digest)));
  await session.putEnds(ends);
  await session.fileKeys([
    ...digests.flatMap(keysOf),
    ...digests.flatMap((digest) => namesJudged(digest, ends)),
    ...(await countKeys(context, digests)),
  ]);
  const links = await lineageLinks(context, digests);
  await session.putLinks(links);
  const touched = links.flatMap(({ a, b }) => [a, b]);
  const lineages = (await session.membersIn("lineage", [...new Set([...ids, ...touched])])).map(({ group }) => group);
  const items = digests.flatMap(itemsOf).flatMap(({ space, item }) => (space === "story" ? [item] : []));
  return { documents: ids, items, lineages: [...new Set(lineages)].sort() };
}

function itemsOf({ document, events, lead, acts }: DocumentDigest): readonly ItemRow[] {
  const day = lead.published === undefined ? {} : { day: lead.published.first };
  const about = new Map([[lead.item, lead.main], ...acts.map((pair) => [pair.act, pair.about] as const)]);
  return [
    { space: "lineage", item: document, document, alias: lineageIdOf(document), ...day },
    ...[...events, lead].map(({ item }) => ({
      space: "story" as const,
      item,
      document,
      alias: aliasOf(item),
      about: about.get(item) ?? null,
      ...day,
    })),
  ];
}

/** What people say of whether actors and events of this document and of others are one. */
async function verdictEnds(
  context: FusionContext,
  { document, events, lead }: DocumentDigest,
): Promise<readonly VerdictEndRow[]> {
  return (await endsIn(context, document)).flatMap(({ record, side, kind, element }): readonly VerdictEndRow[] => {
    const { id, at, author, reason, verdict } = record;
    const said: Said = { at, author, ...(reason === undefined ? {} : { reason }), verdict };
    const end = { record: id, side, document, json: JSON.stringify(said) };
    if (kind === "actor") return [{ ...end, space: "actor", thing: actorThing(document, element) }];
    const item = events.find(({ event }) => event === element)?.item;
    if (item === undefined) return [];
    const own: VerdictEndRow = { ...end, space: "story", thing: item };
    if (lead.main !== item) return [own];
    // Reports that open with happenings that are not one do not open with one. That two happenings are one joins
    // their stories already.
    const openings = { ...said, verdict: verdict === "negative" ? verdict : ("unsure" as const) };
    return [own, { ...own, record: `${id}#lead`, thing: lead.item, json: JSON.stringify(openings) }];
  });
}

/** Whoever people say is the same is found by its own name, too, though only the other's relations are told. */
function namesJudged({ document, actors }: DocumentDigest, ends: readonly VerdictEndRow[]): readonly KeyRow[] {
  const judged = new Set(ends.flatMap(({ space, thing }) => (space === "actor" ? [thing] : [])));
  return actors
    .filter(({ id }) => judged.has(actorThing(document, id)))
    .map(({ name }) => ({ space: "relation", key: normaliseName(name), item: document, document }));
}

function keysOf(digest: DocumentDigest): readonly KeyRow[] {
  const { document, lineage, related, actors } = digest;
  const known = new Set(actors.flatMap(({ key }) => (key.startsWith("in:") ? [] : [key])));
  return [
    ...[...known].map((key) => ({ space: "actor" as const, key, item: document, document })),
    ...related.map((key) => ({ space: "relation" as const, key, item: document, document })),
    ...lineageKeys(lineage).map((key) => ({ space: "lineage" as const, key, item: document, document })),
    ...keysByItem(digest).flatMap(([item, keys]) =>
      keys.map((key) => ({ space: "story" as const, key, item, document })),
    ),
  ];
}

/** What documents count is found in their readings, with the tables of contradictions. */
async function countKeys(context: FusionContext, digests: readonly DocumentDigest[]): Promise<readonly KeyRow[]> {
  const rows: KeyRow[] = [];
  for (const digest of digests) {
    const { document } = digest;
    const reading = await readingOf(context, document);
    if (reading === undefined) continue;
    const report = (await reporter(context, new Map([[document, digest]]), new Map([[document, reading]]), new Map()))(
      document,
    );
    const keys =
      report === undefined ? [] : context.aspects.countKeys({ ...report, events: reading.events.map(({ id }) => id) });
    for (const key of keys) rows.push({ space: "count", key, item: document, document });
  }
  return rows;
}

async function lineageLinks(context: FusionContext, digests: readonly DocumentDigest[]): Promise<readonly LinkRow[]> {
  const links = new Map<string, LinkRow>();
  for (const { document, lineage } of digests) {
    const found = await context.session.itemsUnder("lineage", lineageKeys(lineage));
    const others = await digestsOf(
      context,
      found.map((item) => item.document),
    );
    for (const [other, digest] of others) {
      const [a, b] = document < other ? [document, other] : [other, document];
      if (a === b || links.has(`${a} ${b}`)) continue;
      const link = document < other ? lineageLink(lineage, digest.lineage) : lineageLink(digest.lineage, lineage);
      if (link === undefined) continue;
      links.set(`${a} ${b}`, { space: "lineage", a, b, documentA: a, documentB: b, json: JSON.stringify(link) });
    }
  }
  return [...links.values()];
}
