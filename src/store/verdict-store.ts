/** What people's verdicts join and part: actors of documents, or reports of events and openings. */
export type VerdictSpace = "actor" | "story";

/** One end of a verdict on two things, as it was found in one document. */
export type VerdictEndRow = {
  readonly space: VerdictSpace;
  /** Both ends of one verdict bear the same. */
  readonly record: string;
  readonly side: "target" | "with";
  readonly thing: string;
  readonly document: string;
  /** Who says what, when and why, as JSON. */
  readonly json: string;
};

/** Where verdicts put a thing, or all that the machine has joined under one name. */
export type PlacedRow = {
  readonly space: VerdictSpace;
  readonly thing: string;
  /** The machine's name of what the thing belongs to; of such a name itself, the same. */
  readonly hub: string;
  readonly name: string;
};

/** What people say of who is one and what is one, worked out from judgements and readings; it can be made again. */
export interface VerdictSession {
  putEnds(ends: readonly VerdictEndRow[]): Promise<void>;
  /** All of a space, by record, side and thing: there are as many as people have made. */
  ends(space: VerdictSpace): Promise<readonly VerdictEndRow[]>;
  placed(space: VerdictSpace): Promise<readonly PlacedRow[]>;
  /** Puts these in place of all that stood there. */
  replacePlaced(space: VerdictSpace, rows: readonly PlacedRow[]): Promise<void>;
  /** Documents with one of these texts, and later versions of their pages. */
  documentsFromTexts(textHashes: readonly string[]): Promise<readonly string[]>;
  /** Documents of whose text, or of an earlier version's, somebody has judged something. */
  judgedDocuments(): Promise<readonly string[]>;
  /** Says that what is kept of these documents for comparing them has to be made again. */
  outdate(documents: readonly string[]): Promise<void>;
  /** A number that is another whenever a digest or what people say of a reading may be another. */
  fusionRevision(): Promise<number>;
}
