import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { ActorFilter, ActorRow, CatalogueSession, CountFilter, CountRow } from "../catalogue-store.ts";
import { searchWords } from "../search-query.ts";
import { batches } from "./batches.ts";
import { placesIn } from "./catalogue-order.ts";
import { parseCursor } from "./cursor.ts";
import type { Tables } from "./tables.ts";

const LAST = "\u{10ffff}";

/** Most lineages first, then most documents: a number that runs upwards. */
const RANK = sql`-(cast(count(distinct c.lineage) as bigint) * 16777216 + count(distinct c.page))`;
const dated = sql`case when c.published is not null then c.newest end`;

/** What a facet of a subject comes to, over documents and lineages as they now are. */
const SUMS = sql`cast(sum(f.n) as integer) as n, cast(count(distinct c.page) as integer) as documents,
  cast(count(distinct c.lineage) as integer) as lineages, max(${dated}) as oldest, min(${dated}) as latest, ${RANK} as rank`;

type Counting = Pick<CatalogueSession, "count" | "countsOf" | "others">;

export function countSession(db: Kysely<Tables>): Counting {
  return {
    async count(limit) {
      const { rows } = await sql<{ subject: string }>`select distinct subject from uncounted
        order by subject limit ${limit}`.execute(db);
      const subjects = rows.map(({ subject }) => subject);
      if (subjects.length === 0) return 0;
      for (const batch of batches(subjects)) await countSubjects(db, batch);
      return subjects.length;
    },
    async others(subjects, facets) {
      const found = new Map<string, number>();
      const among = sql.join(facets);
      for (const subject of subjects) {
        const { rows } = await sql<{ n: number }>`select cast(count(*) as integer) as n from (
          select value from counts where subject = ${subject} and facet in (${among})
          union select subject from counts where value = ${subject} and facet in (${among})) as others`.execute(db);
        found.set(subject, rows[0]?.n ?? 0);
      }
      return found;
    },
    async countsOf(filter, limit) {
      const rows =
        filter.from === undefined && filter.until === undefined
          ? await kept(db, filter, limit)
          : await within(db, filter, limit);
      return withDates(db, rows);
    },
  };
}

async function countSubjects(db: Kysely<Tables>, subjects: readonly string[]): Promise<void> {
  const names = sql.join(subjects);
  await sql`delete from counts where subject in (${names}) and exists (select 1 from uncounted u
    where u.subject = counts.subject and u.facet = counts.facet and u.value = counts.value)`.execute(db);
  await sql`insert into counts (subject, facet, value, n, documents, lineages, oldest, latest, rank)
    select f.subject, f.facet, f.value, ${SUMS} from uncounted u cross join counted f cross join catalogued c
    where u.subject in (${names}) and f.subject = u.subject and f.facet = u.facet and f.value = u.value
      and c.sequence = f.document
    group by f.subject, f.facet, f.value`.execute(db);
  await sql`delete from uncounted where subject in (${names})`.execute(db);
  await summariseActors(db, subjects);
}

/** The commonest name, kind and country of each, and its numbers, in one row for lists. */
async function summariseActors(db: Kysely<Tables>, subjects: readonly string[]): Promise<void> {
  const facets = new Map<string, Map<string, readonly { readonly value: string; readonly count: Numbers }[]>>();
  const rows = await db
    .selectFrom("counts")
    .select(["subject", "facet", "value", "n", "documents", "lineages"])
    .where("subject", "in", subjects)
    .where("facet", "in", SUMMARISED)
    .execute();
  for (const { subject, facet, value, ...count } of rows) {
    const of = facets.get(subject) ?? new Map();
    facets.set(subject, of.set(facet, [...(of.get(facet) ?? []), { value, count }]));
  }
  await db.deleteFrom("actors").where("key", "in", subjects).execute();
  for (const [key, of] of facets) {
    const all = of.get("all")?.[0]?.count;
    const name = commonest(of.get("called"));
    if (all === undefined || name === undefined) continue;
    const total = (facet: string): number => (of.get(facet) ?? []).reduce((sum, { count }) => sum + count.n, 0);
    const isPrivate = total("public") === 0 || total("withheld") > 0;
    await db
      .insertInto("actors")
      .values({
        key,
        name,
        kind: commonest(of.get("kind")) ?? "unknown",
        country: commonest(of.get("country")) ?? null,
        private: isPrivate ? 1 : 0,
        documents: all.documents,
        lineages: all.lineages,
        says: total("says"),
        does: total("does"),
        suffers: total("suffers"),
        rank: -(all.lineages * 16_777_216 + all.documents),
      })
      .execute();
    const names = (of.get("name") ?? []).map(({ value }) => value.slice(value.indexOf("\n") + 1));
    const words = [...new Set([name, ...names].flatMap(searchWords))];
    for (const batch of batches(words, 100))
      await db
        .insertInto("actor_words")
        .values(batch.map((word) => ({ word, key })))
        .execute();
  }
}

const SUMMARISED = ["all", "called", "kind", "country", "public", "withheld", "says", "does", "suffers", "name"];
type Numbers = Pick<CountRow, "n" | "documents" | "lineages">;

function commonest(values: readonly { readonly value: string; readonly count: Numbers }[] = []): string | undefined {
  const [first] = values.toSorted((a, b) => b.count.n - a.count.n || (a.value < b.value ? -1 : 1));
  return first?.value;
}

interface Counted extends Numbers {
  readonly subject: string;
  readonly facet: string;
  readonly value: string;
  readonly oldest: number | string | null;
  readonly latest: number | string | null;
}

async function kept(db: Kysely<Tables>, filter: CountFilter, limit: number): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`select subject, facet, value, n, documents, lineages, oldest, latest from counts c
    where ${sql.join(wanted("c", filter), sql` and `)} order by rank, value, subject, facet limit ${limit}`.execute(db);
  return rows;
}

