import { type SearchQuery, searchWords } from "../../store/search-query.ts";
import { oneLine } from "./layout.ts";

const AROUND = 50;

/** The words around the first place where the query's first wanted clause begins. */
export function excerpt(text: string, query: SearchQuery): string {
  const wanted = query.find((clause) => !clause.exclude)?.words[0] ?? "";
  let at = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (searchWords(match[0])[0]?.startsWith(wanted) === true) {
      at = match.index;
      break;
    }
  }
  const start = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + AROUND);
  return `${start > 0 ? "…" : ""}${oneLine(text.slice(start, end).toWellFormed())}${end < text.length ? "…" : ""}`;
}
