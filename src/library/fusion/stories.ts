import { aliasOf, compareText } from "../../fusion/ids.ts";
import {
  beside,
  type Clusters,
  documentOf,
  isOpening,
  mayFollow,
  openingsWith,
  targetOf,
} from "../../fusion/stories/attach.ts";
import type { ClusterRow, GroupRow, MemberRow } from "../../store/fusion-store.ts";
import { inOrder } from "./cluster.ts";
import type { FusionContext } from "./context.ts";
import type { Placings } from "./placing-names.ts";
import { place, placingsOf } from "./placings.ts";
import { summarise } from "./story-card.ts";
import type { StoryGroup } from "./story-group.ts";

/**
 * Makes stories again around the machine's clusters that changed, and those of groups that have to be made again, after
 * people's verdicts have been put over the clusters. False where there is nothing to make.
 */
export async function regroupStories(
  context: FusionContext,
  touched: ReadonlySet<string>,
  groups: readonly string[],
): Promise<boolean> {
  const { session } = context;
  const moved = await place(context, "story", (items) => clustersNow(context, items));
  if (touched.size + groups.length + moved.names.length === 0) return false;
  const placings = await placingsOf(context, "story");
  const tree = createTree(context, placings);
  const old = new Set(groups);
  const changed = [...new Set([...[...touched].flatMap(placings.namesFrom), ...moved.names])];
  const start = new Set(changed);
  await tree.loadAll(changed);
  for (const cluster of changed) for (const other of await tree.beside(cluster)) start.add(other);
  for (const group of await tree.groupsOf(start)) old.add(group);
  for (const { item, cluster } of await session.members("story", [...old])) start.add(placings.nameOf(item, cluster));

  await tree.loadAll([...start]);
  const stories = new Map<string, MadeStory>();
  const done = new Set<string>();
  for (const cluster of [...start].toSorted(compareText)) {
    if (done.has(cluster) || !(await tree.exists(cluster))) continue;
    const clusters = await tree.storyWith(cluster);
    for (const each of clusters) done.add(each);
    const story = tree.story(clusters);
    stories.set(story.id, { story, clusters });
  }
  for (const group of await tree.groupsOf(done)) old.add(group);
  const same = await unchanged(context, tree, stories, new Set([...groups, ...changed]));
  await session.regroup("story", tree.changes([...stories.values()].map(({ story }) => story)));
  await session.removeGroups(
    "story",
    [...old].filter((group) => !same.has(group)),
  );
  // Cards are made when all that was added is in its place: a story that grows with every step is shown once.
  const told = [...stories.values()].filter(
    ({ story }) => !same.has(story.id) && new Set(story.items.map(documentOf)).size > 1,
  );
  await session.disturb(
    "card",
    told.map(({ story }) => story.id),
  );
  return true;
}

interface MadeStory {
  readonly story: StoryGroup;
  readonly clusters: readonly string[];
}

/** Stories beside what changed that came out as they were: their cards stand. */
async function unchanged(
  { session }: FusionContext,
  tree: ReturnType<typeof createTree>,
  stories: ReadonlyMap<string, MadeStory>,
  changed: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const alike = [...stories.values()].filter(
    ({ story, clusters }) =>
      !changed.has(story.id) && !clusters.some((cluster) => changed.has(cluster)) && tree.changes([story]).length === 0,
  );
  const members = await session.members(
    "story",
    alike.map(({ story }) => story.id),
  );
  const sizes = Map.groupBy(members, ({ group }) => group);
  return new Set(alike.flatMap(({ story }) => (sizes.get(story.id)?.length === story.items.length ? [story.id] : [])));
}

/** The machine's clusters of items that are there. */
export async function clustersNow(
  { session }: FusionContext,
  items: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map((await session.membersNamed("story", items)).map(({ item, cluster }) => [item, cluster]));
}

/** Which of a story's clusters the others follow. */
export async function rootCluster(context: FusionContext, clusters: readonly string[]): Promise<string | undefined> {
  const [first] = clusters;
  const tree = createTree(context, await placingsOf(context, "story"));
  return first === undefined ? undefined : tree.rootOf(first);
}

/** Makes the cards of stories, as they stand now. */
export async function makeCards(context: FusionContext, ids: readonly string[]): Promise<void> {
  const { session } = context;
  const { nameOf } = await placingsOf(context, "story");
  const rows: GroupRow[] = [];
  for (const id of ids) {
    const members = await session.members("story", [id]);
    const clusters = new Map<string, string[]>();
    for (const { item, cluster } of members) {
      const name = nameOf(item, cluster);
      clusters.set(name, [...(clusters.get(name) ?? []), item]);
    }
    const row = await summarise(context, {
      id,
      items: members.map(({ item }) => item).toSorted(compareText),
      happenings: happeningsOf(clusters),
    });
    if (row !== undefined) rows.push(row);
  }
  await session.putGroups("story", rows);
}

