import { type LineageLink, lineagesOf } from "../../fusion/lineages/index.ts";
import type { GroupedRow, GroupRow, LinkRow } from "../../store/fusion-store.ts";
import { digestsOf, type FusionContext } from "./context.ts";

/** Makes lineages again from all that hangs together with these groups. Gives the documents whose lineage is another now. */
export async function regroupLineages(context: FusionContext, groups: readonly string[]): Promise<readonly string[]> {
  const { session } = context;
  const { members, links } = await component(context, groups);
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
  return changed.map(({ item }) => item);
}

/** All members that these groups' members hang together with by links, directly or not, and these links. */
async function component(
  { session }: FusionContext,
  groups: readonly string[],
): Promise<{ readonly members: readonly GroupedRow[]; readonly links: readonly LinkRow[] }> {
  const members = new Map<string, GroupedRow>();
  const links = new Map<string, LinkRow>();
  let fresh = await session.members("lineage", groups);
  while (fresh.length > 0) {
    for (const member of fresh) members.set(member.item, member);
    const found = await session.linksOf(
      "lineage",
      fresh.map(({ item }) => item),
    );
    const beyond = new Set<string>();
    for (const link of found) {
      links.set(`${link.a}\n${link.b}`, link);
      if (!members.has(link.a)) beyond.add(link.documentA);
      if (!members.has(link.b)) beyond.add(link.documentB);
    }
    const ends = new Set(found.flatMap(({ a, b }) => [a, b]));
    const near = beyond.size === 0 ? [] : await session.membersIn("lineage", [...beyond]);
    fresh = near.filter(({ item }) => ends.has(item) && !members.has(item));
  }
  return { members: [...members.values()], links: [...links.values()] };
}
