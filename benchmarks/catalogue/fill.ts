import { sha256Hex } from "../../src/doc/hash.ts";
import type { Reading } from "../../src/doc/reading.ts";
import { actorDigests } from "../../src/fusion/actors/identity.ts";
import { createAspects } from "../../src/fusion/aspects/aspects.ts";
import type { DocumentDigest, DocumentHead } from "../../src/fusion/digest.ts";
import { loadOutletTables } from "../../src/fusion/lineages/index.ts";
import { addAll } from "../../src/library/add.ts";
import { catalogueDocuments, mendCatalogue } from "../../src/library/catalogue/file.ts";
import { engineKey } from "../../src/library/engine-key.ts";
import { createCache, type FusionContext } from "../../src/library/fusion/context.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import type { FileResources } from "../../src/resources/files.ts";
import { readSources } from "../../src/sources/sources.ts";
import type { ItemRow } from "../../src/store/fusion-store.ts";
import type { Session, Store } from "../../src/store/store.ts";
import { type Report, reportsOf } from "./world.ts";

export interface Filled {
  readonly events: number;
  /** Processor time for one document. */
  readonly firstMs: number;
  readonly lastMs: number;
}

const BATCH = 200;
const STEP = 1000;

/** The sample corpus as it is added and fused, then so many generated reports, filed by what makes their rows in any library. */
export async function fill(
  store: Store,
  resources: FileResources,
  {
    documents,
    seed,
    engine,
  }: { readonly documents: number; readonly seed: number; readonly engine: Reading["engine"] },
): Promise<Filled> {
  const now = (): string => "2022-05-01T00:00:00Z";
  for await (const _ of addAll({ store, resources, workers: 1, now }, ["sample"], readSources(["corpus/sample"])));
  for await (const _ of openFusion(store, resources).update());
  const reports = reportsOf(seed, engine);
  const costs: number[] = [];
  for (let done = 0; done < documents; done += STEP) {
    let spent = 0;
    for (let at = 0; at < STEP; at += BATCH) {
      const batch = Array.from({ length: BATCH }, () => reports.next().value);
      await store.transaction((session) => keep(session, batch));
      const began = process.cpuUsage();
      await store.transaction((session) => file(session, resources, batch));
      spent += since(began);
    }
    const began = process.cpuUsage();
    while (await store.transaction((session) => mendCatalogue(contextFor(session, resources, []))));
    spent += since(began);
    costs.push(spent / STEP);
    if (done % 5000 === 0) process.stderr.write(`${done + STEP} documents, ${costs.at(-1)?.toFixed(1)} ms each\n`);
  }
  return { events: 20, firstMs: costs[0] ?? 0, lastMs: costs.at(-1) ?? 0 };
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

async function keep(session: Session, batch: readonly Report[]): Promise<void> {
  const { id } = await session.beginImport(["generated"], "2022-05-01T00:00:00Z");
  await session.addDocuments(
    batch.map(({ reading: { document } }) => ({
      id: document.id,
      page: document.id,
      textHash: document.textHash,
      text: document.text,
      uri: null,
      title: document.title ?? null,
      outlet: document.outlet?.name ?? null,
      author: null,
      published: document.published?.value ?? null,
      language: "en",
      input: "{}",
      extractor: "generated",
      import: id,
      blob: null,
    })),
  );
  await session.fileItems(
    batch.flatMap(({ reading, lineage, story }): readonly ItemRow[] => [
      { space: "lineage", item: reading.document.id, document: reading.document.id, alias: `l${lineage}` },
      ...reading.events.map((event, at) => ({
        space: "story" as const,
        item: itemOf(reading, event.id),
        document: reading.document.id,
        alias: at < 6 ? storyId(story) : `s${sha256Hex(itemOf(reading, event.id)).slice(0, 12)}`,
      })),
    ]),
  );
  await session.putGroups(
    "story",
    [...new Set(batch.map(({ story }) => story))].map((story) => ({
      id: storyId(story),
      documents: 8,
      lineages: 3,
      contradictions: story % 3,
      date: null,
      json: JSON.stringify({ title: `Story ${story}`, reports: [], happenings: [], contradictions: [] }),
    })),
  );
}

const storyId = (story: number): string => `s${sha256Hex(`story ${story}`).slice(0, 12)}`;
const itemOf = ({ document }: Reading, event: string): string => `${document.id}#${event}`;

async function file(session: Session, resources: FileResources, batch: readonly Report[]): Promise<void> {
  const documents = batch.map(({ reading }) => reading.document.id);
  await catalogueDocuments(contextFor(session, resources, batch), documents);
}

const cached = new Map<FileResources, Pick<FusionContext, "engine" | "tables" | "aspects">>();

/** A view of the library in which these readings are at hand, as they are when documents have just been digested. */
function contextFor(session: Session, resources: FileResources, batch: readonly Report[]): FusionContext {
  const known = cached.get(resources) ?? {
    engine: engineKey(resources),
    tables: loadOutletTables(resources),
    aspects: createAspects(resources),
  };
  cached.set(resources, known);
  const context: FusionContext = {
    ...known,
    session,
    digests: createCache<DocumentDigest>(BATCH),
    heads: createCache<DocumentHead>(BATCH),
    readings: createCache<Reading>(BATCH),
    waiting: [],
    cited: new WeakMap(),
    judged: async () => new Set(),
    titles: async () => new Map(),
    placings: new Map(),
  };
  for (const { reading } of batch) {
    context.readings.set(reading.document.id, reading);
    context.digests.set(reading.document.id, digestOf(reading));
  }
  return context;
}

/** As much of a digest as the catalogue asks for. */
function digestOf(reading: Reading): DocumentDigest {
  const events = reading.events.map((event) => ({ item: itemOf(reading, event.id), event: event.id }));
  return { document: reading.document.id, actors: actorDigests(reading), events } as unknown as DocumentDigest;
}
