import { type Kysely, sql } from "kysely";
import type { OutletRow, Overview, OverviewSession } from "../overview-store.ts";
import { parseCursor } from "./cursor.ts";
import type { Tables } from "./tables.ts";

const count = sql.raw("cast(count(*) as integer)");
/** Pads a count so that counts sort as texts do; one key of the cursor. */
const DIGITS = 9;

export function overviewSession(db: Kysely<Tables>): OverviewSession {
  return {
    async overview(engine) {
      const { rows } = await sql<Overview>`select
        (select cast(count(distinct outlet) as integer) from documents) as outlets,
        (select cast(count(distinct group_id) as integer) from members where space = 'lineage') as lineages,
        (select ${count} from groups where space = 'story') as stories,
        (select ${count} from groups where space = 'story' and contradictions > 0) as contested,
        (select coalesce(max(position), 0) from judgements) as judgements,
        (select ${count} from documents where published is null) as undated,
        (select ${count} from documents where id not in
          (select document from readings where engine = ${engine})) as unread,
        (select ${count} from readings where engine = ${engine} and document not in
          (select document from digests)) as unfused,
        (select min(published) from documents) as "from",
        (select max(published) from documents) as "until",
        (select coalesce(max(sequence), 0) from documents) as sequence`.execute(db);
      const [row] = rows;
      if (row === undefined) throw new Error("a count always has a row");
      return { ...row };
    },
    async revision() {
      const { rows } = await sql<Record<string, number | string | null>>`select
        (select coalesce(max(sequence), 0) from documents) as documents,
        (select ${count} from digests) as digests,
        (select coalesce(max(position), 0) from judgements) as judgements,
        (select ${count} from groups) as groups,
        (select cast(coalesce(sum(contradictions), 0) as integer) from groups) as contradictions,
        (select ${count} from disturbed) as disturbed,
        (select ${count} from failures) as failures`.execute(db);
      return JSON.stringify(rows[0]);
    },
    async outlets({ limit, cursor }) {
      const after = cursor === undefined ? undefined : parseCursor(cursor);
      const behind =
        after === undefined
          ? sql``
          : sql`where documents < ${Number(after[0])} or (documents = ${Number(after[0])} and outlet > ${after[1]})`;
      const { rows } = await sql<OutletRow>`select * from (
          select outlet, ${count} as documents,
            cast(count(distinct group_id) as integer) as lineages,
            cast(coalesce(sum(case when alias <> group_id then 1 else 0 end), 0) as integer) as copies,
            (select ${count} from members copy
              join members origin on origin.space = 'lineage' and origin.alias = copy.group_id
              join documents others on others.id = copy.document
              join documents own on own.id = origin.document
              where copy.space = 'lineage' and copy.alias <> copy.group_id
                and own.outlet = published.outlet and coalesce(others.outlet, '') <> own.outlet) as copied,
            min(published) as first, max(published) as last, min(uri) as uri
          from (select d.outlet, d.published, d.uri, m.alias, m.group_id from documents d
            left join members m on m.document = d.id and m.space = 'lineage' where d.outlet is not null) published
          group by outlet) listed
        ${behind} order by documents desc, outlet limit ${limit + 1}`.execute(db);
      const last = rows[limit - 1];
      const page = rows.slice(0, limit).map((row) => ({ ...row }));
      if (rows.length <= limit || last === undefined) return { rows: page };
      return { rows: page, cursor: JSON.stringify([String(last.documents).padStart(DIGITS, "0"), last.outlet]) };
    },
    async documentsSince(sequence, limit) {
      const rows = await db
        .selectFrom("documents")
        .select("id")
        .where("sequence", ">", sequence)
        .orderBy("sequence")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
