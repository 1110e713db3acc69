import { DatabaseSync } from "node:sqlite";

/** All rows but for the clock's values, in order of their keys. */
export function contentOf(
  file: string,
): Record<"documents" | "readings" | "failures" | "imports", Record<string, unknown>[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  const content = {
    documents: rows("select * from documents order by sequence"),
    readings: rows("select * from readings order by rowid"),
    failures: rows("select * from failures order by source"),
    imports: rows("select id, ordinal, sources from imports order by ordinal"),
  };
  database.close();
  return content;
}
