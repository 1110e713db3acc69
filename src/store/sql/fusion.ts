import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { FusionSession, GroupRow, LinkRow, MemberRow, Space } from "../fusion-store.ts";
import { batches, padded } from "./batches.ts";
import { leaveCatalogue, moveLineages } from "./catalogue.ts";
import { parseCursor } from "./cursor.ts";
import { documentOf, fileKeys, keysOf, unfileKeys } from "./filings.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";
import { revise } from "./verdicts.ts";

export function fusionSession(db: Kysely<Tables>): FusionSession {
  return { ...digestSession(db), ...filingSession(db), ...groupSession(db) };
}

type Digests = Pick<FusionSession, "undigested" | "putDigests" | "digests" | "heads">;

function digestSession(db: Kysely<Tables>): Digests {
  async function jsonOf(documents: readonly string[], what: RawBuilder<unknown>): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const batch of padded(documents)) {
      const { rows } = await sql<{ document: string; json: string }>`select document, ${what} as json from digests
        where document in (${sql.join(batch)})`.execute(db);
      for (const { document, json } of rows) found.set(document, json);
    }
    return found;
  }

  return {
    // Reports of the same days meet in one step; older ones that come later are put among what is there.
    async undigested(engine, maker, limit) {
      const { rows } = await sql<{ id: string; page: string }>`select id, page from documents
        where id in (select document from readings where engine = ${engine}
          except select document from digests where maker = ${maker})
        order by coalesce(published, '~'), sequence limit ${limit}`.execute(db);
      return rows;
    },
    async putDigests(digests) {
      if (digests.length > 0) await revise(db);
      for (const batch of batches(digests)) {
        const documents = batch.map(({ document }) => document);
        await db.deleteFrom("digests").where("document", "in", documents).execute();
      }
      await insertRows(
        db,
        "digests",
        ["document", "maker", "json", "head"],
        digests.map(({ document, maker, json, head }) => [document, maker, json, head]),
      );
    },
    digests: (documents) => jsonOf(documents, sql`json`),
    heads: (documents) => jsonOf(documents, sql`coalesce(head, json)`),
  };
}

type Filing = Pick<
  FusionSession,
  "unfile" | "fileItems" | "fileKeys" | "itemsUnder" | "filedUnder" | "keysOf" | "putLinks" | "itemsSince" | "linksOf"
>;

function filingSession(db: Kysely<Tables>): Filing {
  return {
    async unfile(documents) {
      for (const batch of batches(documents)) {
        await forgetGroupsOf(db, batch);
        await forgetLinksOf(db, batch);
        await db.deleteFrom("members").where("document", "in", batch).execute();
        await db.deleteFrom("verdict_ends").where("document", "in", batch).execute();
        await db.deleteFrom("digests").where("document", "in", batch).execute();
      }
    },
    async fileItems(items) {
      await insertRows(
        db,
        "members",
        ["document", "space", "item", "alias", "day", "about", "cluster", "group_id"],
        items.map(({ space, item, document, alias, day = null, about = null }) => [
          document,
          space,
          item,
          alias,
          day,
          about,
          item,
          alias,
        ]),
      );
    },
    fileKeys: (keys) => fileKeys(db, keys),
    async itemsUnder(space, keys) {
      const found = new Set<string>();
      for (const batch of padded(keys)) {
        const rows = await db
          .selectFrom("filed")
          .select("item")
          .where("space", "=", space)
          .where("key", "in", batch)
          .execute();
        for (const { item } of rows) found.add(item);
      }
      return [...found].map((item) => ({ item, document: documentOf(item) }));
    },
    async filedUnder(space, keys) {
      const lists = [];
      for (const batch of padded(keys)) {
        lists.push(
          await db
            .selectFrom("filed")
            .select(["key", "item"])
            .where("space", "=", space)
            .where("key", "in", batch)
            .execute(),
        );
      }
      return lists.flat();
    },
    keysOf: (space, documents) => keysOf(db, space, documents),
    async putLinks(links) {
      const rows = links.map(({ space, a, b, json }) => [space, a, b, json]);
      await insertRows(db, "links", ["space", "a", "b", "json"], rows, { known: "skip" });
    },
    async itemsSince(space, day) {
      const rows = await db
        .selectFrom("members")
        .select("item")
        .where("space", "=", space)
        .where((row) => row.or([row("day", ">=", day), row("day", "is", null)]))
        .execute();
      return rows.map(({ item }) => item);
    },
    async linksOf(space, items) {
      const found = new Map<string, LinkRow>();
      for (const batch of padded(items)) {
        for (const end of ["a", "b"] as const) {
          const rows = await db
            .selectFrom("links")
            .selectAll()
            .where("space", "=", space)
            .where(end, "in", batch)
            .execute();
          for (const { a, b, json } of rows)
            found.set(`${a}\n${b}`, { space, a, b, documentA: documentOf(a), documentB: documentOf(b), json });
        }
      }
      return [...found.values()];
    },
  };
}

