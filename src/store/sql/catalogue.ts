import type { Kysely } from "kysely";
import { sha256Hex } from "../../doc/hash.ts";
import type { CataloguedDocument, CatalogueRow, CatalogueSession, IdentityGroup, Part } from "../catalogue-store.ts";
import { batches } from "./batches.ts";
import { actorLists } from "./catalogue-actors.ts";
import { addCounts, countLineage, takeCounts } from "./catalogue-counting.ts";
import { countSession } from "./catalogue-counts.ts";
import { dayCounts } from "./catalogue-days.ts";
import { elementLists } from "./catalogue-elements.ts";
import { stretchesOf } from "./catalogue-happenings.ts";
import { newestOf } from "./catalogue-order.ts";
import { placeLists, placeNumber } from "./catalogue-places.ts";
import { fileTies } from "./catalogue-ties.ts";
import type { SqlEngine } from "./engine.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";

export function catalogueSession(db: Kysely<Tables>, { fullText, name }: SqlEngine): CatalogueSession {
  return {
    ...filing(db),
    ...identitySession(db),
    ...elementLists(db, fullText),
    ...countSession(db),
    ...dayCounts(db, name),
    ...placeLists(db),
    ...actorLists(db),
  };
}

type Filing = Pick<CatalogueSession, "uncatalogued" | "enterDocuments" | "fileCatalogue" | "leaveCatalogue">;

