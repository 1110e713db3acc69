import { documentId, textHash } from "../doc/document-id.ts";
import { sha256Hex } from "../doc/hash.ts";
import type { Reading } from "../doc/reading.ts";
import type { SourceDocument, SourceItem } from "../doc/source.ts";
import type { FileResources } from "../resources/files.ts";
import type { Added, Description, NewDocument, Session, Store } from "../store/store.ts";
import { type Outcome, readAll } from "../workers/read-all.ts";
import { engineKey } from "./engine-key.ts";
import { pageOf } from "./page.ts";
import { fromRecord, toRecord } from "./source-record.ts";

/** How text was made of bytes; a new version of a source's extractor makes new versions of its documents. */
export const EXTRACTOR = "hearsay@1";

export interface LibraryContext {
  readonly store: Store;
  readonly resources: FileResources;
  readonly workers?: number | undefined;
  /** ISO 8601; written into the library, never into a reading. */
  readonly now: () => string;
}

/** What became of one item, as it is committed. */
export type AddOutcome =
  | { readonly kind: "document"; readonly where: string; readonly id: string; readonly status: Added["status"] }
  | Exclude<Outcome, { kind: "reading" }>;

/** Documents that are looked up, and committed, at once: one transaction each is slow, all at once is lost when killed. */
const BATCH = 32;

/**
 * Adds documents with their readings. What the library holds already, read by this engine, is not read again; what is
 * committed survives any end of the process, and adding the same sources again goes on where it stopped.
 */
export async function* addAll(
  context: LibraryContext,
  sources: readonly string[],
  items: AsyncIterable<SourceItem>,
): AsyncGenerator<AddOutcome, void> {
  const { store, resources, workers, now } = context;
  const engine = engineKey(resources);
  const { id: importId } = await store.transaction(async (session) => {
    // What failed before is tried again, and fails again if it does.
    await session.removeFailures(sources);
    return session.beginImport(sources, now());
  });
  const waiting: SourceItem[] = [];
  const known: AddOutcome[] = [];
  const fresh = newItems(store, engine, items, waiting, known);
  let batch: { readonly outcome: Outcome; readonly item: SourceItem }[] = [];
  for await (const outcome of readAll(fresh, { workers, resources })) {
    const item = waiting.shift();
    if (item !== undefined) batch.push({ outcome, item });
    if (batch.length >= BATCH) {
      yield* known.splice(0);
      yield* await store.transaction((session) => commit(session, batch, engine, importId));
      batch = [];
    }
  }
  yield* known.splice(0);
  yield* await store.transaction(async (session) => {
    const outcomes = await commit(session, batch, engine, importId);
    await session.finishImport(importId, now());
    return outcomes;
  });
}

/** Lets through what has to be read; puts it in `waiting`, in order, and what the library holds already in `known`. */
async function* newItems(
  store: Store,
  engine: string,
  items: AsyncIterable<SourceItem>,
  waiting: SourceItem[],
  known: AddOutcome[],
): AsyncGenerator<SourceItem, void> {
  async function* sift(batch: readonly SourceItem[]): AsyncGenerator<SourceItem, void> {
    const ids = batch.map((item) => (item.kind === "document" ? documentId(item.input) : ""));
    const held = await store.transaction(async (session) => {
      const there = await session.known(ids, engine);
      await session.removeFailures(batch.filter((_, at) => there.has(ids[at] ?? "")).map(({ where }) => where));
      return there;
    });
    for (const [index, item] of batch.entries()) {
      const id = ids[index] ?? "";
      if (held.has(id)) {
        known.push({ kind: "document", where: item.where, id, status: "known" });
      } else {
        waiting.push(item);
        yield item;
      }
    }
  }
  let batch: SourceItem[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield* sift(batch);
    batch = [];
  }
  yield* sift(batch);
}

async function commit(
  session: Session,
  batch: readonly { readonly outcome: Outcome; readonly item: SourceItem }[],
  engine: string,
  importId: string,
): Promise<readonly AddOutcome[]> {
  const outcomes: AddOutcome[] = [];
  for (const { outcome, item } of batch) {
    if (outcome.kind !== "reading" || item.kind !== "document") {
      if (outcome.kind === "problem") {
        const { code, message } = outcome.error;
        await session.addFailures([{ source: outcome.where, code, message, import: importId }]);
      }
      if (outcome.kind !== "reading") outcomes.push(outcome);
      continue;
    }
    const { document } = JSON.parse(outcome.line) as Reading;
    const [added] = await session.addDocuments([newDocument(item, document, importId)]);
    await session.addReadings([{ document: document.id, engine, json: outcome.line }]);
    outcomes.push({ kind: "document", where: item.where, id: document.id, status: added?.status ?? "known" });
  }
  await session.removeFailures(outcomes.filter(({ kind }) => kind === "document").map(({ where }) => where));
  return outcomes;
}

function newDocument(item: SourceDocument, document: Reading["document"], importId: string): NewDocument {
  return {
    ...descriptionOf(document),
    page: pageOf(item.input, document),
    textHash: textHash(document.text),
    text: document.text,
    uri: document.uri ?? null,
    input: toRecord(item),
    extractor: EXTRACTOR,
    import: importId,
    blob: item.original === undefined ? null : { hash: sha256Hex(item.original.bytes), ...item.original },
  };
}

function descriptionOf({ id, title, outlet, author, published, language }: Reading["document"]): Description {
  return {
    id,
    title: title ?? null,
    outlet: outlet?.name ?? null,
    author: author ?? null,
    published: published?.value ?? null,
    language,
  };
}

/** Reads again, with the present engine, all that it has not read; extracts nothing anew. Gives the number read, as it grows. */
export async function* rereadAll(
  context: LibraryContext,
): AsyncGenerator<{ readonly read: number; readonly failed: number }, void> {
  const { store, resources, workers } = context;
  const engine = engineKey(resources);
  let read = 0;
  let failed = 0;
  async function* unread(): AsyncGenerator<SourceItem, void> {
    let after = 0;
    for (;;) {
      const rows = await store.transaction((session) => session.unread(engine, BATCH, after));
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.sequence;
      for (const row of rows) yield fromRecord(row.id, row.input);
    }
  }
  let batch: { readonly id: string; readonly line: string }[] = [];
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    await store.transaction(async (session) => {
      await session.addReadings(rows.map(({ id, line }) => ({ document: id, engine, json: line })));
      await session.describe(rows.map(({ line }) => descriptionOf((JSON.parse(line) as Reading).document)));
    });
    read += rows.length;
  };
  for await (const outcome of readAll(unread(), { workers, resources })) {
    if (outcome.kind === "reading") batch.push({ id: outcome.where, line: outcome.line });
    else failed++;
    if (batch.length >= BATCH) {
      await flush();
      yield { read, failed };
    }
  }
  await flush();
  yield { read, failed };
}
