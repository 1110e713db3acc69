import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type SearchClause, searchWords } from "../search-query.ts";
import { batches } from "../sql/batches.ts";
import type { FullText } from "../sql/full-text.ts";

/**
 * What one vector of PostgreSQL can hold (its manual, "Limitations" of text search): 16,383 positions, 256 of one word, a
 * megabyte in all, and words of 2 kB. Longer texts lie in several vectors, whose ends are in both, so that no phrase is
 * lost that is shorter than the common part.
 */
const MOST_POSITIONS = 16_000;
const MOST_OF_ONE_WORD = 255;
const MOST_CHARACTERS = 200_000;
const LONGEST_WORD = 500;
const COMMON = 40;

const shortened = (word: string): string => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word);

/** The words of a text as vectors, of our own words, so that no dictionary of the server decides what matches. */
export function vectorsOf(text: string): readonly string[] {
  const words = searchWords(text).map(shortened);
  const vectors: string[] = [];
  let start = 0;
  do {
    const uses = new Map<string, number>();
    const parts: string[] = [];
    let characters = 0;
    let at = start;
    for (; at < words.length; at++) {
      const word = words[at] ?? "";
      const used = (uses.get(word) ?? 0) + 1;
      characters += word.length;
      if (parts.length >= MOST_POSITIONS || used > MOST_OF_ONE_WORD || characters > MOST_CHARACTERS) break;
      uses.set(word, used);
      parts.push(`'${word}':${parts.length + 1}`);
    }
    vectors.push(parts.join(" "));
    if (at >= words.length) return vectors;
    start = Math.max(start + 1, at - COMMON);
  } while (start < words.length);
  return vectors;
}

export const postgresFullText: FullText = {
  async create(db) {
    await sql`create table document_words (sequence integer primary key, words tsvector not null)`.execute(db);
    await sql`create index document_words_index on document_words using gin (words)`.execute(db);
  },
  async add(db, texts) {
    const rows = texts.flatMap(({ sequence, text }) =>
      vectorsOf(text).map((words, part) => ({ sequence, part, words })),
    );
    for (const batch of batches(rows)) {
      const values = batch.map(({ sequence, part, words }) => sql`(${sequence}, ${part}, ${words}::tsvector)`);
      await sql`insert into document_words (sequence, part, words) values ${sql.join(values)}`.execute(db);
    }
  },
  async remove(db, sequences) {
    await sql`delete from document_words where sequence = any (${sequences}::integer[])`.execute(db);
  },
  matches: (clause) => matches(clause),
  matchesOnTheWay: matches,
  sequences: found,
};

function matches(clause: SearchClause, sequence: RawBuilder<unknown> = sql`documents.sequence`): RawBuilder<SqlBool> {
  return sql`${sequence} in (${found(clause)})`;
}

function found({ words, prefix }: SearchClause): RawBuilder<unknown> {
  const query = words
    .map(shortened)
    .map((word, at) => `'${word}'${prefix && at === words.length - 1 ? ":*" : ""}`)
    .join(" <-> ");
  return sql`select distinct sequence from document_words where words @@ ${query}::tsquery`;
}
