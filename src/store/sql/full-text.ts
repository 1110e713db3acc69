import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { type SearchClause, searchWords } from "../search-query.ts";
import type { Tables } from "./tables.ts";

/** The one thing in which the engines differ: how words are indexed and matched. */
export interface FullText {
  create(db: Kysely<unknown>): Promise<void>;
  add(db: Kysely<Tables>, sequence: number, text: string): Promise<void>;
  remove(db: Kysely<Tables>, sequences: readonly number[]): Promise<void>;
  /** A condition on `documents.sequence`. */
  matches(clause: SearchClause): Expression<SqlBool>;
}

/** FTS5, contentless: the text lies in `documents` already. Words hold only letters and digits, so quoting is safe. */
export const sqliteFullText: FullText = {
  async create(db) {
    await sql`create virtual table document_words using fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`.execute(
      db,
    );
  },
  async add(db, sequence, text) {
    await sql`insert into document_words(rowid, words) values (${sequence}, ${searchWords(text).join(" ")})`.execute(
      db,
    );
  },
  async remove(db, sequences) {
    for (const sequence of sequences) await sql`delete from document_words where rowid = ${sequence}`.execute(db);
  },
  matches({ words, prefix }) {
    const query = `"${words.join(" ")}"${prefix ? "*" : ""}`;
    return sql<SqlBool>`documents.sequence in (select rowid from document_words where document_words match ${query})`;
  },
};

/** PostgreSQL keeps no position above this; later words of very long documents share it, and phrases there may be missed. */
const LAST_POSITION = 16_383;

/** A tsvector made of our own words, so that no dictionary of the server decides what matches. */
export const postgresFullText: FullText = {
  async create(db) {
    await sql`create table document_words (sequence integer primary key, words tsvector not null)`.execute(db);
    await sql`create index document_words_index on document_words using gin (words)`.execute(db);
  },
  async add(db, sequence, text) {
    const vector = searchWords(text)
      .map((word, at) => `'${word}':${Math.min(at + 1, LAST_POSITION)}`)
      .join(" ");
    await sql`insert into document_words(sequence, words) values (${sequence}, ${vector}::tsvector)`.execute(db);
  },
  async remove(db, sequences) {
    if (sequences.length > 0)
      await sql`delete from document_words where sequence in (${sql.join(sequences)})`.execute(db);
  },
  matches({ words, prefix }) {
    const query = words.map((word, at) => `'${word}'${prefix && at === words.length - 1 ? ":*" : ""}`).join(" <-> ");
    return sql<SqlBool>`documents.sequence in (select sequence from document_words where words @@ ${query}::tsquery)`;
  },
};
