import { type RawBuilder, sql } from "kysely";

/**
 * Lists over all documents. Rows name documents by their number in the order of adding: it is a tenth of the size of an id,
 * and there are many rows. `newest` orders the lists: days of publication backwards, then the beginning of the id.
 */
export function catalogueTables(
  engine: "sqlite" | "postgres",
  text: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  // Rows that are little more than their key are kept in its order, once.
  const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
  const document = sql`integer not null references catalogued(sequence) on delete cascade`;
  return [
    sql`create table catalogued (sequence integer primary key references documents(sequence) on delete cascade,
      newest bigint not null, page bigint not null, lineage ${text} not null, outlet ${text}, title ${text},
      published ${text}, maker ${text} not null)`,
    sql`create index catalogued_by_date on catalogued (newest, sequence)`,
    sql`create index catalogued_by_lineage on catalogued (lineage)`,
    sql`create index catalogued_by_page on catalogued (page)`,
    sql`create index catalogued_by_outlet on catalogued (outlet, newest, sequence)`,
    // Searches walk along it: sorting all that is found would read all these documents.
    sql`create index documents_in_lists on documents ((coalesce(published, '')) desc, id)`,
    sql`create table elements (document ${document}, kind ${text} not null, ordinal integer not null, act ${text},
      status ${text}, negated integer not null, happened_from integer, happened_until integer, json ${text} not null,
      primary key (document, kind, ordinal))`,
    sql`create index elements_by_day on elements (happened_from, happened_until, document) where happened_from is not null`,
    sql`create index elements_of_long on elements (happened_from, happened_until, document)
      where happened_until - happened_from > 366`,
    sql`create table parts (kind ${text} not null, role ${text} not null, key ${text} not null, newest bigint not null,
      document ${document}, ordinal integer not null, primary key (kind, role, key, newest, document, ordinal))${keyed}`,
    sql`create index parts_by_document on parts (document)`,
    sql`create table deeds (document ${document}, ordinal integer not null, place bigint not null, type ${text} not null,
      primary key (document, ordinal))${keyed}`,
    sql`create table places (id bigint primary key, json ${text} not null)`,
    sql`create table unsummarised (key ${text} primary key)${keyed}`,
    sql`create table identities (document ${document}, actor ${text} not null, base ${text} not null, country ${text},
      key ${text} not null, primary key (document, actor))${keyed}`,
    sql`create index identities_by_base on identities (base, country, key)`,
    sql`create table aliases (alias ${text} not null, base ${text} not null, document ${document},
      primary key (alias, base, document))${keyed}`,
    sql`create index aliases_by_document on aliases (document)`,
    sql`create table unsettled (base ${text} primary key)${keyed}`,
    sql`create table counted (subject ${text} not null, facet ${text} not null, value ${text} not null, document ${document},
      n integer not null, span_start integer, span_end integer, primary key (subject, facet, value, document))${keyed}`,
    sql`create index counted_by_document on counted (document, subject, facet)`,
    sql`create table uncounted (subject ${text} not null, facet ${text} not null, value ${text} not null,
      primary key (subject, facet, value))${keyed}`,
    sql`create table counts (subject ${text} not null, facet ${text} not null, value ${text} not null, n integer not null,
      documents integer not null, lineages integer not null, oldest bigint, latest bigint, rank bigint not null,
      edge integer not null, primary key (subject, facet, value))${keyed}`,
    // Of one actor the counts are few enough to be sorted; of the whole library they are not.
    sql`create index counts_of_all on counts (facet, rank, value) where subject = '*'`,
    sql`create index counts_backwards on counts (value, facet, subject) where edge = 1`,
    sql`create table actors (key ${text} primary key, name ${text} not null, kind ${text} not null, country ${text},
      sector ${text}, private integer not null, documents integer not null, lineages integer not null,
      says integer not null, does integer not null, suffers integer not null, near integer not null,
      rank bigint not null)`,
    sql`create index actors_by_rank on actors (private, rank, key)`,
    sql`create index actors_by_kind on actors (kind, private, rank, key)`,
    sql`create index actors_by_country on actors (country, private, rank, key)`,
    sql`create table actor_words (word ${text} not null, key ${text} not null references actors(key) on delete cascade,
      primary key (word, key))${keyed}`,
    sql`create index actor_words_by_key on actor_words (key)`,
  ];
}
