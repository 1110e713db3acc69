import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { CatalogueSession, CountFilter, CountRow } from "../catalogue-store.ts";
import { batches, padded } from "./batches.ts";
import { summariseActors } from "./catalogue-actors.ts";
import { placesIn } from "./catalogue-order.ts";
import { isOfTies, tiesWithin } from "./catalogue-ties.ts";
import type { Tables } from "./tables.ts";

const LAST = "\u{10ffff}";
/** Subject of what is counted of the whole library. */
const ALL = "*";

/** Most lineages first, then most documents: a number that runs upwards. */
const RANK = sql`-(cast(count(distinct c.lineage) as bigint) * 16777216 + count(distinct c.page))`;
const dated = sql`case when c.published is not null then c.newest end`;

/** What a facet of a subject comes to, over documents and lineages as they now are. */
const SUMS = sql`cast(sum(f.n) as integer) as n, cast(count(distinct c.page) as integer) as documents,
  cast(count(distinct c.lineage) as integer) as lineages, max(${dated}) as oldest, min(${dated}) as latest, ${RANK} as rank`;

/** No answer depends on how many documents are few. */
export function countSession(db: Kysely<Tables>, few = FEW_DOCUMENTS): Pick<CatalogueSession, "count" | "countsOf"> {
  return {
    async count(limit) {
      const { rows } = await sql<{ subject: string }>`select distinct subject from uncounted
        order by subject limit ${limit}`.execute(db);
      const subjects = rows.map(({ subject }) => subject);
      // Neighbours are counted from both ends: who is summarised comes when all is counted.
      if (subjects.length === 0) return summarise(db, limit);
      for (const batch of batches(subjects)) await countSubjects(db, batch);
      return subjects.length;
    },
    async countsOf(filter, limit) {
      if (filter.ranges?.length === 0) return [];
      const rows =
        filter.from === undefined && filter.until === undefined
          ? await kept(db, filter, limit)
          : await within(db, filter, few, limit);
      if (filter.bare === true) return rows.map((row) => countRow(row, null, null));
      return withDates(db, rows);
    },
  };
}

async function summarise(db: Kysely<Tables>, limit: number): Promise<number> {
  const rows = await db.selectFrom("unsummarised").select("key").orderBy("key").limit(limit).execute();
  for (const batch of batches(rows.map(({ key }) => key))) {
    await summariseActors(db, batch);
    await db.deleteFrom("unsummarised").where("key", "in", batch).execute();
  }
  return rows.length;
}

async function countSubjects(db: Kysely<Tables>, subjects: readonly string[]): Promise<void> {
  const names = sql.join(subjects);
  await sql`delete from counts where subject in (${names}) and exists (select 1 from uncounted u
    where u.subject = counts.subject and u.facet = counts.facet and u.value = counts.value)`.execute(db);
  for (const found of [foundAgain(sql`u.subject in (${names})`), relationsAgain(sql`u.subject in (${names})`)])
    await sql`insert into counts (subject, facet, value, n, documents, lineages, oldest, latest, rank, edge)
      select f.subject, f.facet, f.value, ${SUMS}, case when f.facet like 'edge:%' then 1 else 0 end
      from ${found} and c.sequence = f.document group by f.subject, f.facet, f.value`.execute(db);
  await sql`delete from uncounted where subject in (${names})`.execute(db);
}

