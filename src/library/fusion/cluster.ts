import type { DocumentDigest } from "../../fusion/digest.ts";
import { clusterFor, type EarlierCluster, itemOrder, type StoryItem } from "../../fusion/stories/assign.ts";
import { documentOf } from "../../fusion/stories/attach.ts";
import { digestsOf, type FusionContext } from "./context.ts";

/**
 * Puts items into clusters: those given, and of the later ones all that what changes may touch. Gives the clusters whose
 * members are others now, those that no longer exist included.
 */
export async function cluster(context: FusionContext, items: readonly string[]): Promise<ReadonlySet<string>> {
  const state = createState(context);
  const waiting = new Map<string, StoryItem>();
  for (const item of await state.load(items)) waiting.set(item.item, item);
  // In few large steps what would else be asked for item by item.
  const ends = (await state.linksOf(items)).flatMap(({ a, b }) => [a, b]);
  const near = await state.load([...new Set(ends)]);
  await state.loadClusters([...new Set([...near, ...waiting.values()].map((item) => state.clusterOf(item.item)))]);
  const touched = new Set<string>();
  const fresh = new Set(items);
  while (waiting.size > 0) {
    const item = first(waiting.values());
    if (item === undefined) break;
    waiting.delete(item.item);
    const links = await state.linksOf([item.item]);
    const scores = new Map(links.map(({ a, b, score }) => [a === item.item ? b : a, score]));
    const before = (one: StoryItem): boolean => itemOrder(one, item) < 0;
    const linkedBefore = (await state.load([...scores.keys()])).filter(before);
    const clusters = [...new Set(linkedBefore.map((one) => state.clusterOf(one.item)))];
    await state.loadClusters(clusters);
    const earlier: EarlierCluster[] = clusters.map((id) => ({ id, members: state.membersOf(id).filter(before) }));
    const own = state.clusterOf(item.item);
    const next = clusterFor(item, earlier, scores);
    if (next === own && !fresh.has(item.item)) continue;
    await state.loadClusters([own, next]);
    const changed = new Set([...state.membersOf(own), ...state.membersOf(next)].map((one) => one.item));
    state.put(item.item, next);
    for (const id of [own, next]) touched.add(id);
    // Who comes later decides anew, if it is in these clusters or linked with them.
    const linked = (await state.linksOf([...changed])).flatMap(({ a, b }) => [a, b]);
    for (const later of await state.load([...new Set([...changed, ...linked])])) {
      if (itemOrder(later, item) > 0) waiting.set(later.item, later);
    }
  }
  await state.save();
  return touched;
}

function first(items: Iterable<StoryItem>): StoryItem | undefined {
  let least: StoryItem | undefined;
  for (const item of items) if (least === undefined || itemOrder(item, least) < 0) least = item;
  return least;
}

interface ScoredLink {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** Items, links and clusters as far as they were needed, with what changed of them. */
function createState(context: FusionContext) {
  const { session } = context;
  const items = new Map<string, StoryItem>();
  const clusterOf = new Map<string, string>();
  const stored = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const complete = new Set<string>();
  const links = new Map<string, readonly ScoredLink[]>();

  async function load(names: readonly string[]): Promise<readonly StoryItem[]> {
    const missing = names.filter((name) => !clusterOf.has(name));
    if (missing.length > 0) {
      const digests = await digestsOf(context, missing.map(documentOf));
      for (const digest of digests.values()) for (const item of itemsIn(digest)) items.set(item.item, item);
      for (const row of await session.membersNamed("story", missing)) note(row.item, row.cluster);
    }
    return names.flatMap((name) => (clusterOf.has(name) ? (items.get(name) ?? []) : []));
  }

  /** What is known already may have changed since it was stored. */
  function note(item: string, cluster: string): void {
    if (clusterOf.has(item)) return;
    stored.set(item, cluster);
    set(item, cluster);
  }

  function set(item: string, to: string): void {
    clusterOf.set(item, to);
    const list = members.get(to) ?? new Set();
    members.set(to, list.add(item));
  }

  return {
    load,
    clusterOf: (item: string): string => clusterOf.get(item) ?? item,
    async loadClusters(ids: readonly string[]): Promise<void> {
      const missing = ids.filter((id) => !complete.has(id));
      if (missing.length === 0) return;
      const rows = await session.membersOfClusters("story", missing);
      await load(rows.map(({ item }) => item));
      for (const id of missing) complete.add(id);
    },
    membersOf: (id: string): readonly StoryItem[] =>
      [...(members.get(id) ?? [])].flatMap((item) => items.get(item) ?? []),
    async linksOf(names: readonly string[]): Promise<readonly ScoredLink[]> {
      const missing = names.filter((name) => !links.has(name));
      if (missing.length > 0) {
        const found = new Map(missing.map((name) => [name, [] as ScoredLink[]]));
        for (const { a, b, json } of await session.linksOf("story", missing)) {
          const { score } = JSON.parse(json) as { readonly score: number };
          for (const end of [a, b]) found.get(end)?.push({ a, b, score });
        }
        for (const [name, list] of found) links.set(name, list);
      }
      return names.flatMap((name) => links.get(name) ?? []);
    },
    put(item: string, to: string): void {
      members.get(clusterOf.get(item) ?? "")?.delete(item);
      set(item, to);
    },
    async save(): Promise<void> {
      const changes = [...clusterOf].filter(([item, cluster]) => stored.get(item) !== cluster);
      await session.recluster(
        "story",
        changes.map(([item, cluster]) => ({ item, cluster })),
      );
    },
  };
}

const itemsIn = ({ events, lead }: DocumentDigest): readonly StoryItem[] => [...events, lead];
