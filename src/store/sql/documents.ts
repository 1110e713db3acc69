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
import { parseCursor } from "./cursor.ts";
import type { FullText } from "./full-text.ts";
import type { Tables } from "./tables.ts";

export async function addDocuments(
  db: Kysely<Tables>,
  fullText: FullText,
  documents: readonly NewDocument[],
): Promise<readonly Added[]> {
  const added: Added[] = [];
  for (const document of documents) added.push(await addDocument(db, fullText, newDocumentSchema.parse(document)));
  return added;
}

async function addDocument(db: Kysely<Tables>, fullText: FullText, document: NewDocument): Promise<Added> {
  const { id, page, blob } = document;
  if ((await db.selectFrom("documents").select("id").where("id", "=", id).executeTakeFirst()) !== undefined) {
    return { id, status: "known" };
  }
  const { top } = await db
    .selectFrom("documents")
    .select((row) => row.fn.max("version").as("top"))
    .where("page", "=", page)
    .executeTakeFirstOrThrow();
  if (blob !== null) {
    await db
      .insertInto("blobs")
      .values({ hash: blob.hash, media_type: blob.mediaType, bytes: blob.bytes })
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
  }
  const version = (top ?? 0) + 1;
  const { blob: _blob, textHash, ...same } = document;
  const { sequence } = await db
    .insertInto("documents")
    .values({ ...same, version, text_hash: textHash, blob_hash: blob?.hash ?? null })
    .returning("sequence")
    .executeTakeFirstOrThrow();
  await fullText.add(db, sequence, `${document.title ?? ""}\n${document.text}`);
  return { id, status: version === 1 ? "added" : "version" };
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
        const condition = fullText.matches(clause);
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