function filing(db: Kysely<Tables>): Filing {
  return {
    async uncatalogued(maker, limit) {
      const made = db.selectFrom("catalogued").select("sequence").where("maker", "=", maker);
      const rows = await db
        .selectFrom("digests")
        .innerJoin("documents", "documents.id", "digests.document")
        .select("documents.id")
        .where("documents.sequence", "not in", made)
        .orderBy("documents.sequence")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    async enterDocuments(documents) {
      await leaveCatalogue(
        db,
        documents.map(({ document }) => document),
      );
      for (const batch of batches(documents)) await enter(db, batch);
    },
    async fileCatalogue(rows) {
      const known = await sequencesOf(
        db,
        rows.map(({ document }) => document),
      );
      const filed = rows.flatMap((row): readonly Filed[] => {
        const found = known.get(row.document);
        return found === undefined ? [] : [{ row, ...found }];
      });
      await fileElements(db, filed);
      await fileHappenings(db, filed);
      await fileCounted(db, filed);
    },
    leaveCatalogue: (documents) => leaveCatalogue(db, documents),
  };
}

/** Numbers and places in the order of lists, of those that are in the catalogue. */
async function sequencesOf(
  db: Kysely<Tables>,
  documents: readonly string[],
): Promise<ReadonlyMap<string, { readonly sequence: number; readonly newest: number }>> {
  const found = new Map<string, { sequence: number; newest: number }>();
  for (const batch of batches(documents)) {
    const rows = await db
      .selectFrom("documents")
      .innerJoin("catalogued", "catalogued.sequence", "documents.sequence")
      .select(["documents.id", "catalogued.sequence", "catalogued.newest"])
      .where("documents.id", "in", batch)
      .execute();
    for (const { id, sequence, newest } of rows) found.set(id, { sequence, newest: Number(newest) });
  }
  return found;
}

async function enter(db: Kysely<Tables>, documents: readonly CataloguedDocument[]): Promise<void> {
  const given = new Map(documents.map((document) => [document.document, document]));
  const ids = [...given.keys()];
  const rows = await db
    .selectFrom("documents")
    .select(["id", "sequence", "page", "outlet", "title", "published"])
    .where("id", "in", ids)
    .orderBy("sequence")
    .execute();
  const members = await db
    .selectFrom("members")
    .select(["document", "group_id"])
    .where("document", "in", ids)
    .where("space", "=", "lineage")
    .execute();
  const lineages = new Map(members.map(({ document, group_id }) => [document, group_id]));
  await insertRows(
    db,
    "catalogued",
    ["sequence", "newest", "page", "lineage", "outlet", "title", "published", "maker", "id"],
    rows.map(({ id, sequence, page, outlet, title, published }) => [
      sequence,
      newestOf(published, id),
      // Pages are only counted: a number that hardly two have in common will do.
      Number.parseInt(sha256Hex(page).slice(0, 13), 16),
      lineages.get(id) ?? id,
      outlet,
      title,
      published,
      given.get(id)?.maker ?? "",
      id,
    ]),
  );
  const identities = rows.flatMap(({ id, sequence }) =>
    (given.get(id)?.identities ?? []).map((identity) => ({ sequence, ...identity })),
  );
  await insertRows(
    db,
    "identities",
    ["document", "actor", "base", "country", "key"],
    identities.map(({ sequence, actor, base, country }) => [sequence, actor, base, country, base]),
  );
  const aliases = identities.flatMap(({ sequence, base, aliases: names }) =>
    names.map((alias) => ({ alias, base, sequence })),
  );
  await insertRows(
    db,
    "aliases",
    ["alias", "base", "document"],
    aliases.map(({ alias, base, sequence }) => [alias, base, sequence]),
    { known: "skip" },
  );
  await unsettle(db, [...identities.map(({ base }) => base), ...aliases.flatMap(({ alias }) => basesNamed(alias))]);
}

/** Full names that a short one may stand for are told apart by kind. */
const basesNamed = (alias: string): readonly string[] =>
  ["group", "office", "person"].map((kind) => `name:${kind}:${alias}`);

async function unsettle(db: Kysely<Tables>, bases: readonly string[]): Promise<void> {
  const rows = [...new Set(bases)].map((base) => [base]);
  await insertRows(db, "unsettled", ["base"], rows, { known: "skip" });
}

interface Filed {
  readonly row: CatalogueRow;
  readonly sequence: number;
  readonly newest: number;
}

async function fileElements(db: Kysely<Tables>, filed: readonly Filed[]): Promise<void> {
  for (const { row, sequence } of filed) {
    for (const { actor, key } of row.keys) {
      await db
        .updateTable("identities")
        .set({ key })
        .where("document", "=", sequence)
        .where("actor", "=", actor)
        .execute();
    }
  }
  const places = await filePlaces(db, filed);
  const elements = filed.flatMap(({ row, sequence: document }) =>
    row.elements.map(({ kind, ordinal, act = null, status = null, negated, days, json }) => [
      document,
      kind,
      ordinal,
      act,
      status,
      negated === true ? 1 : 0,
      days?.first ?? null,
      days?.last ?? null,
      json,
    ]),
  );
  await insertRows(
    db,
    "elements",
    ["document", "kind", "ordinal", "act", "status", "negated", "happened_from", "happened_until", "json"],
    elements,
  );
  const parts = filed.flatMap(({ row, sequence: document, newest }) =>
    row.elements.flatMap(({ kind, ordinal, parts: of, deed }) =>
      of.map(({ role, key }) => {
        const at = isParty(of, { role, key }) ? deed : undefined;
        const place = at === undefined ? null : (places.get(at.place) ?? null);
        return { kind, role, key, newest, document, ordinal, place, type: at?.type ?? null };
      }),
    ),
  );
  // Neighbours in the index are written one after the other.
  const sorted = parts.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.role, b.role) || compare(a.key, b.key));
  await insertRows(
    db,
    "parts",
    ["kind", "role", "key", "newest", "document", "ordinal", "place", "type"],
    sorted.map((part) => [
      part.kind,
      part.role,
      part.key,
      part.newest,
      part.document,
      part.ordinal,
      part.place,
      part.type,
    ]),
    { known: "skip" },
  );
}

/** Who did something; or who suffered it, unless it did it too: so nobody is counted twice. */
const isParty = (parts: readonly Part[], { role, key }: Part): boolean =>
  role === "actor" || (role === "recipient" && !parts.some((other) => other.role === "actor" && other.key === key));

