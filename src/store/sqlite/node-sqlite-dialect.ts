import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Dialect, SqliteDialect } from "kysely";
import { inTurns } from "./in-turns.ts";

type Parameters = Parameters_<StatementSync["all"]>;
type Parameters_<F> = F extends (...parameters: infer P) => unknown ? P : never;

/** How many statements stay prepared; a library uses a few dozen, again and again. */
const MOST_STATEMENTS = 256;

/** Kysely's SQLite dialect over Node's own SQLite, which needs no native build: the few lines that their interfaces differ by. */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  const prepared = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    const statement = database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const dialect = new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(text) {
        const statement = prepare(text);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...(parameters as Parameters)),
          run: (parameters) => statement.run(...(parameters as Parameters)),
          iterate: (parameters) => statement.iterate(...(parameters as Parameters)),
        };
      },
    },
  });
  return inTurns(dialect);
}
