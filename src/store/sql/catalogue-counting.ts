import { type Kysely, type RawBuilder, sql } from "kysely";
import { padded } from "./batches.ts";
import type { Tables } from "./tables.ts";

/*
 * Keeps what facets come to as documents come, go and change their origin. What one more document changes is found from
 * the few others of its page and lineage, so that it costs as much in a large library as in a small one.
 */

/** 1 where no other document of the same page, or of the same lineage, has the same of the same subject. */
const alone = (by: "page" | "lineage"): RawBuilder<unknown> =>
  sql`case when exists (select 1 from catalogued o cross join counted g where ${sql.ref(`o.${by}`)} = ${sql.ref(`c.${by}`)}
    and o.sequence <> c.sequence and g.subject = f.subject and g.facet = f.facet and g.value = f.value
    and g.document = o.sequence) then 0 else 1 end`;

const own = (sequence: number): RawBuilder<unknown> =>
  sql`catalogued c cross join counted f where c.sequence = ${sequence} and f.document = c.sequence`;

/** What one document changes, found before the counts are looked up: SQLite would else walk through all counts there are. */
const changes = (columns: RawBuilder<unknown>, sequence: number): RawBuilder<unknown> =>
  sql`with d as materialized (select f.subject, f.facet, f.value, ${columns} from ${own(sequence)})`;

/** Most lineages first, then most documents: a number that runs upwards. */
const rank = (lineages: RawBuilder<unknown>, documents: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`-(cast(${lineages} as bigint) * 16777216 + ${documents})`;

const place = sql`case when c.published is not null then c.newest end`;

/** Of the whole library places have no dates: nobody asks since when there are events in a town. */
const hasDates = sql`(f.subject <> '*' or f.facet = 'relation')`;

/** 1 where the same is in another document, of the same page or lineage, that is none of these. */
const counted = (by: "page" | "lineage", fresh: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when ${sql.ref(`d.${by}_shared`)} = 0 then 0 when exists (select 1 from catalogued o cross join counted g
    where ${sql.ref(`o.${by}`)} = ${sql.ref(`d.${by}`)} and o.sequence not in (${fresh}) and g.document = o.sequence
      and g.subject = f.subject and g.facet = f.facet and g.value = f.value) then 1 else 0 end`;

const shared = (by: "page" | "lineage", fresh: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when exists (select 1 from catalogued o where ${sql.ref(`o.${by}`)} = ${sql.ref(`c.${by}`)}
    and o.sequence not in (${fresh})) then 1 else 0 end as ${sql.ref(`${by}_shared`)}`;

/** Counts documents that have just been filed with all that is counted of them. */
export async function addCounts(db: Kysely<Tables>, sequences: readonly number[]): Promise<void> {
  for (const batch of padded(sequences)) await addSome(db, batch);
}

/** What these come to together is put together first: one row of the library's counts is looked up once for all of them. */
async function addSome(db: Kysely<Tables>, sequences: readonly number[]): Promise<void> {
  const fresh = sql.join(sequences);
  const [lineages, documents] = [sql`counts.lineages + excluded.lineages`, sql`counts.documents + excluded.documents`];
  await sql`insert into counts (subject, facet, value, n, documents, lineages, oldest, latest, rank, edge)
    with d as materialized (select c.sequence, c.page, c.lineage, ${place} as place,
        ${shared("page", fresh)}, ${shared("lineage", fresh)} from catalogued c where c.sequence in (${fresh})),
      e as materialized (select f.subject, f.facet, f.value, f.n, case when ${hasDates} then d.place end as place,
        case when ${counted("page", fresh)} = 0 then d.page end as page,
        case when ${counted("lineage", fresh)} = 0 then d.lineage end as lineage
        from d cross join counted f where f.document = d.sequence),
      s as materialized (select subject, facet, value, cast(sum(n) as integer) as n,
        cast(count(distinct page) as integer) as documents, cast(count(distinct lineage) as integer) as lineages,
        max(place) as oldest, min(place) as latest from e group by subject, facet, value)
    select subject, facet, value, n, documents, lineages, oldest, latest, ${rank(sql`lineages`, sql`documents`)},
      case when facet like 'edge:%' then 1 else 0 end from s where true
    on conflict (subject, facet, value) do update set n = counts.n + excluded.n, documents = ${documents},
      lineages = ${lineages}, rank = ${rank(sql`(${lineages})`, sql`(${documents})`)},
      oldest = case when counts.oldest >= excluded.oldest then counts.oldest else coalesce(excluded.oldest, counts.oldest) end,
      latest = case when counts.latest <= excluded.latest then counts.latest else coalesce(excluded.latest, counts.latest) end`.execute(
    db,
  );
  await summariseAgain(db, sequences);
}

/** Takes a document that is about to go out of the counts. */
export async function takeCounts(db: Kysely<Tables>, sequence: number): Promise<void> {
  const [lineages, documents] = [sql`counts.lineages - d.lineages`, sql`counts.documents - d.documents`];
  await summariseAgain(db, [sequence]);
  await sql`${changes(sql`f.n, ${alone("page")} as documents, ${alone("lineage")} as lineages`, sequence)}
    update counts set n = counts.n - d.n, documents = ${documents}, lineages = ${lineages},
      rank = ${rank(sql`(${lineages})`, sql`(${documents})`)}
    from d where counts.subject = d.subject and counts.facet = d.facet and counts.value = d.value`.execute(db);
  await sql`delete from counts where n = 0 and (subject, facet, value) in
    (select f.subject, f.facet, f.value from counted f where f.document = ${sequence})`.execute(db);
  // Which is now the first or the last can only be told from all that are left.
  await sql`insert into uncounted (subject, facet, value)
    select f.subject, f.facet, f.value from ${own(sequence)} and ${hasDates} and exists (select 1 from counts k
      where k.subject = f.subject and k.facet = f.facet and k.value = f.value
        and (k.oldest = c.newest or k.latest = c.newest))
    on conflict do nothing`.execute(db);
}

/** Before a document changes its lineage, and after it. */
export async function countLineage(db: Kysely<Tables>, sequence: number, by: 1 | -1): Promise<void> {
  const lineages = sql`counts.lineages + ${sql.lit(by)} * d.alone`;
  await sql`${changes(sql`${alone("lineage")} as alone`, sequence)}
    update counts set lineages = ${lineages}, rank = ${rank(sql`(${lineages})`, sql`counts.documents`)}
    from d where counts.subject = d.subject and counts.facet = d.facet and counts.value = d.value`.execute(db);
  await summariseAgain(db, [sequence]);
}

/** Those that have a name in the documents. */
async function summariseAgain(db: Kysely<Tables>, sequences: readonly number[]): Promise<void> {
  await sql`insert into unsummarised (key) select distinct subject from counted
    where document in (${sql.join(sequences)}) and facet = 'all' on conflict do nothing`.execute(db);
}
