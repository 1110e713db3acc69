import type { ActorKind, ActorMention, Place } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";

/** What sort of thing a noun phrase is about, as far as actors and places go. */
export const COARSE = ["person", "organisation", "place", "other"] as const;
export type Coarse = (typeof COARSE)[number];

export type Gender = "m" | "f";
export type GrammaticalNumber = "singular" | "plural";

/** A phrase that may mean an actor or a place; coreference then says which. */
export interface Mention {
  /** Position in text order, the mention's name within the document. */
  readonly index: number;
  readonly sentence: Sentence;
  /** Token index of the syntactic head; for a name of several words its first, as UD has it. */
  readonly head: number;
  /** Token indices, half-open, of the phrase, and of the name inside it when there is one. */
  readonly tokens: readonly [start: number, end: number];
  readonly name?: readonly [start: number, end: number];
  readonly span: Span;
  readonly headSpan: Span;
  readonly form: ActorMention["form"];
  readonly coarse: Exclude<Coarse, "other">;
  /** Finer than `coarse` where words or the knowledge base tell it. */
  readonly kind?: ActorKind | `place:${Place["kind"]}`;
  /** Knowledge-base ids that the words can mean; one: known, several: open. */
  readonly senses: readonly string[];
  /** Country, sector and sex as the phrase itself tells them. */
  readonly country?: string;
  readonly sector?: string;
  readonly gender?: Gender;
  /** The field of government that the phrase tells of a ministry, its head or its people: "interior". */
  readonly portfolio?: string;
  readonly number: GrammaticalNumber;
  readonly grammaticalPerson: 1 | 2 | 3;
  readonly definite: boolean;
  /** Lemma of the head, lower case. */
  readonly noun: string;
  /** Used as a place ("in China"), not as an actor ("China said"). */
  readonly located: boolean;
  /** Why the phrase counts as a mention. */
  readonly by: string;
}
