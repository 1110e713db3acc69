/** A document that waits to be read: what its source gave, and its place in the order of adding. */
export type QueuedRow = {
  /** The place that the document will have, so that readers need not end in the order in which they begin. */
  readonly sequence: number;
  readonly id: string;
  /** For messages: the path, with the line for JSONL, the member for archives. */
  readonly source: string;
  /** What the source gave, as JSON. */
  readonly input: string;
  readonly import: string;
  readonly blobHash: string | null;
};

export type NewQueued = Omit<QueuedRow, "sequence" | "blobHash"> & {
  readonly blob: { readonly hash: string; readonly mediaType: string; readonly bytes: Uint8Array } | null;
};

/** How far an import is whose documents are read by others. */
export type QueueProgress = {
  readonly import: string;
  readonly sources: readonly string[];
  readonly finishedAt: string | null;
  readonly waiting: number;
  readonly read: number;
  readonly failed: number;
};

/** Something to be done by any of a library's workers. */
export type NewJob = {
  readonly task: string;
  /** As JSON. */
  readonly payload: string;
  /** Of jobs with one key only one waits; another takes its place. */
  readonly key?: string;
  /** At the earliest after so long; one with the same key that is due before that stays due then. */
  readonly afterSeconds?: number;
  /** Jobs with the same are done one after the other. */
  readonly series?: string;
  /** How often it is tried before a person must look at it. */
  readonly attempts?: number;
};

/** Documents on their way in. Only a library on a server has others that read; SQLite refuses to queue. */
export interface QueueSession {
  /** Gives each a place in the order of adding; one that waits already is left out. */
  enqueue(documents: readonly NewQueued[]): Promise<readonly Pick<QueuedRow, "sequence" | "id">[]>;
  /** Those that still wait, in their order; taken hold of, until the end of the transaction, by whoever will finish them. */
  queued(sequences: readonly number[], hold?: "hold"): Promise<readonly QueuedRow[]>;
  /** What is done with. */
  dequeue(sequences: readonly number[]): Promise<void>;
  /** Part of the transaction: what is written in it and its job are there both or neither. */
  addJob(job: NewJob): Promise<void>;
  /** How many documents wait, in all. */
  waiting(): Promise<number>;
  /** Of imports that are not finished, or of this one. */
  queueProgress(id?: string): Promise<readonly QueueProgress[]>;
}
