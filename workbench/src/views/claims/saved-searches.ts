import { preference } from "../../frame/preferences.ts";

/** A search that this browser keeps under a name; its address is all there is to it, and can be sent to anybody. */
export interface SavedSearch {
  readonly name: string;
  /** Path and parameters: "/claims?act=denial". */
  readonly address: string;
}

export const keptSearches = preference<string>("claim-searches", "[]");

/** What was kept, as far as it can be understood: storage is open to other versions and other hands. */
export function parseSearches(text: string): readonly SavedSearch[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(kept) ? kept.filter(isSearch).map(({ name, address }) => ({ name, address })) : [];
}

function isSearch(value: unknown): value is SavedSearch {
  if (typeof value !== "object" || value === null || !("name" in value) || !("address" in value)) return false;
  const { name, address } = value;
  // An address of the workbench itself: what was kept must not lead elsewhere.
  return typeof name === "string" && typeof address === "string" && /^\/claims(?:[/?]|$)/.test(address);
}

export const searchesText = (searches: readonly SavedSearch[]): string => JSON.stringify(searches);

/** The same name is the same search: the new address takes the place of the old one. */
export function withSearch(searches: readonly SavedSearch[], search: SavedSearch): readonly SavedSearch[] {
  const known = searches.some(({ name }) => name === search.name);
  return known ? searches.map((other) => (other.name === search.name ? search : other)) : [...searches, search];
}

export const withoutSearch = (searches: readonly SavedSearch[], name: string): readonly SavedSearch[] =>
  searches.filter((search) => search.name !== name);

/** The address without what is open in it at the moment: words, cursor, form of display. */
export function searchAddress(path: string, search: string): string {
  const parameters = new URLSearchParams(search);
  for (const passing of ["at", "as"]) parameters.delete(passing);
  parameters.sort();
  const query = parameters.toString();
  return query === "" ? path : `${path}?${query}`;
}
