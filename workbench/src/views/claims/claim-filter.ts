import type { ClaimFilter } from "../../../../src/query/records.ts";
import { dateWords } from "../../parts/dates.ts";
import { actPlural, typeWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";

/** What the address can ask of a list of claims. */
export const CLAIM_FILTERS = [
  "q",
  "speaker",
  "actor",
  "act",
  "type",
  "from",
  "until",
  "outlet",
  "lineage",
  "story",
  "document",
  "negated",
] as const satisfies readonly (keyof ClaimFilter)[];
export type ClaimFilterName = (typeof CLAIM_FILTERS)[number];
export type ClaimQuery = Readonly<Partial<Record<ClaimFilterName, string>>>;

export function claimQueryOf(search: string): ClaimQuery {
  const parameters = new URLSearchParams(search);
  const query: Partial<Record<ClaimFilterName, string>> = {};
  for (const name of CLAIM_FILTERS) {
    const value = parameters.get(name);
    if (value !== null && value !== "") query[name] = value;
  }
  return query;
}

export const filtersSet = (query: ClaimQuery): readonly ClaimFilterName[] =>
  CLAIM_FILTERS.filter((name) => query[name] !== undefined);

/** Names for what stands in the address as a key. */
export interface FilterNames {
  readonly speaker?: string | undefined;
  readonly actor?: string | undefined;
  readonly lineage?: string | undefined;
  readonly story?: string | undefined;
  readonly document?: string | undefined;
}

/** "Denials by Taliban about Pakistan, published since 1 Aug 2021, newest first." */
export function claimSentence(query: ClaimQuery, names: FilterNames, what = actPlural(query.act)): string {
  const named = query.negated === "true" ? `${what} that are said not to have been made` : what;
  const parts = [
    query.speaker === undefined ? undefined : `by ${names.speaker ?? query.speaker}`,
    query.actor === undefined ? undefined : `about ${names.actor ?? query.actor}`,
  ].filter((part) => part !== undefined);
  const clauses = [
    query.type === undefined ? undefined : `that somebody ${typeWords(query.type)}`,
    query.q === undefined ? undefined : `with the words “${query.q}”`,
    publishedWords(query),
    query.outlet === undefined ? undefined : `in ${query.outlet}`,
    query.lineage === undefined ? undefined : `of ${names.lineage ?? "one lineage"}`,
    query.story === undefined ? undefined : `in the story “${names.story ?? query.story}”`,
    query.document === undefined ? undefined : `in “${names.document ?? "one document"}”`,
  ].filter((clause) => clause !== undefined);
  const all = parts.length === 0 && clauses.length === 0 && query.act === undefined && query.negated !== "true";
  const head = headed([all ? `all ${named}` : named, ...parts].join(" "));
  return `${[head, ...clauses].join(", ")}, newest first.`;
}

function publishedWords({ from, until }: ClaimQuery): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  if (until === undefined) return `published since ${dateWords(from)}`;
  if (from === undefined) return `published until ${dateWords(until)}`;
  return from === until ? `published on ${dateWords(from)}` : `published ${dateWords(`${from}/${until}`)}`;
}
