import { z } from "zod";
import type { AccountSession } from "./account-store.ts";
import type { CatalogueSession } from "./catalogue-store.ts";
import type { FeedSession } from "./feed-store.ts";
import type { FusionSession } from "./fusion-store.ts";
import type { JudgementSession } from "./judgement-store.ts";
import type { OverviewSession } from "./overview-store.ts";
import type { Page, PageRequest } from "./page.ts";
import type { ProposalSession } from "./proposal-store.ts";
import type { QueueSession } from "./queue-store.ts";
import type { SearchQuery } from "./search-query.ts";
import type { ValidationSession } from "./validation-store.ts";
import type { VerdictSession } from "./verdict-store.ts";

export type { Page, PageRequest } from "./page.ts";

/**
 * What a library keeps, behind one asynchronous interface that SQLite and PostgreSQL implement alike (one contract
 * suite runs against both). All writing happens in transactions by callback; lists come in batches with cursors, in an
 * order of explicit keys compared by code point, never by an engine's score.
 */
export interface Store {
  /**
   * Runs `work` in one transaction: all of it or, when it throws, nothing. In SQLite transactions wait for each other; in
   * PostgreSQL only those that hold the same.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Looks at one state of the library, whatever is written meanwhile; writes nothing. */
  view<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What can be held against other transactions, in the order in which one may take several. */
export type Held = "imports" | "stories" | "judgements" | "audit";

export interface Session
  extends FusionSession,
    ProposalSession,
    ValidationSession,
    CatalogueSession,
    AccountSession,
    OverviewSession,
    VerdictSession,
    FeedSession,
    JudgementSession,
    QueueSession {
  /** Waits until no other transaction, of whichever process, holds this, and holds it until its own end. */
  hold(what: Held): Promise<void>;

  /** Continues the unfinished import with these sources, else begins one. */
  beginImport(sources: readonly string[], at: string): Promise<ImportRow>;
  /** Closes it; one that added nothing and failed at nothing is forgotten. */
  finishImport(id: string, at: string): Promise<void>;
  imports(): Promise<readonly ImportRow[]>;
  /** The documents that it added and that are still there, in order. */
  importDocuments(id: string): Promise<readonly string[]>;
  /** Takes back all that the import added. */
  undoImport(id: string): Promise<Removed>;

  /** Adds what is not there yet, in the given order; what is there already is left as it is. */
  addDocuments(documents: readonly NewDocument[]): Promise<readonly Added[]>;
  addFailures(failures: readonly FailureRow[]): Promise<void>;
  failures(): Promise<readonly FailureRow[]>;
  /** What failed of these sources is over; an import that has nothing else to show is forgotten. */
  removeFailures(sources: readonly string[]): Promise<number>;
  document(id: string): Promise<DocumentRow | undefined>;
  /** Those of the ids that are there and have a reading of this engine. */
  known(ids: readonly string[], engine: string): Promise<ReadonlySet<string>>;
  /** What an engine made out about documents: shown in lists, searched by filters; no part of their identity. */
  describe(descriptions: readonly Description[]): Promise<void>;
  /** Documents whose id begins with `prefix`, at most ten, so that a person need not type all of one. */
  documentsByPrefix(prefix: string): Promise<readonly DocumentRow[]>;
  /** All versions of one page, oldest first. */
  versions(page: string): Promise<readonly DocumentRow[]>;
  documents(filter: DocumentFilter, page: PageRequest): Promise<Page<DocumentRow>>;
  /** The documents that match, newest publication first, undated last, then by id. */
  search(query: SearchQuery, filter: DocumentFilter, page: PageRequest): Promise<Page<DocumentRow>>;
  bytes(hash: string): Promise<BlobRow | undefined>;
  /** What goes when these documents go; removes nothing. */
  consequences(documents: readonly string[]): Promise<Removed>;
  removeDocuments(documents: readonly string[]): Promise<Removed>;

  /** Keyed by document and engine: adding one again changes nothing. */
  addReadings(readings: readonly ReadingRow[]): Promise<number>;
  reading(document: string, engine: string): Promise<string | undefined>;
  /** Documents in the order of adding, after that sequence, that this engine has not read. */
  unread(engine: string, limit: number, after?: number): Promise<readonly DocumentRow[]>;
  /** Readings by other engines than this one, once it has read everything, are of no more use. */
  removeReadingsExcept(engine: string): Promise<number>;

  addLabels(labels: readonly LabelRow[]): Promise<void>;
  removeLabels(labels: readonly Pick<LabelRow, "document" | "kind" | "text">[]): Promise<number>;
  labels(document?: string): Promise<readonly LabelRow[]>;
  /** By any id of a story: those that it had before it grew find it too. */
  addStoryLabels(labels: readonly StoryLabelRow[]): Promise<void>;
  removeStoryLabels(labels: readonly Pick<StoryLabelRow, "story" | "kind" | "text">[]): Promise<number>;
  storyLabels(): Promise<readonly StoryLabelRow[]>;

  counts(): Promise<Counts>;
  /** How many documents there are in each language, by its code. */
  languages(): Promise<readonly { readonly language: string; readonly documents: number }[]>;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A document as the reader knows it, the bytes that it was taken from, and where both came from. */
export const newDocumentSchema = z
  .object({
    id: z.string().min(1),
    /** Its place in the order of adding, where that was given out before it was read; else the next. */
    sequence: z.int().positive().exactOptional(),
    /** What stays the same when the text changes: the URL, or outlet and title. */
    page: z.string().min(1),
    textHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    text: z.string(),
    uri: z.string().nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    author: z.string().nullable(),
    published: z.string().nullable(),
    language: z.string(),
    /** What the source gave, as JSON, from which `reread` reads again without extracting again. */
    input: z.string(),
    extractor: z.string(),
    import: z.string(),
    blob: z
      .object({ hash, mediaType: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) })
      .nullable(),
    /** In place of `blob`, where its bytes are kept already. */
    blobHash: hash.nullable().exactOptional(),
  })
  .readonly();
export type NewDocument = z.infer<typeof newDocumentSchema>;

export interface DocumentRow extends Omit<NewDocument, "blob" | "sequence" | "blobHash"> {
  /** Position in the order of adding, from 1; never used twice. */
  readonly sequence: number;
  /** 1 for the first version of its page. */
  readonly version: number;
  readonly blobHash: string | null;
}

export type Description = Pick<DocumentRow, "id" | "title" | "outlet" | "author" | "published" | "language">;
export type Added = { readonly id: string; readonly status: "added" | "known" | "version" };
export type ReadingRow = { readonly document: string; readonly engine: string; readonly json: string };
export type BlobRow = { readonly hash: string; readonly mediaType: string; readonly bytes: Uint8Array };
export type FailureRow = {
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly import: string;
};
export type LabelRow = {
  readonly document: string;
  readonly kind: "tag" | "note" | "set";
  readonly text: string;
  readonly at: string;
};
/** A title is a person's own, and a story has one. */
export type StoryLabelRow = Omit<LabelRow, "document" | "kind"> & {
  readonly story: string;
  readonly kind: LabelRow["kind"] | "title";
};
export type ImportRow = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly documents: number;
};
export type DocumentFilter = {
  readonly outlet?: string;
  readonly tag?: string;
  /** First and last day of publication, inclusive, ISO 8601. */
  readonly from?: string;
  readonly until?: string;
  /** None but these. */
  readonly ids?: readonly string[];
};
export type Removed = {
  readonly documents: number;
  readonly readings: number;
  readonly labels: number;
  readonly blobs: number;
};
export type Counts = Removed & { readonly pages: number; readonly imports: number; readonly failures: number };
