import type { Page, PageRequest } from "./page.ts";

/** A library at a glance, by counting alone: no reading is opened. */
export type Overview = {
  readonly outlets: number;
  /** Origins that all documents go back to. */
  readonly lineages: number;
  readonly stories: number;
  readonly contested: number;
  readonly judgements: number;
  readonly undated: number;
  /** Documents without a reading of this engine, and documents with one that are not in the stories yet. */
  readonly unread: number;
  readonly unfused: number;
  /** First and last publication, EDTF. */
  readonly from: string | null;
  readonly until: string | null;
  /** The last in the order of adding; 0 in an empty library. */
  readonly sequence: number;
};

/** An outlet, what it has published and what of that goes back to others. */
export type OutletRow = {
  readonly outlet: string;
  readonly documents: number;
  readonly lineages: number;
  /** Documents that go back to another document. */
  readonly copies: number;
  /** Documents of others that go back to one of its own. */
  readonly copied: number;
  readonly first: string | null;
  readonly last: string | null;
  /** An address that it published at. */
  readonly uri: string | null;
};

export interface OverviewSession {
  overview(engine: string): Promise<Overview>;
  /** Another text whenever something that was worked out across documents may be another; cheap. */
  revision(): Promise<string>;
  /** By documents, most first, then by name. */
  outlets(page: PageRequest): Promise<Page<OutletRow>>;
  /** Ids of the documents that came after that one, in order. */
  documentsSince(sequence: number, limit: number): Promise<readonly string[]>;
}