async function within(db: Kysely<Tables>, filter: CountFilter, limit: number): Promise<readonly Counted[]> {
  const { first, last } = placesIn(filter.from, filter.until);
  // The kept counts know which subjects have the value: what is counted is in the order of subjects alone.
  const from =
    filter.subjects === undefined
      ? sql`counts k cross join counted f cross join catalogued c where k.subject = f.subject and k.facet = f.facet
          and k.value = f.value and ${sql.join(wanted("k", filter), sql` and `)}`
      : sql`counted f cross join catalogued c where ${sql.join(wanted("f", filter), sql` and `)}`;
  const { rows } = await sql<Counted>`select f.subject, f.facet, f.value, ${SUMS} from ${from}
    and c.sequence = f.document ${first === undefined ? sql`` : sql` and c.newest >= ${first}`}
    ${last === undefined ? sql`` : sql` and c.newest <= ${last}`}
    group by f.subject, f.facet, f.value order by rank, f.value, f.subject, f.facet limit ${limit}`.execute(db);
  return rows;
}

function wanted(alias: string, { subjects, facets, values, prefix }: CountFilter): readonly RawBuilder<SqlBool>[] {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  return [
    ...(subjects === undefined ? [] : [sql<SqlBool>`${column("subject")} in (${sql.join(subjects)})`]),
    sql<SqlBool>`${column("facet")} in (${sql.join(facets)})`,
    ...(values === undefined ? [] : [sql<SqlBool>`${column("value")} in (${sql.join(values)})`]),
    ...(prefix === undefined
      ? []
      : [sql<SqlBool>`${column("value")} >= ${prefix} and ${column("value")} < ${prefix + LAST}`]),
  ];
}

/** The places of documents in lists, as days of publication, and where the first of them has the words. */
async function withDates(db: Kysely<Tables>, rows: readonly Counted[]): Promise<readonly CountRow[]> {
  const places = [...new Set(rows.flatMap(({ oldest, latest }) => [oldest, latest]))].filter((place) => place !== null);
  const documents = new Map<number, { readonly sequence: number; readonly published: string | null }>();
  for (const batch of batches(places.map(Number))) {
    const found = await db
      .selectFrom("catalogued")
      .select(["newest", "sequence", "published"])
      .where("newest", "in", batch)
      .orderBy("sequence", "desc")
      .execute();
    for (const { newest, ...document } of found) documents.set(Number(newest), document);
  }
  const shown: CountRow[] = [];
  for (const { oldest, latest, ...row } of rows) {
    const published = (place: number | string | null): string | null =>
      place === null ? null : (documents.get(Number(place))?.published ?? null);
    shown.push({ ...row, first: published(oldest), last: published(latest) });
  }
  return withEvidence(db, shown);
}

/** Facets that keep where their words stand. */
const WITH_WORDS = new Set(["name", "role"]);

async function withEvidence(db: Kysely<Tables>, rows: readonly CountRow[]): Promise<readonly CountRow[]> {
  const shown: CountRow[] = [];
  for (const row of rows) {
    if (!WITH_WORDS.has(row.facet)) {
      shown.push(row);
      continue;
    }
    const { rows: found } = await sql<{ id: string; span_start: number; span_end: number }>`
      select d.id, f.span_start, f.span_end from counted f join catalogued c on c.sequence = f.document
        join documents d on d.sequence = f.document
      where f.subject = ${row.subject} and f.facet = ${row.facet} and f.value = ${row.value} and f.span_start is not null
      order by case when c.published is null then 1 else 0 end, c.newest desc, c.sequence limit 1`.execute(db);
    const [first] = found;
    shown.push(
      first === undefined
        ? row
        : { ...row, evidence: { document: first.id, span: [first.span_start, first.span_end] } },
    );
  }
  return shown;
}

export function actorLists(db: Kysely<Tables>): Pick<CatalogueSession, "actors" | "actorsNamed"> {
  return {
    async actors(filter, { limit, cursor }) {
      let query = db.selectFrom("actors").selectAll("actors").orderBy("rank").orderBy("key");
      for (const condition of actorConditions(filter)) query = query.where(condition);
      if (cursor !== undefined) query = query.where(behind(cursor));
      const rows = await query.limit(limit + 1).execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const shown = page.map(actorRow);
      if (rows.length <= limit || last === undefined) return { rows: shown };
      return { rows: shown, cursor: JSON.stringify([String(last.rank), last.key]) };
    },
    async actorsNamed(keys) {
      const found: ActorRow[] = [];
      for (const batch of batches(keys)) {
        const rows = await db.selectFrom("actors").selectAll().where("key", "in", batch).orderBy("key").execute();
        found.push(...rows.map(actorRow));
      }
      return found;
    },
  };
}

function behind(cursor: string): RawBuilder<SqlBool> {
  const [rank, key] = parseCursor(cursor);
  return sql<SqlBool>`(rank, key) > (${Number(rank)}, ${key})`;
}

function* actorConditions({ words = [], kind, country, private: shown }: ActorFilter): Generator<RawBuilder<SqlBool>> {
  if (shown !== true) yield sql<SqlBool>`private = 0`;
  if (kind !== undefined) yield sql<SqlBool>`kind = ${kind}`;
  if (country !== undefined) yield sql<SqlBool>`country = ${country}`;
  for (const word of words)
    yield sql<SqlBool>`key in (select w.key from actor_words w where w.word >= ${word} and w.word < ${word + LAST})`;
}

const actorRow = ({ rank: _rank, private: hidden, ...row }: Tables["actors"]): ActorRow => ({
  ...row,
  private: hidden === 1,
});
