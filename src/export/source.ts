import type { DateValue, Event } from "../doc/reading.ts";
import type { Aspect, Contradiction, FigureStep, Report } from "../fusion/aspects/types.ts";
import type { Lineage, LineageLink } from "../fusion/lineages/types.ts";
import type { JudgementRecord } from "../judgements/record.ts";
import type { EventCodes } from "./codes.ts";
import type { Coverage } from "./coverage.ts";

/** What an exporter gets: every list in an order that depends on nothing but what is in it. */
export interface ExportSource {
  coverage(): Promise<Coverage>;
  /** By day of publication, then by id; undated first. */
  documents(): AsyncIterable<ExportDocument>;
  /** The document that a piece of evidence names, wherever it stands in the list. */
  document(id: string): Promise<ExportDocument | undefined>;
  stories(): AsyncIterable<ExportStory>;
  contradictions(): AsyncIterable<Contradiction>;
  /** Also those of one document. */
  lineages(): AsyncIterable<Lineage>;
  /** The strongest of the links that join a document to what it was made from; where none says which was first, of those. */
  madeFrom(document: string): Promise<LineageLink | undefined>;
  /** In the order of the library's chain. */
  judgements(): AsyncIterable<ExportJudgement>;
  readonly codes: EventCodes;
}

export interface ExportDocument {
  /** The reading, judged or the machine's, and who its actors are across documents. */
  readonly report: Report;
  /** What all versions of one page share. */
  readonly page: string;
  readonly version: number;
  /** ISO 8601 in UTC; when it was fetched, where it was. */
  readonly fetchedAt?: string;
  /** SHA-256 of the bytes that the text was taken from, where they are kept. */
  readonly original?: string;
  readonly tags: readonly string[];
  /** Of each event, by its id in the reading. */
  readonly happenings: ReadonlyMap<string, Happening>;
  /** Whether an event is among those that were asked for. */
  wants(event: Event): boolean;
}

/** What an event of a reading is an account of, together with the accounts of others. */
export interface Happening {
  readonly id: string;
  /** Where several documents tell it. */
  readonly story?: string;
  readonly documents: number;
  readonly lineages: number;
}

export interface ExportStory {
  readonly id: string;
  readonly title: string;
  /** The machine's own, where a person gave another. */
  readonly machineTitle?: string;
  readonly date?: DateValue;
  readonly documents: number;
  readonly lineages: number;
  readonly contradictions: number;
  readonly labels: readonly string[];
  readonly reports: readonly {
    readonly document: string;
    readonly events: readonly string[];
    readonly lineage: string;
  }[];
  readonly happenings: readonly {
    readonly events: readonly { readonly document: string; readonly events: readonly string[] }[];
    readonly aspects: readonly Aspect[];
    readonly steps: readonly FigureStep[];
  }[];
  readonly contradicting: readonly Contradiction[];
  readonly joined: readonly { readonly documents: readonly [string, string]; readonly reasons: readonly string[] }[];
}

export interface ExportJudgement {
  readonly record: JudgementRecord;
  readonly position: number;
  readonly hash: string;
  /** Id of the record that takes it back. */
  readonly withdrawnBy?: string;
  /** Documents of the export whose words it is about. */
  readonly documents: readonly string[];
}
