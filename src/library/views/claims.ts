import type { ClaimFilter, ClaimRow, PageOf } from "../../query/records.ts";
import type { Part, StoredElement } from "../../store/catalogue-store.ts";
import type { PageRequest } from "../../store/store.ts";
import type { ClaimEntry } from "../catalogue/entries.ts";
import { digestsOf, type FusionContext } from "../fusion/context.ts";
import { askedOf, filteredPage, holdsWords, mayHold } from "./element-filter.ts";

/** Who says what, the newest publication first. */
export async function claimsView(
  context: FusionContext,
  given: ClaimFilter,
  page: PageRequest,
): Promise<PageOf<ClaimRow>> {
  return claimsPage(context, given, [], page, (row, entry) => claimRow(row, entry));
}

/** Pages of claims that are asked for, as `made` shows them. */
export async function claimsPage<T>(
  context: FusionContext,
  given: ClaimFilter,
  more: readonly Part[],
  page: PageRequest,
  made: (row: StoredElement, entry: ClaimEntry) => T | undefined,
): Promise<PageOf<T>> {
  const asked = await askedOf(context, given, [...partsOf(given), ...more]);
  if (asked === undefined) return { rows: [] };
  const { act, negated } = given;
  const filter = {
    ...asked.filter,
    ...(act === "statement" ? { act } : {}),
    ...(negated === undefined ? {} : { negated }),
  };
  const told = asked.story === undefined ? undefined : await eventsOfStory(context, asked.story);
  return filteredPage(context.session, "claim", { ...asked, filter }, page, (row) => {
    if (asked.words !== undefined && !mayHold(row.json, asked.words)) return undefined;
    const entry = JSON.parse(row.json) as ClaimEntry;
    if (asked.words !== undefined && !holdsWords(saidIn(entry), asked.words)) return undefined;
    if (told !== undefined && !told(row.document, entry)) return undefined;
    return made(row, entry);
  });
}

/** "Statement" is so common that the list itself is looked through. */
const partsOf = ({ speaker, actor, type, act }: ClaimFilter): readonly Part[] => [
  ...(speaker === undefined ? [] : [{ role: "speaker" as const, key: speaker }]),
  ...(actor === undefined ? [] : [{ role: "about" as const, key: actor }]),
  ...(type === undefined ? [] : [{ role: "type" as const, key: type }]),
  ...(act === undefined || act === "statement" ? [] : [{ role: "act" as const, key: act }]),
];

const saidIn = ({ words, source, cue, speakers }: ClaimEntry): string =>
  [...speakers.map(({ name }) => name), source ?? "", cue ?? "", words].join(" \n ");

/**
 * Of a report that opens with the story, all that is said belongs to it; of one that comes to it in passing, what speaks of
 * its events.
 */
async function eventsOfStory(
  context: FusionContext,
  { items, opening }: { readonly items: ReadonlySet<string>; readonly opening: ReadonlySet<string> },
): Promise<(document: string, entry: ClaimEntry) => boolean> {
  const documents = new Set([...items].map((item) => item.slice(0, item.lastIndexOf("#"))));
  const events = new Set<string>();
  for (const [document, digest] of await digestsOf(context, documents))
    for (const { item, event } of digest.events) if (items.has(item)) events.add(`${document} ${event}`);
  return (document, entry) => opening.has(document) || entry.events.some(({ id }) => events.has(`${document} ${id}`));
}

export function claimRow(
  { document, outlet, title, published, lineage }: StoredElement,
  { target: _target, contested: _contested, ...entry }: ClaimEntry,
): ClaimRow {
  return { document, outlet, title, published, lineage, ...entry };
}
