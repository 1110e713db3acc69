import type { SourceDocument } from "../doc/source.ts";
import { type AddOutcome, commit, type Read } from "../library/add.ts";
import { engineKey } from "../library/engine-key.ts";
import { fromRecord } from "../library/source-record.ts";
import type { FileResources } from "../resources/files.ts";
import type { QueuedRow } from "../store/queue-store.ts";
import type { Store } from "../store/store.ts";
import type { Pool } from "../workers/pool.ts";
import { type Outcome, readAll } from "../workers/read-all.ts";
import { ONE_BY_ONE_FROM, STORIES_AFTER_SECONDS, TASKS } from "./tasks.ts";

export interface ReadContext {
  readonly store: Store;
  readonly resources: FileResources;
  readonly pool: Pool;
  /** Threads of the pool. */
  readonly workers: number;
}

/**
 * Reads documents that wait, and keeps them with their readings. Delivered twice, also at once, it is done once: whoever
 * commits first takes them out of the queue, and for the other nothing is left.
 */
export async function readQueued(
  context: ReadContext,
  sequences: readonly number[],
  attempt: number,
): Promise<readonly AddOutcome[]> {
  const { store, resources } = context;
  const engine = engineKey(resources);
  const rows = await store.view((session) => session.queued(sequences));
  if (attempt < ONE_BY_ONE_FROM) return readBatch(context, rows, engine);
  // Something among them fails, or ends its process: the others are kept, each by itself, and each time another is first.
  const outcomes: AddOutcome[] = [];
  const errors: unknown[] = [];
  const start = attempt % Math.max(1, rows.length);
  for (const row of [...rows.slice(start), ...rows.slice(0, start)]) {
    try {
      outcomes.push(...(await readBatch(context, [row], engine)));
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return outcomes;
}

async function readBatch(
  { store, resources, pool, workers }: ReadContext,
  rows: readonly QueuedRow[],
  engine: string,
): Promise<readonly AddOutcome[]> {
  const known = await store.view((session) =>
    session.known(
      rows.map(({ id }) => id),
      engine,
    ),
  );
  const items = new Map(rows.map((row) => [row.sequence, fromRecord(row.source, row.input)]));
  const unread = rows.filter(({ id }) => !known.has(id));
  async function* documents(): AsyncGenerator<SourceDocument, void> {
    for (const { sequence } of unread) {
      const item = items.get(sequence);
      if (item !== undefined) yield item;
    }
  }
  const read = new Map<number, Outcome>();
  const order = unread.values();
  for await (const outcome of readAll(documents(), { workers, resources, pool })) {
    const next = order.next();
    if (next.done !== true) read.set(next.value.sequence, outcome);
  }
  return store.transaction(async (session) => {
    const still = await session.queued(
      rows.map(({ sequence }) => sequence),
      "hold",
    );
    const batch = still.flatMap((row): readonly Read[] => {
      const [item, outcome] = [items.get(row.sequence), read.get(row.sequence)];
      if (item === undefined) return [];
      const common = { item, import: row.import, queued: { sequence: row.sequence, blobHash: row.blobHash } };
      if (outcome !== undefined) return [{ outcome, ...common }];
      return [{ outcome: { kind: "skipped", where: row.source, reason: "known" }, known: row.id, ...common }];
    });
    const outcomes = await commit(session, batch, engine);
    await session.dequeue(still.map(({ sequence }) => sequence));
    if (outcomes.some((outcome) => outcome.kind === "document" && outcome.status !== "known")) {
      const { stories } = TASKS;
      await session.addJob({
        task: stories,
        payload: "{}",
        key: stories,
        series: stories,
        afterSeconds: STORIES_AFTER_SECONDS,
      });
    }
    return outcomes;
  });
}
