import { type RawBuilder, sql } from "kysely";

/**
 * What makes pages of a large library quick, beside the lists themselves: edges by document in whole numbers, for networks of
 * some days; events by the months and years in which they are said to have happened; and with each part of an event where
 * it stands on the map.
 */
export function catalogueWindows(
  engine: "sqlite" | "postgres",
  text: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const keyed = engine === "sqlite" ? sql` without rowid` : sql``;
  const document = sql`integer not null references catalogued(sequence) on delete cascade`;
  const number = engine === "sqlite" ? sql`integer primary key` : sql`integer primary key generated always as identity`;
  return [
    sql`create table keys (id ${number}, key ${text} not null unique)`,
    sql`create table ties (document ${document}, subject integer not null, kind integer not null, other integer not null,
      type ${text} not null, n integer not null, primary key (document, subject, kind, other, type))${keyed}`,
    sql`create table happenings (stretch integer not null, newest bigint not null, document ${document},
      ordinal integer not null, happened_from integer not null, happened_until integer not null,
      primary key (stretch, newest, document, ordinal))${keyed}`,
    sql`create index happenings_by_document on happenings (document)`,
    // In the table of the documents it stands beside the text, which few pages want.
    sql`alter table catalogued add column id ${text} not null default ''`,
    sql`update catalogued set id = (select documents.id from documents where documents.sequence = catalogued.sequence)`,
    sql`alter table parts add column place bigint`,
    sql`alter table parts add column type ${text}`,
    // With the parts from now on.
    sql`drop table deeds`,
    // Who looks is told by the index alone.
    sql`drop index elements_by_day`,
    sql`drop index elements_of_long`,
  ];
}