export async function forgetLinksOf(db: Kysely<Tables>, documents: readonly string[]): Promise<void> {
  for (const space of ["lineage", "story"] as const) {
    const items = db.selectFrom("members").select("item").where("space", "=", space).where("document", "in", documents);
    for (const end of ["a", "b"] as const)
      await db.deleteFrom("links").where("space", "=", space).where(end, "in", items).execute();
  }
}

/** What was found in these documents goes; other documents' items stay in the groups that these leave. */
export async function forgetGroupsOf(db: Kysely<Tables>, documents: readonly string[]): Promise<void> {
  await leaveCatalogue(db, documents);
  await db.deleteFrom("groups").where("space", "=", "document").where("id", "in", documents).execute();
  const groups = db.selectFrom("members").select(["space", "group_id"]).distinct().where("document", "in", documents);
  await db
    .insertInto("disturbed")
    .columns(["space", "group_id"])
    .expression(groups)
    .onConflict((conflict) => conflict.columns(["space", "group_id"]).doNothing())
    .execute();
  const counts = await keysOf(db, "count", documents);
  const rows = counts.map((key) => ["count", key]);
  await insertRows(db, "disturbed", ["space", "group_id"], rows, { known: "skip" });
  await unfileKeys(db, documents);
}

type Groups = Omit<FusionSession, keyof Digests | keyof Filing>;

const COLUMNS = {
  item: "item",
  document: "document",
  cluster: "cluster",
  group: "group_id as group",
  day: "day",
  about: "about",
} as const;
const OF_GROUPS = ["item", "document", "cluster", "group"] as const;
const OF_CLUSTERS = ["item", "document", "cluster", "day"] as const;
const ALL = ["item", "document", "cluster", "group", "day", "about"] as const;

