import { type Kysely, type RawBuilder, sql } from "kysely";
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

const dated = sql`case when c.published is not null then c.newest end`;

/** Counts a document that has just been filed with all that is counted of it. */
export async function addCounts(db: Kysely<Tables>, sequence: number): Promise<void> {
  const [lineages, documents] = [sql`counts.lineages + excluded.lineages`, sql`counts.documents + excluded.documents`];
  await sql`insert into counts (subject, facet, value, n, documents, lineages, oldest, latest, rank, edge)
    select f.subject, f.facet, f.value, f.n, ${alone("page")}, ${alone("lineage")}, ${dated}, ${dated}, ${rank(sql`1`, sql`1`)},
      case when f.facet like 'edge:%' then 1 else 0 end
    from ${own(sequence)}
    on conflict (subject, facet, value) do update set n = counts.n + excluded.n, documents = ${documents},
      lineages = ${lineages}, rank = ${rank(sql`(${lineages})`, documents)},
      oldest = case when counts.oldest >= excluded.oldest then counts.oldest else coalesce(excluded.oldest, counts.oldest) end,
      latest = case when counts.latest <= excluded.latest then counts.latest else coalesce(excluded.latest, counts.latest) end`.execute(
    db,
  );
  await summariseAgain(db, sequence);
}

/** Takes a document that is about to go out of the counts. */
export async function takeCounts(db: Kysely<Tables>, sequence: number): Promise<void> {
  const [lineages, documents] = [sql`counts.lineages - d.lineages`, sql`counts.documents - d.documents`];
  await summariseAgain(db, sequence);
  await sql`${changes(sql`f.n, ${alone("page")} as documents, ${alone("lineage")} as lineages`, sequence)}
    update counts set n = counts.n - d.n, documents = ${documents}, lineages = ${lineages},
      rank = ${rank(sql`(${lineages})`, sql`(${documents})`)}
    from d where counts.subject = d.subject and counts.facet = d.facet and counts.value = d.value`.execute(db);
  await sql`delete from counts where n = 0 and (subject, facet, value) in
    (select f.subject, f.facet, f.value from counted f where f.document = ${sequence})`.execute(db);
  // Which is now the first or the last can only be told from all that are left.
  await sql`insert into uncounted (subject, facet, value)
    select f.subject, f.facet, f.value from ${own(sequence)} and exists (select 1 from counts k
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
  await summariseAgain(db, sequence);
}

/** Those that have a name in the document. */
async function summariseAgain(db: Kysely<Tables>, sequence: number): Promise<void> {
  await sql`insert into unsummarised (key) select distinct subject from counted
    where document = ${sequence} and facet = 'all' on conflict do nothing`.execute(db);
}
