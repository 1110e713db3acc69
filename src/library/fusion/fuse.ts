import { sha256Hex } from "../../doc/hash.ts";
import { createAspects } from "../../fusion/aspects/aspects.ts";
import { FUSION_VERSION } from "../../fusion/digest.ts";
import { loadOutletTables } from "../../fusion/lineages/index.ts";
import type { FileResources } from "../../resources/files.ts";
import type { Session, Store } from "../../store/store.ts";
import { catalogueDocuments, mendCatalogue } from "../catalogue/file.ts";
import { engineKey } from "../engine-key.ts";
import { placeActors } from "./actors.ts";
import { createCaches } from "./caches.ts";
import { cluster, FEW } from "./cluster.ts";
import type { FusionContext } from "./context.ts";
import { compareCounts } from "./counts.ts";
import { fileDocuments } from "./file.ts";
import { regroupLineages } from "./lineages.ts";
import { makeCards, regroupStories } from "./stories.ts";
import { withinDocument } from "./story-card.ts";

/**
 * Documents in one transaction: what was done survives any end of the process. More would write the pages that they share
 * less often, and let others wait for longer.
 */
const BATCH = 250;
/** Transactions whose documents are found at once. */
const AHEAD = 8;
/** Groups that removed documents left behind, made again at once. */
const GROUPS = 200;

export interface FuseOptions {
  readonly batch?: number;
  /** Later reports that are looked at one by one; where there are more, they are looked for. No result depends on it. */
  readonly few?: number;
}

/** Opens views of a library's stories; the tables are read once. */
export interface Fusion {
  /**
   * Brings lineages and stories up to date with what was read and what people have judged. Gives the number of documents
   * taken in, as it grows.
   */
  update(options?: FuseOptions): AsyncGenerator<number>;
  view<T>(work: (context: FusionContext) => Promise<T>): Promise<T>;
}

/**
 * What is told across documents, as a pure function of the set of documents, readings and judgements: the same stories
 * with the same ids in whatever order and in however many steps they came.
 */
export function openFusion(store: Store, resources: FileResources): Fusion {
  const tables = loadOutletTables(resources);
  const aspects = createAspects(resources);
  const engine = engineKey(resources);
  const made = resources.tables.filter((name) => /^(?:outlets|aspects)\//.test(name)).map(resources.lexicon);
  const maker = sha256Hex([FUSION_VERSION, engine, ...made].join("\u0000")).slice(0, 16);
  const caches = createCaches();
  const within =
    <T>(work: (context: FusionContext) => Promise<T>) =>
    (session: Session): Promise<T> =>
      caches.within(session, (held) => work({ session, engine, tables, aspects, ...held }));
  const orForget = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      caches.forget();
      throw error;
    });

  async function* update({ batch = BATCH, few = FEW }: FuseOptions = {}): AsyncGenerator<number> {
    let done = 0;
    for (;;) {
      const taken = await orForget(
        store.transaction(async (session) => {
          await session.hold("stories");
          return within((context) => step(context, maker, { batch, few }))(session);
        }),
      );
      if (taken === undefined) return;
      done += taken;
      yield done;
    }
  }
  return { update, view: (work) => orForget(store.view(within(work))) };
}

/** Takes in some documents, or mends some groups that lost members; undefined when nothing is left to do. */
async function step(
  context: FusionContext,
  maker: string,
  { batch, few }: Required<FuseOptions>,
): Promise<number | undefined> {
  const { session, engine, waiting } = context;
  if (waiting.length === 0) waiting.push(...(await session.undigested(engine, maker, AHEAD * batch)));
  const documents = waiting.splice(0, batch);
  if (documents.length > 0) {
    const { documents: filed, items, lineages } = await fileDocuments(context, documents, maker);
    await placeActors(context);
    const moved = await regroupLineages(context, lineages);
    const stories = (await session.membersIn("story", moved)).map(({ group }) => group);
    await regroupStories(context, await cluster(context, items, few), [...new Set(stories)]);
    await compareCounts(context, await session.keysOf("count", [...new Set([...filed, ...moved])]));
    await compareWithin(context, filed);
    await catalogueDocuments(context, filed);
    return filed.length;
  }
  // Verdicts go with the documents that they spoke of.
  const replaced = await placeActors(context);
  const reparted = await regroupStories(context, new Set(), []);
  return replaced || reparted ? 0 : mend(context, few);
}

/** Makes again what was disturbed: lineages before what counts them, cards when all else is in its place. */
async function mend(context: FusionContext, few: number): Promise<number | undefined> {
  const { session } = context;
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
  const documents = await session.disturbed("document", GROUPS);
  if (documents.length > 0) {
    await session.settle("document", documents);
    await compareWithin(context, documents);
    return 0;
  }
  const stories = await session.disturbed("story", GROUPS);
  if (stories.length > 0) {
    await session.settle("story", stories);
    const left = (await session.members("story", stories)).map(({ item }) => item);
    await regroupStories(context, await cluster(context, left, few), stories);
    return 0;
  }
  const cards = await session.disturbed("card", GROUPS);
  if (cards.length === 0) return (await mendCatalogue(context)) ? 0 : undefined;
  await session.settle("card", cards);
  await makeCards(context, cards);
  return 0;
}

/** Lists again what contradicts itself within single documents. */
async function compareWithin(context: FusionContext, documents: readonly string[]): Promise<void> {
  await context.session.removeGroups("document", documents);
  for (const document of documents) {
    const row = await withinDocument(context, document);
    if (row !== undefined) await context.session.putGroups("document", [row]);
  }
}