function groupSession(db: Kysely<Tables>): Groups {
  const membersWhere = async <Column extends keyof typeof COLUMNS>(
    columns: readonly Column[],
    values: readonly string[],
    where: (batch: readonly string[]) => RawBuilder<SqlBool>,
  ): Promise<readonly Pick<MemberRow, Column>[]> => {
    const lists = [];
    for (const batch of padded(values)) {
      const rows = db
        .selectFrom("members")
        .select(columns.map((column) => COLUMNS[column]))
        .where(where(batch));
      lists.push((await rows.execute()) as unknown as readonly MemberRow[]);
    }
    // Sorted here: asked to sort, SQLite walks all items in their order rather than look these up.
    return lists.flat().toSorted((a, b) => (a.item < b.item ? -1 : 1));
  };
  const among = (space: Space, column: "group_id" | "cluster" | "document") => (batch: readonly string[]) =>
    sql<SqlBool>`${sql.ref(column)} in (${sql.join(batch)}) and space = ${space}`;
  return {
    // All that is asked for by group and by cluster stands in the index itself.
    members: (space, groups) => membersWhere(OF_GROUPS, groups, among(space, "group_id")),
    membersOfClusters: (space, clusters) => membersWhere(OF_CLUSTERS, clusters, among(space, "cluster")),
    membersNamed: (space, items) => membersWhere(ALL, items, (batch) => isOneOf(space, batch)),
    membersIn: (space, documents) => membersWhere(ALL, documents, among(space, "document")),
    async groupOf(space, alias) {
      const row = await db
        .selectFrom("members")
        .select("group_id")
        .where("space", "=", space)
        .where("alias", "=", alias)
        .executeTakeFirst();
      return row?.group_id;
    },
    async recluster(space, changes) {
      for (const [cluster, items] of byTarget(changes.map(({ item, cluster: to }) => [item, to]))) {
        await db.updateTable("members").set({ cluster }).where(isOneOf(space, items)).execute();
      }
    },
    async regroup(space, changes) {
      for (const [group, items] of byTarget(changes.map(({ item, group: to }) => [item, to]))) {
        await db.updateTable("members").set({ group_id: group }).where(isOneOf(space, items)).execute();
      }
      if (space === "lineage") await moveLineages(db, changes);
    },
    async disturb(space, groups) {
      const rows = [...new Set(groups)].map((group) => [space, group]);
      await insertRows(db, "disturbed", ["space", "group_id"], rows, { known: "skip" });
    },
    async disturbed(space, limit) {
      const rows = await db
        .selectFrom("disturbed")
        .select("group_id")
        .where("space", "=", space)
        .orderBy("group_id")
        .limit(limit)
        .execute();
      return rows.map((row) => row.group_id);
    },
    async settle(space, groups) {
      for (const batch of batches(groups)) {
        await db.deleteFrom("disturbed").where("space", "=", space).where("group_id", "in", batch).execute();
      }
    },
    async putGroups(space, groups) {
      for (const { id, ...rest } of groups) {
        const row = { space, id, ...rest, rank: rankOf(rest) };
        await db
          .insertInto("groups")
          .values(row)
          .onConflict((conflict) => conflict.columns(["space", "id"]).doUpdateSet(row))
          .execute();
      }
    },
    async removeGroups(space, groups) {
      for (const batch of batches(groups)) {
        await db.deleteFrom("groups").where("space", "=", space).where("id", "in", batch).execute();
      }
    },
    async group(space, id) {
      const row = await db
        .selectFrom("groups")
        .selectAll()
        .where("space", "=", space)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : groupRow(row);
    },
    async groups(space, { limit, cursor }, filter = {}) {
      let query = db.selectFrom("groups").selectAll().where("space", "=", space).orderBy("rank", "desc").orderBy("id");
      if (filter.ids !== undefined) query = query.where("id", "in", filter.ids.length === 0 ? [""] : filter.ids);
      if (filter.contested === true) query = query.where("contradictions", ">", 0);
      if (filter.from !== undefined) query = query.where("date", ">=", filter.from);
      // "2021-07" and "2021-07-31T…" both lie before the end of the day that was asked for.
      if (filter.until !== undefined) query = query.where("date", "<", `${filter.until}\u{10ffff}`);
      if (cursor !== undefined) {
        const [rank, id] = parseCursor(cursor);
        query = query.where((row) =>
          row.or([row("rank", "<", rank), row.and([row("rank", "=", rank), row("id", ">", id)])]),
        );
      }
      const rows = await query.limit(limit + 1).execute();
      const last = rows[limit - 1];
      const page = rows.slice(0, limit).map(groupRow);
      if (rows.length <= limit || last === undefined) return { rows: page };
      return { rows: page, cursor: JSON.stringify([last.rank, last.id]) };
    },
  };
}

/** Each is looked up in its document. */
const isOneOf = (space: Space, items: readonly string[]): RawBuilder<SqlBool> =>
  sql`(document, space, item) in (values ${sql.join(
    items.map((item) => sql`(cast(${documentOf(item)} as text), cast(${space} as text), cast(${item} as text))`),
  )})`;

/** Items that move to one place move in one statement: to a server each is a journey. */
function* byTarget(
  moves: readonly (readonly [item: string, target: string])[],
): Generator<readonly [target: string, items: readonly string[]]> {
  const targets = new Map<string, string[]>();
  for (const [item, target] of moves) {
    const items = targets.get(target) ?? [];
    targets.set(target, items);
    items.push(item);
  }
  for (const [target, items] of targets) for (const batch of batches(items)) yield [target, batch];
}

const groupRow = ({ space: _space, rank: _rank, ...row }: Selectable<Tables["groups"]>): GroupRow => row;

/** A text that sorts as lists do: contested or not, lineages, documents, contradictions, date. */
function rankOf({ contradictions, lineages, documents, date }: Omit<GroupRow, "id">): string {
  const contested = contradictions > 0 ? 1 : 0;
  const counts = [contested, lineages, documents, contradictions].map((count) =>
    String(Math.min(count, 999_999)).padStart(6, "0"),
  );
  return [...counts, date ?? ""].join(" ");
}
