import { HearsayError } from "../errors.ts";

/**
 * One clause of a search: words that must stand side by side (a phrase), the last of them perhaps only begun ("kab*").
 * A document matches when it holds every clause and none of the excluded ones.
 */
export interface SearchClause {
  readonly words: readonly string[];
  readonly prefix: boolean;
  readonly exclude: boolean;
}
export type SearchQuery = readonly SearchClause[];

/**
 * The words under which a text is found: compatibility-decomposed, without marks, lower case, letters and digits only.
 * Engines index these words and nothing else, so that a query finds the same documents in every store.
 */
export function searchWords(text: string): readonly string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** `rocket "air raid" kab* -Termez`. Throws E_USAGE when nothing but exclusions, or nothing at all, is left. */
export function parseSearch(query: string): SearchQuery {
  const clauses: SearchClause[] = [];
  for (const [, minus, phrase, word] of query.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const given = phrase ?? word ?? "";
    const words = searchWords(given);
    if (words.length > 0) clauses.push({ words, prefix: given.endsWith("*"), exclude: minus === "-" });
  }
  if (!clauses.some((clause) => !clause.exclude)) {
    throw new HearsayError("E_USAGE", {
      expected: 'at least one word to look for, such as: rocket "air raid" kab* -Termez',
      got: JSON.stringify(query),
      fix: "Add a word without a minus sign.",
    });
  }
  return clauses;
}
