import { aliasOf, compareText } from "../../fusion/ids.ts";
import { type LineageLink, lineagesOf } from "../../fusion/lineages/index.ts";
import { type StoryGroup, storiesIn } from "../../fusion/stories/cluster.ts";
import type { GroupRow, LinkRow, MemberRow, Space } from "../../store/fusion-store.ts";
import { digestsOf, type FusionContext } from "./context.ts";
import { summarise } from "./story-card.ts";

/** Makes lineages again from all that hangs together with these groups. Gives the documents whose lineage is another now. */
export async function regroupLineages(context: FusionContext, groups: readonly string[]): Promise<readonly string[]> {
  const { session } = context;
  const { members, links } = await component(context, "lineage", groups);
  const digests = await digestsOf(
    context,
    members.map(({ document }) => document),
  );
  const lineages = lineagesOf(
    [...digests.values()].map(({ lineage }) => lineage),
    links.map(({ json }) => JSON.parse(json) as LineageLink),
  );
  const was = new Map(members.map(({ item, group }) => [item, group]));
  const now = lineages.flatMap(({ id, documents }) => documents.map((item) => ({ item, group: id })));
  const changed = now.filter(({ item, group }) => was.get(item) !== group);
  await session.regroup("lineage", changed);
  await session.removeGroups("lineage", [...groups, ...was.values()]);
  await session.putGroups(
    "lineage",
    lineages
      .filter(({ documents }) => documents.length > 1)
      .map((lineage): GroupRow => {
        const pages = new Set(lineage.documents.map((document) => digests.get(document)?.page));
        const date = digests.get(lineage.documents[0] ?? "")?.published ?? null;
        return {
          id: lineage.id,
          documents: pages.size,
          lineages: 1,
          contradictions: 0,
          date,
          json: JSON.stringify(lineage),
        };
      }),
  );
  // Who shares a lineage with a document that moved counts differently too.
  const moved = new Set(changed.flatMap(({ item, group }) => [was.get(item), group]));
  return now.filter(({ item, group }) => moved.has(group) || moved.has(was.get(item))).map(({ item }) => item);
}

export async function regroupStories(context: FusionContext, groups: readonly string[]): Promise<void> {
  const { session } = context;
  const { members, links } = await component(context, "story", groups);
  const digests = await digestsOf(
    context,
    members.map(({ document }) => document),
  );
  const items = new Set(members.map(({ item }) => item));
  const all = [...digests.values()];
  const stories = storiesIn({
    events: all.flatMap(({ events }) => events).filter(({ item }) => items.has(item)),
    leads: all.map(({ lead }) => lead).filter(({ item }) => items.has(item)),
    links: links.flatMap(({ a, b, json }) => {
      const { score } = JSON.parse(json) as { readonly score?: number };
      return score === undefined ? [] : [{ a, b, score }];
    }),
    acts: all.flatMap(({ acts }) => acts).filter(({ act }) => items.has(act)),
  });
  const dayOf = new Map(
    all.flatMap(({ lead, events }) =>
      [lead, ...events].map(({ item, published }) => [item, published?.first] as const),
    ),
  );
  const named = stories.map((story) => ({ ...story, id: aliasOf(oldest(story, dayOf)) }));
  const was = new Map(members.map(({ item, group }) => [item, group]));
  const changes = named.flatMap(({ id, items: own }) =>
    own.filter((item) => was.get(item) !== id).map((item) => ({ item, group: id })),
  );
  await session.regroup("story", changes);
  await session.removeGroups("story", [...new Set([...groups, ...was.values()])]);
  const rows: GroupRow[] = [];
  for (const story of named) {
    const row = await summarise(context, story);
    if (row !== undefined) rows.push(row);
  }
  await session.putGroups("story", rows);
}

/** By the day of its report, undated last; a later report never renames a story. */
function oldest({ items }: StoryGroup, dayOf: ReadonlyMap<string, number | undefined>): string {
  const [first = ""] = items.toSorted(
    (a, b) =>
      (dayOf.get(a) ?? Number.MAX_SAFE_INTEGER) - (dayOf.get(b) ?? Number.MAX_SAFE_INTEGER) || compareText(a, b),
  );
  return first;
}

/** All members that these groups' members hang together with by links, directly or not, and these links. */
async function component(
  { session }: FusionContext,
  space: Space,
  groups: readonly string[],
): Promise<{ readonly members: readonly MemberRow[]; readonly links: readonly LinkRow[] }> {
  const members = new Map<string, MemberRow>();
  const links = new Map<string, LinkRow>();
  let fresh = await session.members(space, groups);
  while (fresh.length > 0) {
    for (const member of fresh) members.set(member.item, member);
    const found = await session.linksOf(
      space,
      fresh.map(({ item }) => item),
    );
    const beyond = new Set<string>();
    for (const link of found) {
      links.set(`${link.a}\n${link.b}`, link);
      if (!members.has(link.a)) beyond.add(link.documentA);
      if (!members.has(link.b)) beyond.add(link.documentB);
    }
    const ends = new Set(found.flatMap(({ a, b }) => [a, b]));
    const near = beyond.size === 0 ? [] : await session.membersIn(space, [...beyond]);
    fresh = near.filter(({ item }) => ends.has(item) && !members.has(item));
  }
  return { members: [...members.values()], links: [...links.values()] };
}
