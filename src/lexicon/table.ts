import type { z } from "zod";
import { HearsayError } from "../errors.ts";

/**
 * Reads a people-editable table: tab-separated, first line the column names, "#" starts a comment line, empty lines
 * are skipped, an empty cell is left out of the row. Each row is checked by `schema`; the first bad one throws
 * E_LEXICON with its line. Rows carry their line number for messages of later checks.
 */
export function parseTable<Row>(
  name: string,
  text: string,
  schema: z.ZodType<Row>,
): readonly (Row & { readonly line: number })[] {
  const rows: (Row & { readonly line: number })[] = [];
  let columns: readonly string[] | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (line.trim() === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim());
      continue;
    }
    const where = `${name}:${index + 1}`;
    if (cells.length > columns.length) {
      throw new HearsayError("E_LEXICON", {
        where,
        expected: `at most ${columns.length} cells (${columns.join(", ")})`,
        got: `${cells.length}`,
        fix: "Remove the extra tabs.",
      });
    }
    const record: Record<string, string> = {};
    for (const [at, column] of columns.entries()) {
      const cell = cells[at]?.trim();
      if (cell !== undefined && cell !== "") record[column] = cell;
    }
    const parsed = schema.safeParse(record);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const column = issue?.path.join(".") ?? "";
      throw new HearsayError("E_LEXICON", {
        where,
        expected: `a valid "${column}" (${issue?.message ?? "see the table's head"})`,
        got: JSON.stringify(record[column] ?? "an empty cell"),
        fix: "Correct this row; the comment lines at the top say what each column holds.",
      });
    }
    rows.push({ ...parsed.data, line: index + 1 });
  }
  return rows;
}
