import { documentId, textHash } from "../doc/document-id.ts";
import type { Reading } from "../doc/reading.ts";
import type { SourceDocument, SourceItem } from "../doc/source.ts";
import { type FileResources, sha256 } from "../resources/files.ts";
import type { Added, Description, FailureRow, NewDocument, ReadingRow, Session, Store } from "../store/store.ts";
import type { Pool } from "../workers/pool.ts";
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
  /** Threads that read, where they are there already. */
  readonly pool?: Pool | undefined;
  /** ISO 8601; written into the library, never into a reading. */
  readonly now: () => string;
}

/** What became of one item, as it is committed. */
export type AddOutcome =
  | { readonly kind: "document"; readonly where: string; readonly id: string; readonly status: Added["status"] }
  | Exclude<Outcome, { kind: "reading" }>;

/** Documents that are looked up, and committed, at once: one transaction each is slow, all at once is lost when killed. */
const BATCH = 32;
/** Bytes of texts and originals under way at once: thirty-two photographs of newspapers are a gigabyte. */
const BATCH_BYTES = 32 * 2 ** 20;

const sizeOf = (item: SourceItem): number =>
  item.kind === "document" ? 2 * item.input.text.length + (item.original?.bytes.length ?? 0) : 0;

/** An item on its way through the readers; one that the library holds already goes through as skipped. */
interface Waiting {
  readonly item: SourceItem;
  readonly known?: string;
}

/**
 * Adds documents with their readings. What the library holds already, read by this engine, is not read again; what is
 * committed survives any end of the process, and adding the same sources again goes on where it stopped.
 */
export async function* addAll(
  context: LibraryContext,
  sources: readonly string[],
  items: AsyncIterable<SourceItem>,
): AsyncGenerator<AddOutcome, void> {
  const { store, resources, workers, pool, now } = context;
  const engine = engineKey(resources);
  const { id: importId } = await store.transaction(async (session) => {
    // What failed before is tried again, and fails again if it does.
    await session.removeFailures(sources);
    return session.beginImport(sources, now());
  });
  const waiting: Waiting[] = [];
  let batch: Read[] = [];
  let bytes = 0;
  for await (const outcome of readAll(sifted(store, engine, items, waiting), { workers, pool, resources })) {
    const entry = waiting.shift();
    if (entry === undefined) continue;
    batch.push({ outcome, import: importId, ...entry });
    bytes += sizeOf(entry.item);
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    yield* await store.transaction((session) => commit(session, batch, engine));
    batch = [];
    bytes = 0;
  }
  yield* await store.transaction(async (session) => {
    const outcomes = await commit(session, batch, engine);
    await session.finishImport(importId, now());
    return outcomes;
  });
}

/** Lets through what has to be read, and marks in `waiting`, in the same order, what the library holds already. */
async function* sifted(
  store: Store,
  engine: string,
  items: AsyncIterable<SourceItem>,
  waiting: Waiting[],
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
      const passed: SourceItem = held.has(id) ? { kind: "skipped", where: item.where, reason: "known" } : item;
      waiting.push(held.has(id) ? { item: passed, known: id } : { item });
      yield passed;
    }
  }
  let batch: SourceItem[] = [];
  let bytes = 0;
  for await (const item of items) {
    batch.push(item);
    bytes += sizeOf(item);
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    yield* sift(batch);
    batch = [];
    bytes = 0;
  }
  yield* sift(batch);
}

/** A document's way in that has come to its end: what its source gave, and what became of it. */
export interface Read {
  readonly outcome: Outcome;
  readonly item: SourceItem;
  readonly import: string;
  /** Held already; nothing was read. */
  readonly known?: string;
  /** Where places were given out, and originals kept, before it was read. */
  readonly queued?: { readonly sequence: number; readonly blobHash: string | null };
}

/** Keeps documents with their readings, and what failed, in the order given. Doing it again changes nothing. */
export async function commit(session: Session, batch: readonly Read[], engine: string): Promise<readonly AddOutcome[]> {
  const documents: NewDocument[] = [];
  const readings: ReadingRow[] = [];
  const failures: FailureRow[] = [];
  for (const read of batch) {
    const { outcome, item } = read;
    if (outcome.kind === "problem") {
      const { code, message } = outcome.error;
      failures.push({ source: outcome.where, code, message, import: read.import });
    }
    if (outcome.kind !== "reading" || item.kind !== "document") continue;
    const { document } = JSON.parse(outcome.line) as Reading;
    documents.push(newDocument(item, document, read));
    readings.push({ document: document.id, engine, json: outcome.line });
  }
  const added = (await session.addDocuments(documents)).values();
  await session.addReadings(readings);
  await session.addFailures(failures);
  const outcomes: AddOutcome[] = [];
  for (const { outcome, item, known } of batch) {
    if (known !== undefined) outcomes.push({ kind: "document", where: item.where, id: known, status: "known" });
    else if (outcome.kind !== "reading") outcomes.push(outcome);
    else if (item.kind === "document") {
      const next = added.next();
      if (next.done !== true) outcomes.push({ kind: "document", where: item.where, ...next.value });
    }
  }
  await session.removeFailures(outcomes.filter(({ kind }) => kind === "document").map(({ where }) => where));
  return outcomes;
}

function newDocument(item: SourceDocument, document: Reading["document"], read: Read): NewDocument {
  const { original } = item;
  return {
    ...descriptionOf(document),
    page: pageOf(item.input, document),
    textHash: textHash(document.text),
    text: document.text,
    uri: document.uri ?? null,
    input: toRecord(item),
    extractor: EXTRACTOR,
    import: read.import,
    blob: original === undefined ? null : { hash: sha256(original.bytes), ...original },
    ...read.queued,
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
