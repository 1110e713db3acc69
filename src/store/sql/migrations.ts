import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { HearsayError } from "../../errors.ts";
import { accountTables } from "./account-tables.ts";
import { countedByDocument, filedByDocument, membersByDocument } from "./by-document.ts";
import { catalogueTables } from "./catalogue-tables.ts";
import { catalogueWindows } from "./catalogue-windows.ts";
import type { SqlEngine } from "./engine.ts";
import type { Tables } from "./tables.ts";

type Engine = SqlEngine["name"];

/** Every change of the schema, oldest first. A migration that was released is never edited: a new one follows it. */
export function migrations({ name: engine, fullText }: SqlEngine): Readonly<Record<string, Migration>> {
  // Code-point order in both engines: SQLite compares bytes of UTF-8 by default, PostgreSQL by the server's locale.
  const text = engine === "sqlite" ? sql`text` : sql`text collate "C"`;
  const bytes = engine === "sqlite" ? sql`blob` : sql`bytea`;
  const sequence =
    engine === "sqlite"
      ? sql`integer primary key autoincrement`
      : sql`integer primary key generated always as identity`;
  return {
    "0001-library": {
      async up(db: Kysely<unknown>) {
        await sql`create table imports (
          id ${text} primary key, ordinal integer not null, sources ${text} not null, started_at ${text} not null, finished_at ${text})`.execute(
          db,
        );
        await sql`create table blobs (hash ${text} primary key, media_type ${text} not null, bytes ${bytes} not null)`.execute(
          db,
        );
        await sql`create table documents (
          sequence ${sequence}, id ${text} not null unique, page ${text} not null, version integer not null,
          text_hash ${text} not null, text ${text} not null, uri ${text}, title ${text}, outlet ${text}, author ${text},
          published ${text}, language ${text} not null, input ${text} not null, extractor ${text} not null,
          import ${text} not null references imports(id), blob_hash ${text} references blobs(hash),
          unique (page, version))`.execute(db);
        await sql`create index documents_by_date on documents (published, id)`.execute(db);
        await sql`create index documents_by_outlet on documents (outlet)`.execute(db);
        await sql`create index documents_by_import on documents (import)`.execute(db);
        await sql`create index documents_by_blob on documents (blob_hash)`.execute(db);
        await sql`create table readings (
          document ${text} not null references documents(id) on delete cascade, engine ${text} not null, json ${text} not null,
          primary key (document, engine))`.execute(db);
        await sql`create table failures (
          source ${text} primary key, code ${text} not null, message ${text} not null, import ${text} not null)`.execute(
          db,
        );
        await sql`create table labels (
          document ${text} not null references documents(id) on delete cascade, kind ${text} not null, text ${text} not null,
          at ${text} not null, primary key (document, kind, text))`.execute(db);
        await fullText.create(db);
      },
    },
    "0002-fusion": {
      async up(db: Kysely<unknown>) {
        // Rows that are little more than their key are kept in its order, once.
        const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
        const document = sql`${text} not null references documents(id) on delete cascade`;
        const statements = [
          sql`create table digests (document ${text} primary key references documents(id) on delete cascade,
            maker ${text} not null, json ${text} not null)`,
          sql`create table filed (space ${text} not null, key ${text} not null, item ${text} not null, document ${document},
            primary key (space, key, item))${keyed}`,
          sql`create index filed_by_document on filed (document, space)`,
          sql`create table links (space ${text} not null, a ${text} not null, b ${text} not null,
            document_a ${document}, document_b ${document}, json ${text} not null, primary key (space, a, b))`,
          sql`create index links_backwards on links (space, b)`,
          sql`create index links_by_document_a on links (document_a)`,
          sql`create index links_by_document_b on links (document_b)`,
          sql`create table members (space ${text} not null, item ${text} not null, document ${document},
            cluster ${text} not null, group_id ${text} not null, alias ${text} not null, primary key (space, item))${keyed}`,
          sql`create index members_by_cluster on members (space, cluster)`,
          sql`create index members_by_group on members (space, group_id)`,
          sql`create index members_by_alias on members (space, alias)`,
          sql`create index members_by_document on members (document, space)`,
          sql`create table disturbed (space ${text} not null, group_id ${text} not null, primary key (space, group_id))`,
          sql`create table groups (space ${text} not null, id ${text} not null, documents integer not null,
            lineages integer not null, contradictions integer not null, date ${text}, rank ${text} not null,
            json ${text} not null, primary key (space, id))`,
          sql`create index groups_by_rank on groups (space, rank, id)`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0003-feeds": {
      async up(db: Kysely<unknown>) {
        const feed = sql`${text} not null references feeds(url) on delete cascade`;
        const statements = [
          sql`create table feeds (url ${text} primary key, title ${text}, state ${text} not null, etag ${text},
            last_modified ${text}, last_poll ${text}, last_items ${text}, next_poll ${text}, not_before ${text},
            failures integer not null, problem ${text})`,
          sql`create table feed_items (feed ${feed}, key ${text} not null, hash ${text} not null, first_seen ${text} not null,
            last_seen ${text} not null, got ${text} not null, primary key (feed, key))`,
          sql`create table feed_gaps (feed ${feed}, since ${text} not null, until ${text} not null, primary key (feed, until))`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0004-judgements": {
      async up(db: Kysely<unknown>) {
        // No reference to documents: what people have judged outlives them, and holds again when they come back.
        const statements = [
          sql`create table judgements (position integer primary key, id ${text} not null unique, previous ${text},
            hash ${text} not null, origin ${text}, json ${text} not null)`,
          sql`create table judgement_keys (key ${text} not null, judgement integer not null references judgements(position),
            primary key (key, judgement))`,
          sql`create index documents_by_text on documents (text_hash)`,
          ...appendOnly(engine, "judgements"),
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0005-story-labels": {
      async up(db: Kysely<unknown>) {
        // By an id of the story, which finds it however it grows; stories themselves can be made again at any time.
        await sql`create table story_labels (story ${text} not null, kind ${text} not null, text ${text} not null,
          at ${text} not null, primary key (story, kind, text))`.execute(db);
      },
    },
    "0010-team": {
      async up(db: Kysely<unknown>) {
        const statements = [
          sql`create table queued (sequence integer primary key, id ${text} not null unique, source ${text} not null,
            input ${text} not null, import ${text} not null references imports(id),
            blob_hash ${text} references blobs(hash))`,
          sql`create index queued_by_import on queued (import)`,
          sql`create index queued_by_blob on queued (blob_hash)`,
          ...(engine === "sqlite"
            ? []
            : [
                // Places are given out before documents are read; and long texts lie in several vectors.
                sql`alter table documents alter column sequence set generated by default`,
                sql`alter table document_words add column part integer not null default 0`,
                sql`alter table document_words drop constraint document_words_pkey`,
                sql`alter table document_words add primary key (sequence, part)`,
                // Few searches a second, many documents: new words go into the index at once and not in bursts.
                sql`alter index document_words_index set (fastupdate = off)`,
              ]),
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0006-catalogue": {
      async up(db: Kysely<unknown>) {
        for (const statement of catalogueTables(engine, text)) await statement.execute(db);
      },
    },
    "0007-fusion-judged": {
      async up(db: Kysely<unknown>) {
        const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
        const document = sql`${text} not null references documents(id) on delete cascade`;
        const statements = [
          sql`create table verdict_ends (space ${text} not null, record ${text} not null, side ${text} not null,
            thing ${text} not null, document ${document}, json ${text} not null, primary key (space, record, side, thing))`,
          sql`create index verdict_ends_by_document on verdict_ends (document)`,
          sql`create table placed (space ${text} not null, thing ${text} not null, hub ${text} not null,
            name ${text} not null, primary key (space, thing))`,
          sql`create table fusion_revision (id integer primary key, revision integer not null)`,
          sql`insert into fusion_revision (id, revision) values (1, 0)`,
          // All of this is made again. Keys begin with what is looked up, never with the space: SQLite keeps no counts of
          // rows unless it is told to, takes "space = ?" for rare, and would walk a whole space rather than use an index.
          sql`drop table links`,
          sql`create table links (space ${text} not null, a ${text} not null, b ${text} not null,
            json ${text} not null, primary key (a, b, space))${keyed}`,
          sql`create index links_backwards on links (b, space)`,
          sql`drop table filed`,
          sql`create table filed (space ${text} not null, key ${text} not null, item ${text} not null, document ${document},
            primary key (key, space, item))${keyed}`,
          sql`create index filed_by_document on filed (document, space)`,
          sql`drop table members`,
          sql`create table members (space ${text} not null, item ${text} not null, document ${document},
            cluster ${text} not null, group_id ${text} not null, alias ${text} not null, day integer,
            primary key (item, space))${keyed}`,
          sql`create index members_by_cluster on members (cluster, space)`,
          sql`create index members_by_group on members (group_id, space)`,
          sql`create index members_by_alias on members (alias, space)`,
          sql`create index members_by_document on members (document, space)`,
          sql`create index members_by_day on members (day, space)`,
          sql`create index digests_by_maker on digests (maker, document)`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0008-review": {
      async up(db: Kysely<unknown>) {
        const statements = [
          sql`create table samples (id ${text} primary key, at ${text} not null, json ${text} not null)`,
          sql`create table codings (id ${text} primary key, sample ${text} not null references samples(id),
            at ${text} not null, json ${text} not null)`,
          sql`create index codings_by_sample on codings (sample, at, id)`,
          ...appendOnly(engine, "codings"),
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0009-accounts": {
      async up(db: Kysely<unknown>) {
        for (const statement of [...accountTables(text), ...appendOnly(engine, "audit")]) await statement.execute(db);
      },
    },
    "0011-proposals": {
      async up(db: Kysely<unknown>) {
        const statements = [
          sql`create table proposals (id ${text} primary key, agent ${text} not null, at ${text} not null,
            said ${text} not null, json ${text} not null, state ${text} not null, decided_by ${text}, decided_at ${text})`,
          sql`create index proposals_by_state on proposals (state, at, id)`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "0012-windows": {
      async up(db: Kysely<unknown>) {
        // They are filled when documents are filed anew, which the next update does: the rows name another maker.
        for (const statement of catalogueWindows(engine, text)) await statement.execute(db);
      },
    },
    "0013-by-document": {
      async up(db: Kysely<unknown>) {
        const moves = [filedByDocument, membersByDocument, countedByDocument];
        for (const statement of moves.flatMap((move) => move(engine, text))) await statement.execute(db);
      },
    },
  };
}

/** Rows that stand stay as they are, whichever program writes. */
function appendOnly(engine: Engine, table: string): readonly RawBuilder<unknown>[] {
  const name = sql.raw(table);
  const said = sql.lit(`${table} are only ever appended to`);
  if (engine === "sqlite") {
    return ["update", "delete"].map(
      (act) =>
        sql`create trigger ${sql.raw(`${table}_no_${act}`)} before ${sql.raw(act)} on ${name} begin select raise(abort, ${said}); end`,
    );
  }
  return [
    sql`create function ${name}_append_only() returns trigger language plpgsql as $$ begin raise exception ${said}; end $$`,
    sql`create trigger ${name}_append_only before update or delete on ${name} for each row execute function ${name}_append_only()`,
  ];
}

/** Brings a database to the newest schema, or refuses one that a newer version of this program made. */
export async function migrate(db: Kysely<Tables>, engine: SqlEngine): Promise<void> {
  const all = migrations(engine);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => all } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new HearsayError("E_STORE", {
    expected: `a library made by this version of Hearsay or an earlier one (schema ${Object.keys(all).at(-1)})`,
    got: error instanceof Error ? error.message : String(error),
    fix: "Open it with the version that made it, or restore a backup.",
    cause: error,
  });
}
