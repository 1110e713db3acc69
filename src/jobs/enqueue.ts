import { documentId } from "../doc/document-id.ts";
import type { SourceDocument, SourceItem } from "../doc/source.ts";
import type { HearsayError } from "../errors.ts";
import { engineKey } from "../library/engine-key.ts";
import { toRecord } from "../library/source-record.ts";
import { type FileResources, sha256 } from "../resources/files.ts";
import type { NewQueued } from "../store/queue-store.ts";
import type { FailureRow, Store } from "../store/store.ts";
import { ATTEMPTS, JOB_CHARACTERS, JOB_DOCUMENTS, readKey, TASKS } from "./tasks.ts";

export interface EnqueueContext {
  readonly store: Store;
  readonly resources: FileResources;
  /** ISO 8601; written into the library, never into a reading. */
  readonly now: () => string;
  /** Documents that may wait: beyond it nothing more is taken out of the sources until workers have caught up. */
  readonly mostWaiting: number;
  readonly pause: (ms: number) => Promise<void>;
}

export type EnqueueOutcome =
  | { readonly kind: "document"; readonly where: string; readonly id: string; readonly status: "queued" | "known" }
  | { readonly kind: "problem"; readonly where: string; readonly error: HearsayError }
  | { readonly kind: "skipped"; readonly where: string; readonly reason: string };

const LOOK_AGAIN_MS = 1000;

/**
 * Takes documents out of their sources and hands them in to be read by a library's workers, a few to a job, whatever file
 * or archive they lie in. Killed and begun again it goes on: what waits or is read is not handed in twice.
 */
export async function* enqueueAll(
  context: EnqueueContext,
  sources: readonly string[],
  items: AsyncIterable<SourceItem>,
): AsyncGenerator<EnqueueOutcome, void> {
  const { store, resources, now, mostWaiting, pause } = context;
  const engine = engineKey(resources);
  const { id: importId } = await store.transaction(async (session) => {
    await session.removeFailures(sources);
    return session.beginImport(sources, now());
  });
  let batch: SourceItem[] = [];
  let characters = 0;
  const handIn = async (): Promise<readonly EnqueueOutcome[]> => {
    const given = batch;
    batch = [];
    characters = 0;
    // Asked outside the transaction: whoever waits must not hold anything.
    while ((await store.view((session) => session.waiting())) >= mostWaiting) await pause(LOOK_AGAIN_MS);
    return enqueue(store, given, engine, importId);
  };
  for await (const item of items) {
    batch.push(item);
    characters += item.kind === "document" ? item.input.text.length : 0;
    if (batch.length >= JOB_DOCUMENTS || characters >= JOB_CHARACTERS) yield* await handIn();
  }
  yield* await handIn();
  await store.transaction((session) =>
    session.addJob({
      task: TASKS.finish,
      payload: JSON.stringify({ import: importId }),
      key: `finish ${importId}`,
      attempts: ATTEMPTS,
    }),
  );
}

function enqueue(
  store: Store,
  items: readonly SourceItem[],
  engine: string,
  importId: string,
): Promise<readonly EnqueueOutcome[]> {
  return store.transaction(async (session) => {
    const documents = items.filter((item) => item.kind === "document");
    const known = await session.known(
      documents.map(({ input }) => documentId(input)),
      engine,
    );
    const fresh = documents.filter(({ input }) => !known.has(documentId(input)));
    const failures: FailureRow[] = items.flatMap((item) =>
      item.kind === "problem"
        ? [{ source: item.where, code: item.error.code, message: item.error.message, import: importId }]
        : [],
    );
    await session.removeFailures(documents.map(({ where }) => where));
    await session.addFailures(failures);
    const sequences = (await session.enqueue(fresh.map((item) => newQueued(item, importId)))).map(
      ({ sequence }) => sequence,
    );
    if (sequences.length > 0)
      await session.addJob({
        task: TASKS.read,
        payload: JSON.stringify({ sequences }),
        key: readKey(sequences),
        attempts: ATTEMPTS,
      });
    return items.map((item): EnqueueOutcome => {
      if (item.kind !== "document") return item;
      const id = documentId(item.input);
      return { kind: "document", where: item.where, id, status: known.has(id) ? "known" : "queued" };
    });
  });
}

function newQueued(item: SourceDocument, importId: string): NewQueued {
  const { original } = item;
  return {
    id: documentId(item.input),
    source: item.where,
    input: toRecord(item),
    import: importId,
    blob: original === undefined ? null : { hash: sha256(original.bytes), ...original },
  };
}
