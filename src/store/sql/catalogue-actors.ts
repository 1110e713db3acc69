import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { ActorFilter, ActorRow, CatalogueSession } from "../catalogue-store.ts";
import { searchWords } from "../search-query.ts";
import { batches } from "./batches.ts";
import { parseCursor } from "./cursor.ts";
import type { Tables } from "./tables.ts";

const LAST = "\u{10ffff}";

interface Sums {
  readonly key: string;
  readonly documents: number;
  readonly lineages: number;
  readonly says: number;
  readonly does: number;
  readonly suffers: number;
  readonly shown: number;
  readonly withheld: number;
}

/** The commonest name, kind and country of each, and its numbers, in one row for lists. */
export async function summariseActors(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  const { rows: sums } = await sql<Sums>`select a.key, cast(count(distinct c.page) as integer) as documents,
      cast(count(distinct c.lineage) as integer) as lineages, cast(sum(a.says) as integer) as says,
      cast(sum(a.does) as integer) as does, cast(sum(a.suffers) as integer) as suffers,
      cast(sum(a.public) as integer) as shown, cast(sum(a.withheld) as integer) as withheld
    from appearances a cross join catalogued c where a.key in (${sql.join(keys)}) and c.sequence = a.document
    group by a.key`.execute(db);
  const looks = Map.groupBy(
    await db
      .selectFrom("appearances")
      .select((row) => [
        "key",
        "name",
        "kind",
        "country",
        "sector",
        row.cast<number>(row.fn.countAll(), "integer").as("n"),
      ])
      .where("key", "in", keys)
      .groupBy(["key", "name", "kind", "country", "sector"])
      .execute(),
    ({ key }) => key,
  );
  await db.deleteFrom("actors").where("key", "in", keys).execute();
  for (const { key, shown, withheld, ...numbers } of sums) {
    const own = looks.get(key) ?? [];
    const commonest = (field: "name" | "kind" | "country" | "sector"): string | null => {
      const counts = new Map<string, number>();
      for (const look of own) {
        const value = look[field];
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + look.n);
      }
      return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
    };
    await db
      .insertInto("actors")
      .values({
        key,
        name: commonest("name") ?? key,
        kind: commonest("kind") ?? "unknown",
        country: commonest("country"),
        sector: commonest("sector"),
        private: shown === 0 || withheld > 0 ? 1 : 0,
        ...numbers,
        near: await neighboursOf(db, key),
        rank: -(numbers.lineages * 16_777_216 + numbers.documents),
      })
      .execute();
    await nameWords(
      db,
      key,
      own.map(({ name }) => name),
    );
  }
}

/** How many others it has edges with, in either direction. */
async function neighboursOf(db: Kysely<Tables>, key: string): Promise<number> {
  const facets = sql`('edge:cooperation', 'edge:conflict', 'edge:relation', 'edge:says')`;
  const { rows } = await sql<{ n: number }>`select cast(count(*) as integer) as n from (
    select value from counts where subject = ${key} and facet in ${facets}
    union select subject from counts where value = ${key} and edge = 1 and facet in ${facets}) as others`.execute(db);
  return rows[0]?.n ?? 0;
}

/** By the words of any of its names it is found. */
async function nameWords(db: Kysely<Tables>, key: string, names: readonly string[]): Promise<void> {
  const used = await db
    .selectFrom("counts")
    .select("value")
    .where("subject", "=", key)
    .where("facet", "=", "name")
    .execute();
  const all = [...names, ...used.map(({ value }) => value.slice(value.indexOf("\n") + 1))];
  for (const batch of batches([...new Set(all.flatMap(searchWords))], 100)) {
    await db
      .insertInto("actor_words")
      .values(batch.map((word) => ({ word, key })))
      .execute();
  }
}

export function actorLists(db: Kysely<Tables>): Pick<CatalogueSession, "actors" | "actorsNamed"> {
  return {
    async actors(filter, { limit, cursor }) {
      let query = db.selectFrom("actors").selectAll("actors").orderBy("rank").orderBy("key");
      for (const condition of conditions(filter)) query = query.where(condition);
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

function* conditions({ words = [], kind, country, private: shown }: ActorFilter): Generator<RawBuilder<SqlBool>> {
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
