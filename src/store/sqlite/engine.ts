import { type RawBuilder, sql } from "kysely";
import { type SearchClause, searchWords } from "../search-query.ts";
import type { SqlEngine } from "../sql/engine.ts";
import type { FullText } from "../sql/full-text.ts";

/** FTS5, contentless: the text lies in `documents` already. Words hold only letters and digits, so quoting is safe. */
const fullText: FullText = {
  async create(db) {
    await sql`create virtual table document_words using fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`.execute(
      db,
    );
  },
  async add(db, texts) {
    for (const { sequence, text } of texts)
      await sql`insert into document_words(rowid, words) values (${sequence}, ${searchWords(text).join(" ")})`.execute(
        db,
      );
  },
  async remove(db, sequences) {
    for (const sequence of sequences) await sql`delete from document_words where rowid = ${sequence}`.execute(db);
  },
  matches: (clause) => sql`documents.sequence in (${found(clause)})`,
  // The plus keeps SQLite from looking up all that is found, to sort it then.
  matchesOnTheWay: (clause, sequence = sql`documents.sequence`) => sql`+${sequence} in (${found(clause)})`,
  sequences: found,
};

function found({ words, prefix }: SearchClause): RawBuilder<unknown> {
  const query = `"${words.join(" ")}"${prefix ? "*" : ""}`;
  return sql`select rowid as sequence from document_words where document_words match ${query}`;
}

/** SQLite lets one transaction write at a time, in all processes: whoever asks to write first, waits first. */
const write = sql`delete from disturbed where false`;

export const sqliteEngine: SqlEngine = {
  name: "sqlite",
  fullText,
  locks: {
    async hold(db) {
      await write.execute(db);
    },
    async add(db) {
      await write.execute(db);
    },
    async remove(db) {
      await write.execute(db);
    },
  },
  alone: true,
};
