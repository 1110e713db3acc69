import { sha256Hex } from "../../doc/hash.ts";
import type { Happening } from "../../export/source.ts";
import { digestsOf, type FusionContext } from "../fusion/context.ts";

interface Told {
  readonly documents: number;
  readonly lineages: number;
}

/** Finds what each event of a document is an account of, and how many tell of it; remembers what it has counted. */
export function happeningFinder(context: FusionContext): (document: string) => Promise<ReadonlyMap<string, Happening>> {
  const { session } = context;
  const clusters = new Map<string, Told>();
  const stories = new Map<string, boolean>();
  const told = async (cluster: string): Promise<Told> => {
    const known = clusters.get(cluster);
    if (known !== undefined) return known;
    const members = await session.membersOfClusters("story", [cluster]);
    const documents = [...new Set(members.map(({ document }) => document))];
    const digests = await digestsOf(context, documents);
    const origins = await session.membersIn("lineage", documents);
    const found = {
      // Versions of one page are one document.
      documents: new Set(documents.map((document) => digests.get(document)?.page ?? document)).size,
      lineages: new Set(origins.map(({ group }) => group)).size,
    };
    clusters.set(cluster, found);
    return found;
  };
  const isStory = async (group: string): Promise<boolean> => {
    const known = stories.get(group) ?? (await session.group("story", group)) !== undefined;
    stories.set(group, known);
    return known;
  };
  return async (document) => {
    const events = new Map(
      (await digestsOf(context, [document])).get(document)?.events.map(({ item, event }) => [item, event]) ?? [],
    );
    const happenings = new Map<string, Happening>();
    for (const { item, cluster, group } of await session.membersIn("story", [document])) {
      const event = events.get(item);
      if (event === undefined) continue;
      happenings.set(event, {
        id: `h${sha256Hex(cluster).slice(0, 12)}`,
        ...((await isStory(group)) ? { story: group } : {}),
        ...(await told(cluster)),
      });
    }
    return happenings;
  };
}
