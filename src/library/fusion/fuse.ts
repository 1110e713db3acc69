import { sha256Hex } from "../../doc/hash.ts";
import type { Reading } from "../../doc/reading.ts";
import { createAspects } from "../../fusion/aspects/aspects.ts";
import { type DocumentDigest, FUSION_VERSION } from "../../fusion/digest.ts";
import { loadOutletTables } from "../../fusion/lineages/index.ts";
import type { FileResources } from "../../resources/files.ts";
import type { Session, Store } from "../../store/store.ts";
import { engineKey } from "../engine-key.ts";
import { cluster } from "./cluster.ts";
import { createCache, type FusionContext } from "./context.ts";
import { compareCounts } from "./counts.ts";
import { fileDocuments } from "./file.ts";
import { regroupLineages } from "./lineages.ts";
import { makeCards, regroupStories } from "./stories.ts";
import { withinDocument } from "./story-card.ts";

/** Documents in one transaction: what was done survives any end of the process. */
const BATCH = 100;
/** Groups that removed documents left behind, made again at once. */
const GROUPS = 200;
const HELD = 1000;

export interface FuseOptions {
  readonly batch?: number;
}

/** Opens views of a library's stories; the tables are read once. */
export interface Fusion {
  /** Brings lineages and stories up to date with what was read. Gives the number of documents taken in, as it grows. */
  update(options?: FuseOptions): AsyncGenerator<number>;
  view<T>(work: (context: FusionContext) => Promise<T>): Promise<T>;
}

/**
 * What is told across documents, as a pure function of the set of documents and readings: the same stories with the same
 * ids in whatever order and in however many steps the documents came.
 */
export function openFusion(store: Store, resources: FileResources): Fusion {
  const tables = loadOutletTables(resources);
  const aspects = createAspects(resources);
  const engine = engineKey(resources);
  const made = resources.tables.filter((name) => /^(?:outlets|aspects)\//.test(name)).map(resources.lexicon);
  const maker = sha256Hex([FUSION_VERSION, engine, ...made].join("\u0000")).slice(0, 16);
  const caches = { digests: createCache<DocumentDigest>(HELD), readings: createCache<Reading>(HELD) };
  const contextOf = (session: Session): FusionContext => ({ session, engine, tables, aspects, ...caches });

  async function* update({ batch = BATCH }: FuseOptions = {}): AsyncGenerator<number> {
    let done = 0;
    for (;;) {
      const taken = await store.transaction((session) => step(contextOf(session), maker, batch));
      if (taken === undefined) return;
      done += taken;
      yield done;
    }
  }
  return { update, view: (work) => store.transaction((session) => work(contextOf(session))) };
}

/** Takes in some documents, or mends some groups that lost members; undefined when nothing is left to do. */
async function step(context: FusionContext, maker: string, batch: number): Promise<number | undefined> {
  const { session, engine } = context;
  const documents = await session.undigested(engine, maker, batch);
  if (documents.length > 0) {
    const { documents: filed, items, lineages } = await fileDocuments(context, documents, maker);
    const moved = await regroupLineages(context, lineages);
    const stories = (await session.membersIn("story", moved)).map(({ group }) => group);
    await regroupStories(context, await cluster(context, items), [...new Set(stories)]);
    await compareCounts(context, await session.keysOf("count", [...new Set([...filed, ...moved])]));
    const own = await Promise.all(filed.map((document) => withinDocument(context, document)));
    await session.putGroups(
      "document",
      own.filter((row) => row !== undefined),
    );
    return filed.length;
  }
  const lineages = await session.disturbed("lineage", GROUPS);
  if (lineages.length > 0) {
    await session.settle("lineage", lineages);
    const moved = await regroupLineages(context, lineages);
    const stories = (await session.membersIn("story", moved)).map(({ group }) => group);
    await session.disturb("story", stories);
    await session.disturb("count", await session.keysOf("count", moved));
    return 0;
  }
  const counts = await session.disturbed("count", GROUPS);
  if (counts.length > 0) {
    await session.settle("count", counts);
    await compareCounts(context, counts);
    return 0;
  }
  const stories = await session.disturbed("story", GROUPS);
  if (stories.length === 0) return cards(context);
  await session.settle("story", stories);
  const left = await session.members("story", stories);
  await regroupStories(
    context,
    await cluster(
      context,
      left.map(({ item }) => item),
    ),
    stories,
  );
  return 0;
}

async function cards(context: FusionContext): Promise<number | undefined> {
  const ids = await context.session.disturbed("card", GROUPS);
  if (ids.length === 0) return undefined;
  await context.session.settle("card", ids);
  await makeCards(context, ids);
  return 0;
}
