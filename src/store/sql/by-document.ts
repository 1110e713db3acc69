import { type RawBuilder, sql } from "kysely";

/*
 * What a document brings is written where its other rows are: rows that lie by what they are about are written all over a
 * large library, a page of it for each.
 */

/** The keys of a document in one row of its own, in place of an index of all keys by document. */
export function filedByDocument(
  engine: "sqlite" | "postgres",
  text: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
  const end = sql`substr(item, length(document) + 1)`;
  const keys =
    engine === "sqlite"
      ? sql`json_group_array(json_array(space, key, ${end}))`
      : sql`json_agg(json_build_array(space, key, ${end}))::text`;
  return [
    sql`create table filings (document ${text} primary key references documents(id) on delete cascade, keys ${text} not null)`,
    sql`insert into filings (document, keys) select document, ${keys} from filed group by document`,
    sql`create table filed_now (space ${text} not null, key ${text} not null, item ${text} not null,
      primary key (key, space, item))${keyed}`,
    sql`insert into filed_now (space, key, item) select space, key, item from filed order by key, space, item`,
    sql`drop table filed`,
    sql`alter table filed_now rename to filed`,
  ];
}

/** What is counted, document by document; who is in which is known by an index of their names alone. */
export function countedByDocument(
  engine: "sqlite" | "postgres",
  text: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
  const columns = sql`subject, facet, value, document, n, span_start, span_end`;
  return [
    sql`create table counted_now (subject ${text} not null, facet ${text} not null, value ${text} not null,
      document integer not null references catalogued(sequence) on delete cascade,
      n integer not null, span_start integer, span_end integer, primary key (document, subject, facet, value))${keyed}`,
    sql`insert into counted_now (${columns}) select ${columns} from counted order by document, subject, facet, value`,
    sql`drop table counted`,
    sql`alter table counted_now rename to counted`,
    sql`create index counted_by_subject on counted (subject, document) where facet = 'all'`,
    sql`create index counted_relations on counted (value, document) where subject = '*' and facet = 'relation'`,
  ];
}

/**
 * Items beside the others of their document, and what each points to in it: an opening to the event that it opens with, a
 * speech act to what it is about. It is found in the digests that are there.
 */
export function membersByDocument(
  engine: "sqlite" | "postgres",
  text: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
  const about =
    engine === "sqlite"
      ? sql`case when m.item = d.json ->> '$.lead.item' then d.json ->> '$.lead.main' else (select a.value ->> '$.about'
          from json_each(d.json, '$.acts') a where a.value ->> '$.act' = m.item limit 1) end`
      : sql`case when m.item = d.json::jsonb #>> '{lead,item}' then d.json::jsonb #>> '{lead,main}' else (select a ->> 'about'
          from jsonb_array_elements(d.json::jsonb -> 'acts') a where a ->> 'act' = m.item limit 1) end`;
  return [
    sql`create table members_now (document ${text} not null references documents(id) on delete cascade,
      space ${text} not null, item ${text} not null, cluster ${text} not null, group_id ${text} not null,
      alias ${text} not null, day integer, about ${text}, primary key (document, space, item))${keyed}`,
    sql`insert into members_now (document, space, item, cluster, group_id, alias, day, about)
      select m.document, m.space, m.item, m.cluster, m.group_id, m.alias, m.day, ${about}
      from members m left join digests d on d.document = m.document and m.space = 'story'
      order by m.document, m.space, m.item`,
    sql`drop table members`,
    sql`alter table members_now rename to members`,
    sql`create index members_by_cluster on members (cluster, space, document, item, day)`,
    sql`create index members_by_group on members (group_id, space, document, item, cluster)`,
    sql`create index members_by_alias on members (alias, space)`,
    sql`create index members_by_day on members (day, space)`,
    sql`alter table digests add column head ${text}`,
  ];
}
