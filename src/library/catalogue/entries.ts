import type { Attribution, Figure, Place } from "../../doc/reading.ts";
import type { Told } from "../../fusion/relations.ts";
import type { ActorRef, ClaimRow, EventRow, Quoted } from "../../query/records.ts";

/** What is stored of an element: its record but for what is the document's, which may be described otherwise later. */
type Own<Row> = Omit<Row, Exclude<keyof Quoted, "span" | "words">>;

export interface ClaimEntry extends Own<ClaimRow> {
  /** Of a denial: local ids of what it is about, where the document has it. */
  readonly target?: NonNullable<Attribution["about"]>;
  /** Somebody else in the document says of an event that this claim denies that it happened. */
  readonly contested?: true;
}

export interface EventEntry extends Own<Omit<EventRow, "story">> {
  /** By which stories know the event. */
  readonly item: string;
  /** The word or words that tell of it. */
  readonly trigger: string;
  readonly where?: Omit<Place, "id" | "mentions" | "by" | "certainty" | "judged">;
}

export interface RelationEntry {
  readonly told: Told;
  readonly words: string;
  readonly from: ActorRef;
  readonly to: ActorRef;
}

export interface FigureEntry extends Pick<Figure, "id" | "what" | "qualifier" | "certainty"> {
  readonly words: string;
  readonly span: Figure["span"];
  readonly claimant: string;
  readonly claimantKey: string;
}
