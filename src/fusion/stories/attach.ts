import { compareText } from "../ids.ts";

/** Clusters of events and of openings, and the documents that their items are from. */
export interface Clusters {
  /** The cluster of an item. */
  clusterOf(item: string): string | undefined;
  /** Items of a cluster. */
  itemsOf(cluster: string): readonly string[];
  /** The item of the same document that this one points to: what an opening opens with, what a speech act is about. */
  aboutOf(item: string): string | undefined;
  /** Items of the same document that point to this one. */
  pointingTo(item: string): readonly string[];
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
  const about = items.map((item) => clusterAbout(item, clusters));
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
    clusters.itemsOf(opening).flatMap((lead) => clusterAbout(lead, clusters) ?? []),
  );
  const acts = items.flatMap((item) =>
    clusters.pointingTo(item).flatMap((act) => (isOpening(act) ? [] : (clusters.clusterOf(act) ?? []))),
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
    ? [...new Set(clusters.itemsOf(cluster).flatMap((lead) => clusterAbout(lead, clusters) ?? []))]
    : mayFollow(cluster, clusters);

/** The happening that most of the documents of an opening open with; the first in order where several are told alike. */
const primaryOf = (opening: string, clusters: Clusters): string | undefined =>
  mostOf(clusters.itemsOf(opening).map((lead) => clusterAbout(lead, clusters)))?.name;

/** The opening of this item's document, if it opens with it. */
const openingWith = (item: string, clusters: Clusters): readonly string[] =>
  clusters.pointingTo(item).flatMap((lead) => (isOpening(lead) ? (clusters.clusterOf(lead) ?? []) : []));

/** The cluster of what an item points to. */
function clusterAbout(item: string, clusters: Clusters): string | undefined {
  const about = clusters.aboutOf(item);
  return about === undefined ? undefined : clusters.clusterOf(about);
}

function mostOf(names: readonly (string | undefined)[]): { readonly name: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || compareText(a, b));
  return most === undefined ? undefined : { name: most[0], count: most[1] };
}
