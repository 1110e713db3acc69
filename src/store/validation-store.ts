/** Elements that were drawn to be coded, with what was known of them then. */
export type SampleRow = {
  /** SHA-256 of the sample. */
  readonly id: string;
  /** When it was drawn. */
  readonly at: string;
  readonly json: string;
};

/** What a person found of an item of a sample, as `src/validation/coding.ts` makes it. Rows are never changed. */
export type CodingRow = {
  /** SHA-256 of the coding. */
  readonly id: string;
  readonly sample: string;
  readonly at: string;
  readonly json: string;
};

export interface ValidationSession {
  /** One that is there already stays as it is. */
  addSample(sample: SampleRow): Promise<void>;
  /** Newest first, without what they hold. */
  samples(): Promise<readonly Omit<SampleRow, "json">[]>;
  sample(id: string): Promise<SampleRow | undefined>;
  /** Appends; what is there already is passed over. */
  addCodings(codings: readonly CodingRow[]): Promise<void>;
  /** By time, then by id. */
  codings(sample: string): Promise<readonly CodingRow[]>;
}