async function fileCounted(db: Kysely<Tables>, filed: readonly Filed[]): Promise<void> {
  const rows = filed.flatMap(({ row, sequence }) =>
    row.counted
      .map(
        ({ subject, facet, value, n, span }) =>
          [sequence, subject, facet, value, n, span?.[0] ?? null, span?.[1] ?? null] as const,
      )
      .toSorted((a, b) => compare(a[1], b[1]) || compare(a[2], b[2]) || compare(a[3], b[3])),
  );
  await insertRows(db, "counted", ["document", "subject", "facet", "value", "n", "span_start", "span_end"], rows);
  await fileTies(
    db,
    filed.map(({ row, sequence }) => ({ document: sequence, counted: row.counted })),
  );
  await addCounts(
    db,
    filed.map(({ sequence }) => sequence),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers of the places of all that is filed. */
async function filePlaces(db: Kysely<Tables>, filed: readonly Filed[]): Promise<ReadonlyMap<string, number>> {
  const deeds = filed.flatMap(({ row }) => row.elements.flatMap(({ deed }) => deed ?? []));
  const places = new Map(deeds.map(({ place }) => [place, placeNumber(place)]));
  const rows = [...places].map(([json, id]) => [id, json]);
  await insertRows(db, "places", ["id", "json"], rows, { known: "skip" });
  return places;
}

async function fileHappenings(db: Kysely<Tables>, filed: readonly Filed[]): Promise<void> {
  const rows = filed.flatMap(({ row, sequence: document, newest }) =>
    row.elements.flatMap(({ kind, ordinal, days }) =>
      kind !== "event" || days === undefined
        ? []
        : stretchesOf(days).map((stretch) => [stretch, newest, document, ordinal, days.first, days.last]),
    ),
  );
  await insertRows(
    db,
    "happenings",
    ["stretch", "newest", "document", "ordinal", "happened_from", "happened_until"],
    rows,
  );
}

/** All rows of documents go; what was counted with them is to be counted again. */
export async function leaveCatalogue(db: Kysely<Tables>, documents: readonly string[]): Promise<void> {
  for (const batch of batches(documents)) {
    const sequences = [...(await sequencesOf(db, batch)).values()].map(({ sequence }) => sequence);
    if (sequences.length === 0) continue;
    const names = await db
      .selectFrom("identities")
      .select("base")
      .distinct()
      .where("document", "in", sequences)
      .execute();
    const aliases = await db
      .selectFrom("aliases")
      .select("alias")
      .distinct()
      .where("document", "in", sequences)
      .execute();
    await unsettle(db, [...names.map(({ base }) => base), ...aliases.flatMap(({ alias }) => basesNamed(alias))]);
    // One after the other: each is counted beside those that are still there.
    for (const sequence of sequences) {
      await takeCounts(db, sequence);
      await db.deleteFrom("catalogued").where("sequence", "=", sequence).execute();
    }
  }
}

/** Documents go back to another origin than before. */
export async function moveLineages(
  db: Kysely<Tables>,
  changes: readonly { readonly item: string; readonly group: string }[],
): Promise<void> {
  const known = await sequencesOf(
    db,
    changes.map(({ item }) => item),
  );
  for (const { item, group } of changes) {
    const found = known.get(item);
    if (found === undefined) continue;
    await countLineage(db, found.sequence, -1);
    await db.updateTable("catalogued").set({ lineage: group }).where("sequence", "=", found.sequence).execute();
    await countLineage(db, found.sequence, 1);
  }
}

type Identities = Pick<
  CatalogueSession,
  "identityGroups" | "bearers" | "documentsOfIdentity" | "unsettled" | "settleIdentities"
>;

function identitySession(db: Kysely<Tables>): Identities {
  return {
    async identityGroups(bases) {
      const groups: IdentityGroup[] = [];
      for (const batch of batches(bases)) {
        const rows = await db
          .selectFrom("identities")
          .select(["base", "country", "key"])
          .distinct()
          .where("base", "in", batch)
          .execute();
        groups.push(...rows);
      }
      return groups;
    },
    async bearers(aliases) {
      const found = new Map<string, string[]>();
      for (const batch of batches(aliases)) {
        const rows = await db
          .selectFrom("aliases")
          .select(["alias", "base"])
          .distinct()
          .where("alias", "in", batch)
          .execute();
        for (const { alias, base } of rows) found.set(alias, [...(found.get(alias) ?? []), base]);
      }
      return found;
    },
    async documentsOfIdentity({ base, country, key }) {
      const rows = await db
        .selectFrom("identities")
        .innerJoin("documents", "documents.sequence", "identities.document")
        .select("documents.id")
        .distinct()
        .where("base", "=", base)
        .where("key", "=", key)
        .where("country", country === null ? "is" : "=", country)
        .execute();
      return rows.map(({ id }) => id);
    },
    async unsettled(limit) {
      const rows = await db.selectFrom("unsettled").select("base").orderBy("base").limit(limit).execute();
      return rows.map(({ base }) => base);
    },
    async settleIdentities(bases) {
      for (const batch of batches(bases)) await db.deleteFrom("unsettled").where("base", "in", batch).execute();
    },
  };
}
