/** A judgement at its place in the library's chain, as `src/judgements/chain.ts` makes it. Rows are never changed. */
export type JudgementRow = {
  /** From 1, without gaps. */
  readonly position: number;
  readonly id: string;
  readonly previous: string | null;
  readonly hash: string;
  /** Where an imported record stood in its own library, as JSON. */
  readonly origin: string | null;
  /** The record as canonical JSON. */
  readonly json: string;
};

/** What a judgement is found by: the text that it is about, an outlet, the record that it withdraws. */
export type NewJudgement = JudgementRow & { readonly keys: readonly string[] };

export interface JudgementSession {
  /** The last of the chain, which the next is tied to. */
  judgementHead(): Promise<Pick<JudgementRow, "position" | "hash"> | undefined>;
  /** Appends; throws where a position or an id is there already. */
  appendJudgements(judgements: readonly NewJudgement[]): Promise<void>;
  /** In the order of the chain, after that position. */
  judgements(limit: number, after?: number): Promise<readonly JudgementRow[]>;
  /** Those under any of the keys, each once, in the order of the chain. */
  judgementsUnder(keys: readonly string[]): Promise<readonly JudgementRow[]>;
  /** Those whose id begins so, at most ten. */
  judgementsByPrefix(prefix: string): Promise<readonly JudgementRow[]>;
  /** Those of the ids that are there. */
  knownJudgements(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ids of all documents that have this text, in the order of adding. */
  documentsWithText(textHash: string): Promise<readonly string[]>;
  /** The text hashes of a page's versions from its first up to this one. */
  textsUpTo(page: string, version: number): Promise<readonly string[]>;
}
