import type { DocumentDigest } from "../../fusion/digest.ts";
import { compareText } from "../../fusion/ids.ts";
import { linkOf, type StoryItem } from "../../fusion/stories/assign.ts";
import type { StoryLink } from "../../fusion/stories/link.ts";
import type { GroupedRow } from "../../store/fusion-store.ts";

/** Two items of a story that tell of one thing as they stand, and why. */
export interface JoinedItems extends StoryLink {
  readonly a: string;
  readonly b: string;
}

/**
 * What joins the reports of each cluster, in the order of their items: worked out when somebody asks, since of what is
 * told a hundred times thousands of pairs would have to be kept.
 */
export function linksAmong(
  members: readonly GroupedRow[],
  digests: ReadonlyMap<string, DocumentDigest>,
): readonly JoinedItems[] {
  const items = new Map(
    [...digests.values()].flatMap(({ events, lead }) => [...events, lead]).map((item) => [item.item, item]),
  );
  return [...Map.groupBy(members, ({ cluster }) => cluster).values()]
    .flatMap((same) => linksOf(same.flatMap(({ item }) => items.get(item) ?? [])))
    .toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

function linksOf(items: readonly StoryItem[]): readonly JoinedItems[] {
  const sorted = items.toSorted((a, b) => compareText(a.item, b.item));
  return sorted.flatMap((a, at) =>
    sorted.slice(at + 1).flatMap((b): readonly JoinedItems[] => {
      const link = a.document === b.document ? undefined : linkOf(a, b);
      return link === undefined ? [] : [{ a: a.item, b: b.item, ...link }];
    }),
  );
}
