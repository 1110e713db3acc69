import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from "kysely";
import {
  type Added,
  type DocumentFilter,
  type DocumentRow,
  type NewDocument,
  newDocumentSchema,
  type Page,
  type PageRequest,
  type Session,
} from "../store.ts";
import { batches } from "./batches.ts";
import { addBlobs } from "./blobs.ts";
import { parseCursor } from "./cursor.ts";
import type { SqlEngine } from "./engine.ts";
import type { FullText } from "./full-text.ts";
import type { Tables } from "./tables.ts";
import { placeVersions, settleVersions } from "./versions.ts";

/** Rows in one statement. */
const ROWS = 100;

export async function addDocuments(
  db: Kysely<Tables>,
  engine: SqlEngine,
  documents: readonly NewDocument[],
): Promise<readonly Added[]> {
  const added: Added[] = [];
  for (const batch of batches(documents, ROWS)) {
    const parsed = batch.map((document) => newDocumentSchema.parse(document));
    added.push(...(await addBatch(db, engine, parsed)));
  }
  return added;
}

/** In few statements: to a server each is a journey. */
async function addBatch(
  db: Kysely<Tables>,
  { fullText, locks }: SqlEngine,
  documents: readonly NewDocument[],
): Promise<readonly Added[]> {
  const pages = [...new Set(documents.map(({ page }) => page))];
  await locks.add(db, pages);
  const ids = documents.map(({ id }) => id);
  const known = new Set(
    (await db.selectFrom("documents").select("id").where("id", "in", ids).execute()).map(({ id }) => id),
  );
  const fresh: NewDocument[] = [];
  for (const document of documents) {
    if (known.has(document.id)) continue;
    known.add(document.id);
    fresh.push(document);
  }
  const versions = await placeVersions(db, fresh);
  const versionOf = (id: string): number => versions.get(id) ?? 1;
  if (fresh.length > 0) {
    await addBlobs(
      db,
      fresh.flatMap(({ blob }) => blob ?? []),
    );
    const rows = fresh.map(({ blob, blobHash, textHash, ...same }) => ({
      ...same,
      version: versionOf(same.id),
      text_hash: textHash,
      blob_hash: blob?.hash ?? blobHash ?? null,
    }));
    const inserted = await db.insertInto("documents").values(rows).returning(["sequence", "id"]).execute();
    const texts = new Map(fresh.map(({ id, title, text }) => [id, `${title ?? ""}\n${text}`]));
    await fullText.add(
      db,
      inserted.map(({ sequence, id }) => ({ sequence, text: texts.get(id) ?? "" })),
    );
    await settleVersions(db, pages);
  }
  const added = new Set(fresh.map(({ id }) => id));
  return ids.map((id) => {
    if (!added.delete(id)) return { id, status: "known" };
    return { id, status: versionOf(id) === 1 ? "added" : "version" };
  });
}

type Reads = Pick<
  Session,
  "document" | "known" | "describe" | "documentsByPrefix" | "versions" | "documents" | "search" | "bytes" | "unread"
>;

export function documentReader(db: Kysely<Tables>, fullText: FullText): Reads {
  const all = () => db.selectFrom("documents").selectAll("documents");
  return {
    async document(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : documentRow(row);
    },
    async known(ids, engine) {
      if (ids.length === 0) return new Set();
      const rows = await db
        .selectFrom("readings")
        .select("document")
        .where("engine", "=", engine)
        .where("document", "in", ids)
        .execute();
      return new Set(rows.map((row) => row.document));
    },
    async describe(descriptions) {
      for (const { id, ...fields } of descriptions) {
        await db.updateTable("documents").set(fields).where("id", "=", id).execute();
      }
    },
    async documentsByPrefix(prefix) {
      const rows = await all()
        .where("id", ">=", prefix)
        .where("id", "<", `${prefix}\u{10ffff}`)
        .orderBy("id")
        .limit(10)
        .execute();
      return rows.map(documentRow);
    },
    async versions(page) {
      return (await all().where("page", "=", page).orderBy("version").execute()).map(documentRow);
    },
    documents: (filter, page) => paged(filtered(all(), filter), page),
    search(query, filter, page) {
      let matching = filtered(all(), filter);
      for (const clause of query) {
        const condition = fullText.matchesOnTheWay(clause);
        matching = matching.where((expression) => (clause.exclude ? expression.not(condition) : condition));
      }
      return paged(matching, page);
    },
    async bytes(hash) {
      const row = await db.selectFrom("blobs").selectAll().where("hash", "=", hash).executeTakeFirst();
      return row === undefined ? undefined : { hash: row.hash, mediaType: row.media_type, bytes: row.bytes };
    },
    async unread(engine, limit, after = 0) {
      const read = db.selectFrom("readings").select("document").where("engine", "=", engine);
      const rows = await all()
        .where("sequence", ">", after)
        .where("id", "not in", read)
        .orderBy("sequence")
        .limit(limit)
        .execute();
      return rows.map(documentRow);
    },
  };
}

type Documents = SelectQueryBuilder<Tables, "documents", Selectable<Tables["documents"]>>;

function filtered(documents: Documents, filter: DocumentFilter): Documents {
  let query = documents;
  if (filter.ids !== undefined) query = query.where("id", "in", filter.ids.length === 0 ? [""] : filter.ids);
  if (filter.outlet !== undefined) query = query.where("outlet", "=", filter.outlet);
  if (filter.from !== undefined) query = query.where("published", ">=", filter.from);
  // "2021-07" and "2021-07-31T…" both lie before the end of the day that was asked for.
  if (filter.until !== undefined) query = query.where("published", "<", `${filter.until}\u{10ffff}`);
  if (filter.tag !== undefined) {
    const { tag } = filter;
    query = query.where("id", "in", (inner) =>
      inner.selectFrom("labels").select("document").where("kind", "=", "tag").where("text", "=", tag),
    );
  }
  return query;
}

/** Undated documents come last, which an empty string does when dates run downwards. */
const dateKey = sql<string>`coalesce(documents.published, '')`;

async function paged(documents: Documents, { limit, cursor }: PageRequest): Promise<Page<DocumentRow>> {
  let query = documents.orderBy(dateKey, "desc").orderBy("documents.id");
  if (cursor !== undefined) {
    const [date, id] = parseCursor(cursor);
    query = query.where((row) =>
      row.or([row(dateKey, "<", date), row.and([row(dateKey, "=", date), row("documents.id", ">", id)])]),
    );
  }
  const rows = (await query.limit(limit + 1).execute()).map(documentRow);
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows };
  return { rows: rows.slice(0, limit), cursor: JSON.stringify([last.published ?? "", last.id]) };
}

function documentRow({ text_hash, blob_hash, ...row }: Selectable<Tables["documents"]>): DocumentRow {
  return { ...row, textHash: text_hash, blobHash: blob_hash };
}
