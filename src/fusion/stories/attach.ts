import type { DocumentDigest } from "../digest.ts";
import { compareText } from "../ids.ts";

/** Clusters of events and of openings, and the documents that their items are from. */
export interface Clusters {
  /** The cluster of an item. */
  clusterOf(item: string): string | undefined;
  /** Items of a cluster. */
  itemsOf(cluster: string): readonly string[];
  digestOf(document: string): DocumentDigest | undefined;
}

export const documentOf = (item: string): string => item.slice(0, item.indexOf("#"));
export const isOpening = (cluster: string): boolean => cluster.endsWith("#lead");

/**
 * The cluster that another one belongs with in a story, if any; each has at most one, so that a story is a tree of
 * clusters, found from any of them by its own neighbours alone.
 *
 * - Speech acts follow what they are about, if the cluster holds nothing else and most of them point to one cluster.
 * - An opening follows the happening that most of its documents open with.
 * - Other happenings that these documents open with follow that one, as far as most documents that tell of them are
 *   among those: "Kabul falls" and "the president leaves" are one story where the same reports open with either.
 */
export function targetOf(cluster: string, clusters: Clusters): string | undefined {
  if (isOpening(cluster)) return primaryOf(cluster, clusters);
  const items = clusters.itemsOf(cluster);
  const about = items.map((item) => aboutOf(item, clusters));
  const pointed = mostOf(about.filter((target) => target !== undefined && target !== cluster));
  if (pointed !== undefined && !about.includes(undefined) && 2 * pointed.count >= items.length) return pointed.name;

  const documents = [...new Set(items.map(documentOf))];
  for (const opening of openingsWith(cluster, clusters).toSorted(compareText)) {
    const among = new Set(clusters.itemsOf(opening).map(documentOf));
    if (among.size < 2 || 2 * documents.filter((document) => among.has(document)).length < documents.length) continue;
    const primary = primaryOf(opening, clusters);
    if (primary !== undefined && primary !== cluster) return primary;
  }
  return undefined;
}

/** Clusters that may follow this one: those of acts about its items, of openings with them, and what else these open with. */
export function mayFollow(cluster: string, clusters: Clusters): readonly string[] {
  const items = clusters.itemsOf(cluster);
  const openings = openingsWith(cluster, clusters);
  const mains = openings.flatMap((opening) =>
    clusters.itemsOf(opening).flatMap((lead) => mainOf(lead, clusters) ?? []),
  );
  const acts = items.flatMap((item) =>
    (clusters.digestOf(documentOf(item))?.acts ?? []).flatMap(({ act, about }) =>
      about === item ? (clusters.clusterOf(act) ?? []) : [],
    ),
  );
  return [...new Set([...openings, ...mains, ...acts])].filter((other) => other !== cluster).toSorted(compareText);
}

/** Openings of the documents that open with one of the cluster's items. */
export const openingsWith = (cluster: string, clusters: Clusters): readonly string[] => [
  ...new Set(clusters.itemsOf(cluster).flatMap((item) => openingWith(item, clusters))),
];

/** What else may belong elsewhere when this cluster changes. */
export const beside = (cluster: string, clusters: Clusters): readonly string[] =>
  isOpening(cluster)
    ? [...new Set(clusters.itemsOf(cluster).flatMap((lead) => mainOf(lead, clusters) ?? []))]
    : mayFollow(cluster, clusters);

/** The happening that most of the documents of an opening open with; the first in order where several are told alike. */
const primaryOf = (opening: string, clusters: Clusters): string | undefined =>
  mostOf(clusters.itemsOf(opening).map((lead) => mainOf(lead, clusters)))?.name;

function mainOf(lead: string, clusters: Clusters): string | undefined {
  const main = clusters.digestOf(documentOf(lead))?.lead.main;
  return main === undefined ? undefined : clusters.clusterOf(main);
}

/** The opening of this item's document, if it opens with it. */
function openingWith(item: string, clusters: Clusters): readonly string[] {
  const lead = clusters.digestOf(documentOf(item))?.lead;
  const opening = lead?.main === item ? clusters.clusterOf(lead.item) : undefined;
  return opening === undefined ? [] : [opening];
}

function aboutOf(item: string, clusters: Clusters): string | undefined {
  const pair = clusters.digestOf(documentOf(item))?.acts.find(({ act }) => act === item);
  return pair === undefined ? undefined : clusters.clusterOf(pair.about);
}

function mostOf(names: readonly (string | undefined)[]): { readonly name: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || compareText(a, b));
  return most === undefined ? undefined : { name: most[0], count: most[1] };
}