/** What is counted of somebody lies in the documents that have the name. */
const foundAgain = (wanted: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`uncounted u cross join counted g cross join counted f cross join catalogued c
    where ${wanted} and g.subject = u.subject and g.facet = 'all' and f.document = g.document and f.subject = u.subject
      and f.facet = u.facet and f.value = u.value`;

/** Of the whole library only relations have dates, and are ever counted again. */
const relationsAgain = (wanted: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`uncounted u cross join counted f cross join catalogued c
    where ${wanted} and u.subject = '*' and u.facet = 'relation' and f.subject = '*' and f.facet = 'relation'
      and f.value = u.value`;

interface Counted extends Pick<CountRow, "subject" | "facet" | "value" | "n" | "documents" | "lineages"> {
  readonly oldest: number | string | null;
  readonly latest: number | string | null;
}

async function kept(db: Kysely<Tables>, filter: CountFilter, limit: number): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`select subject, facet, value, n, documents, lineages, oldest, latest from counts c
    where ${wanted("c", filter)} order by rank, value, subject, facet limit ${limit}`.execute(db);
  return rows;
}

/** Documents of a stretch of time that are looked at one by one rather than all of a subject. */
const FEW_DOCUMENTS = 5_000;

async function within(
  db: Kysely<Tables>,
  filter: CountFilter,
  few: number,
  limit: number,
): Promise<readonly Counted[]> {
  const { first, last } = placesIn(filter.from, filter.until);
  const window = sql`${first === undefined ? sql`true` : sql`c.newest >= ${first}`}
    and ${last === undefined ? sql`true` : sql`c.newest <= ${last}`}`;
  const { rows: documents } = await sql<{ n: number }>`select cast(count(*) as integer) as n from (
    select 1 from catalogued c where ${window} limit ${few + 1}) as found`.execute(db);
  const isShort = (documents[0]?.n ?? 0) <= few;
  if (isOfTies(filter)) return tiesWithin(db, filter, { window, isShort }, SUMS, limit);
  const isOfSome =
    (filter.ranges?.length ?? filter.subjects?.length ?? 0) > 0 && filter.subjects?.includes(ALL) !== true;
  const from = isShort || !isOfSome ? alongDays(filter, window) : alongSubjects(filter, window);
  const { rows } = await sql<Counted>`select f.subject, f.facet, f.value, ${SUMS} from ${from}
    group by f.subject, f.facet, f.value order by rank, f.value, f.subject, f.facet limit ${limit}`.execute(db);
  return rows;
}

function alongDays(filter: CountFilter, window: RawBuilder<unknown>): RawBuilder<unknown> {
  const { values, ranges } = filter;
  // Whoever is the other end of an edge is in the document too.
  const isThere =
    filter.subjects === undefined && values !== undefined
      ? sql` and exists (select 1 from counted g where g.document = c.sequence and g.subject in (${sql.join(values)})
          and g.facet = 'all')`
      : sql``;
  const subjects = ranges === undefined ? filter.subjects : [...new Set(ranges.map(({ subject }) => subject))];
  const facets = ranges === undefined ? filter.facets : [...new Set(ranges.map(({ facet }) => facet))];
  // What is joined to an empty text is looked at in the rows that are found, and not looked up by an index of its own.
  const plain = (column: string): RawBuilder<unknown> => sql`${sql.ref(`f.${column}`)} || ''`;
  const conditions = [
    ...(subjects === undefined ? [sql`f.facet in (${sql.join(facets)})`] : []),
    ...(subjects === undefined ? [] : [sql`f.subject = given_subjects.column1 and f.facet = given_facets.column1`]),
    ...(values === undefined ? [] : [sql`${plain("value")} in (${sql.join(values)})`]),
    ...(filter.prefix === undefined ? [] : [beginsWith(plain("value"), filter.prefix)]),
    ...(ranges === undefined ? [] : [inRanges(plain, ranges)]),
  ];
  // Each subject and facet is looked up in each document, by the index that begins with documents.
  // A list of one would be put into the statement as it is, and looked up by the index that begins with subjects.
  const looked =
    subjects === undefined
      ? sql``
      : sql`cross join ${list([...subjects, ""])} as given_subjects cross join ${list(facets)} as given_facets`;
  return sql`catalogued c ${looked} cross join counted f where ${window}${isThere} and f.document = c.sequence
    and ${sql.join(conditions, sql` and `)}`;
}

const list = (texts: readonly string[]): RawBuilder<unknown> =>
  sql`(values ${sql.join(texts.map((text) => sql`(${text})`))})`;

const beginsWith = (column: RawBuilder<unknown>, beginning: string): RawBuilder<SqlBool> =>
  sql`${column} >= ${beginning} and ${column} < ${beginning + LAST}`;

const inRanges = (
  column: (name: string) => RawBuilder<unknown>,
  ranges: NonNullable<CountFilter["ranges"]>,
): RawBuilder<SqlBool> => {
  const each = ranges.map(
    ({ subject, facet, prefix }) =>
      sql`(${column("subject")} = ${subject} and ${column("facet")} = ${facet} and ${beginsWith(column("value"), prefix)})`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
};

/** Through the documents that have the names, which are known by them. */
function alongSubjects(filter: CountFilter, window: RawBuilder<unknown>): RawBuilder<unknown> {
  const subjects = filter.ranges?.map(({ subject }) => subject) ?? filter.subjects ?? [];
  return sql`counted g cross join counted f cross join catalogued c where g.subject in (${sql.join([...new Set(subjects)])})
    and g.facet = 'all' and f.document = g.document and f.subject = g.subject and ${wanted("f", filter)}
    and c.sequence = f.document and ${window}`;
}

function wanted(alias: string, filter: CountFilter): RawBuilder<SqlBool> {
  const { subjects, facets, values, prefix, ranges } = filter;
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  if (ranges !== undefined) return inRanges(column, ranges);
  // An index of a part of the rows is used where the statement itself says that it wants no others.
  const ofAll = subjects?.length === 1 && subjects[0] === ALL;
  const conditions = [
    ...(ofAll ? [sql`${column("subject")} = '*'`] : []),
    ...(subjects === undefined || ofAll ? [] : [sql`${column("subject")} in (${sql.join(subjects)})`]),
    ...(subjects === undefined && alias === "c" ? [sql`c.edge = 1`] : []),
    facets.length === 1 ? sql`${column("facet")} = ${facets[0]}` : sql`${column("facet")} in (${sql.join(facets)})`,
    ...(values === undefined ? [] : [sql`${column("value")} in (${sql.join(values)})`]),
    ...(prefix === undefined ? [] : [beginsWith(column("value"), prefix)]),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** Field by field: to copy what the engine gives takes longer than to ask for it. */
const countRow = (
  { subject, facet, value, n, documents, lineages }: Counted,
  first: string | null,
  last: string | null,
): CountRow => ({ subject, facet, value, n, documents, lineages, first, last });

/** The places of documents in lists, as days of publication, and where the first of them has the words. */
async function withDates(db: Kysely<Tables>, rows: readonly Counted[]): Promise<readonly CountRow[]> {
  const places = [...new Set(rows.flatMap(({ oldest, latest }) => [oldest, latest]))].filter((place) => place !== null);
  const documents = new Map<number, Place>();
  for (const batch of padded(places.map(Number))) {
    const found = await db
      .selectFrom("catalogued")
      .select(["newest", "sequence", "published"])
      .where("newest", "in", batch)
      .execute();
    for (const place of found.toSorted((a, b) => b.sequence - a.sequence)) documents.set(Number(place.newest), place);
  }
  const shown: CountRow[] = [];
  for (const row of rows) {
    const { oldest, latest } = row;
    const first = oldest === null ? undefined : documents.get(Number(oldest));
    const last = latest === null ? undefined : documents.get(Number(latest));
    const dated = countRow(row, first?.published ?? null, last?.published ?? null);
    const evidence = WITH_WORDS.has(row.facet) ? await evidenceOf(db, row, first) : undefined;
    shown.push(evidence === undefined ? dated : { ...dated, evidence });
  }
  return shown;
}

/** Facets that keep where their words stand. */
const WITH_WORDS = new Set(["name", "role"]);

interface Place {
  readonly sequence: number;
  readonly published: string | null;
}

/** Where the first document has the words; where two share its place in lists, or none is dated, all are looked through. */
async function evidenceOf(
  db: Kysely<Tables>,
  { subject, facet, value }: Pick<CountRow, "subject" | "facet" | "value">,
  first: Place | undefined,
): Promise<CountRow["evidence"]> {
  const words = sql`select c.sequence, f.span_start, f.span_end
    from counted g cross join counted f cross join catalogued c
    where g.subject = ${subject} and g.facet = 'all' and f.document = g.document and f.subject = ${subject}
      and f.facet = ${facet} and f.value = ${value} and f.span_start is not null and c.sequence = f.document`;
  const ask = async (statement: RawBuilder<unknown>) =>
    (await sql<{ sequence: number; span_start: number; span_end: number }>`${statement}`.execute(db)).rows[0];
  const found =
    (first && (await ask(sql`${words} and g.document = ${first.sequence}`))) ??
    (await ask(
      sql`${words} order by case when c.published is null then 1 else 0 end, c.newest desc, c.sequence limit 1`,
    ));
  if (found === undefined) return undefined;
  const document = await db
    .selectFrom("documents")
    .select("id")
    .where("sequence", "=", found.sequence)
    .executeTakeFirst();
  return document && { document: document.id, span: [found.span_start, found.span_end] };
}
