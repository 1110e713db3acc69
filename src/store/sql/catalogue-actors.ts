import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { ActorFilter, ActorRow, CatalogueSession } from "../catalogue-store.ts";
import { searchWords } from "../search-query.ts";
import { batches } from "./batches.ts";
import { parseCursor } from "./cursor.ts";
import { insertRows, type Value } from "./insert.ts";
import type { Tables } from "./tables.ts";

const LAST = "\u{10ffff}";

type Look = readonly [name: string, kind: string, country: string | null, sector: string | null];

/** The commonest name, kind and country of each, and its numbers, in one row for lists. */
export async function summariseActors(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom("counts")
    .select(["subject", "facet", "value", "n", "documents", "lineages"])
    .where("subject", "in", keys)
    .where("facet", "in", SUMMARISED)
    .execute();
  await db.deleteFrom("actors").where("key", "in", keys).execute();
  const near = await neighboursOf(db, keys);
  const actors: Value[][] = [];
  const words: Value[][] = [];
  for (const [key, own] of Map.groupBy(rows, ({ subject }) => subject)) {
    const all = own.find(({ facet }) => facet === "all");
    const looks = own.filter(({ facet }) => facet === "look").map(({ value, n }) => ({ look: lookOf(value), n }));
    if (all === undefined || looks.length === 0) continue;
    const total = (of: string): number => own.find(({ facet }) => facet === of)?.n ?? 0;
    const { documents, lineages } = all;
    actors.push([
      key,
      commonest(looks, 0) ?? key,
      commonest(looks, 1) ?? "unknown",
      commonest(looks, 2),
      commonest(looks, 3),
      total("public") === 0 || total("withheld") > 0 ? 1 : 0,
      documents,
      lineages,
      total("says"),
      total("does"),
      total("suffers"),
      near.get(key) ?? 0,
      -(lineages * 16_777_216 + documents),
    ]);
    const names = own.filter(({ facet }) => facet === "name").map(({ value }) => value.slice(value.indexOf("\n") + 1));
    // By the words of any of its names it is found.
    const called = [...names, ...looks.map(({ look: [name] }) => name)];
    for (const word of new Set(called.flatMap(searchWords))) words.push([word, key]);
  }
  await insertRows(db, "actors", COLUMNS, actors);
  await insertRows(db, "actor_words", ["word", "key"], words);
}

const COLUMNS = [
  "key",
  "name",
  "kind",
  "country",
  "sector",
  "private",
  "documents",
  "lineages",
  "says",
  "does",
  "suffers",
  "near",
  "rank",
] as const;

const SUMMARISED = ["all", "look", "public", "withheld", "says", "does", "suffers", "name"];
const lookOf = (value: string): Look => JSON.parse(value) as Look;

function commonest(looks: readonly { readonly look: Look; readonly n: number }[], field: 0 | 1 | 2 | 3): string | null {
  const counts = new Map<string, number>();
  for (const { look, n } of looks) {
    const value = look[field];
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + n);
  }
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** How many others each has edges with, in either direction. */
async function neighboursOf(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const facets = sql`('edge:cooperation', 'edge:conflict', 'edge:relation', 'edge:says')`;
  const names = sql.join(keys);
  const { rows } = await sql<{ key: string; n: number }>`select key, cast(count(*) as integer) as n from (
    select subject as key, value as other from counts where subject in (${names}) and facet in ${facets}
    union select value as key, subject as other from counts where value in (${names}) and edge = 1 and facet in ${facets}
    ) as others group by key`.execute(db);
  return new Map(rows.map(({ key, n }) => [key, n]));
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

/** Field by field: to copy what the engine gives takes longer than to ask for it. */
const actorRow = (row: Tables["actors"]): ActorRow => ({
  key: row.key,
  name: row.name,
  kind: row.kind,
  country: row.country,
  private: row.private === 1,
  documents: row.documents,
  lineages: row.lineages,
  says: row.says,
  does: row.does,
  suffers: row.suffers,
  sector: row.sector,
  near: row.near,
});