const happeningsOf = (clusters: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] =>
  [...clusters]
    .filter(([cluster]) => !isOpening(cluster))
    .map(([, items]) => items.toSorted(compareText))
    .toSorted((a, b) => compareText(a[0] ?? "", b[0] ?? ""));

/** The clusters around some, as people have them, loaded as they are needed. */
function createTree(context: FusionContext, placings: Placings) {
  const { session } = context;
  const rows = new Map<string, MemberRow>();
  const members = new Map<string, string[]>();
  const documents = new Set<string>();
  const pointing = new Map<string, string[]>();
  const clusters: Clusters = {
    clusterOf: (item) => rows.get(item)?.cluster,
    itemsOf: (cluster) => members.get(cluster) ?? [],
    aboutOf: (item) => rows.get(item)?.about ?? undefined,
    pointingTo: (item) => pointing.get(item) ?? [],
  };

  async function load(names: readonly string[]): Promise<void> {
    const missing = names.filter((name) => !members.has(name));
    if (missing.length === 0) return;
    const found = await membersOf(missing);
    for (const name of missing) members.set(name, []);
    for (const { item, cluster } of found) members.get(cluster)?.push(item);
    const fresh = [...new Set(found.map(({ document }) => document))].filter((document) => !documents.has(document));
    for (const document of fresh) documents.add(document);
    for (const row of await session.membersIn("story", fresh)) note(placed(row));
  }

  function note(row: MemberRow): void {
    rows.set(row.item, row);
    const { item, about } = row;
    if (about === null) return;
    const others = pointing.get(about);
    if (others === undefined) pointing.set(about, [item]);
    else others.push(item);
  }

  function placed<Row extends ClusterRow>(row: Row): Row {
    const cluster = placings.nameOf(row.item, row.cluster);
    return cluster === row.cluster ? row : { ...row, cluster };
  }

  async function membersOf(names: readonly string[]): Promise<readonly ClusterRow[]> {
    const wanted = new Set(names);
    const found = [
      ...(await session.membersOfClusters("story", names.flatMap(placings.hubsOf))),
      ...(await session.membersNamed("story", names.flatMap(placings.thingsOf))),
    ].map(placed);
    const each = new Map(found.filter(({ cluster }) => wanted.has(cluster)).map((row) => [row.item, row]));
    return [...each.values()].toSorted((a, b) => compareText(a.item, b.item));
  }

  async function loadAll(names: readonly string[]): Promise<void> {
    await load(names);
    await load([...new Set(names.flatMap((name) => openingsWith(name, clusters)))]);
  }

  async function target(cluster: string): Promise<string | undefined> {
    await loadAll([cluster]);
    return targetOf(cluster, clusters);
  }

  /** Follows targets to the cluster that has none; should they run in a circle, to the first of the circle. */
  async function rootOf(cluster: string): Promise<string> {
    const path = [cluster];
    for (;;) {
      const next = await target(path.at(-1) ?? cluster);
      if (next === undefined) return path.at(-1) ?? cluster;
      const at = path.indexOf(next);
      if (at >= 0) return path.slice(at).toSorted(compareText)[0] ?? cluster;
      path.push(next);
    }
  }

  return {
    loadAll,
    rootOf,
    async exists(cluster: string): Promise<boolean> {
      await load([cluster]);
      return clusters.itemsOf(cluster).length > 0;
    },
    async beside(cluster: string): Promise<readonly string[]> {
      await loadAll([cluster]);
      return beside(cluster, clusters);
    },
    /** All clusters with the same root. */
    async storyWith(cluster: string): Promise<readonly string[]> {
      const found = new Set([await rootOf(cluster)]);
      for (const each of found) {
        await loadAll([each]);
        const next = await target(each);
        if (next !== undefined) found.add(next);
        for (const follower of mayFollow(each, clusters)) {
          if (!found.has(follower) && (await target(follower)) === each) found.add(follower);
        }
      }
      return [...found];
    },
    async groupsOf(names: Iterable<string>): Promise<readonly string[]> {
      await load([...names]);
      const items = [...names].flatMap((name) => clusters.itemsOf(name));
      return [...new Set(items.flatMap((item) => rows.get(item)?.group ?? []))];
    },
    story(names: readonly string[]): StoryGroup {
      const items = names.flatMap((name) => clusters.itemsOf(name));
      const [oldest] = items.flatMap((item) => rows.get(item) ?? []).toSorted(inOrder);
      return {
        id: aliasOf(oldest?.item ?? ""),
        items: items.toSorted(compareText),
        happenings: happeningsOf(new Map(names.map((name) => [name, clusters.itemsOf(name)]))),
      };
    },
    changes: (stories: readonly StoryGroup[]): readonly { readonly item: string; readonly group: string }[] =>
      stories.flatMap(({ id, items }) =>
        items.filter((item) => rows.get(item)?.group !== id).map((item) => ({ item, group: id })),
      ),
  };
}
