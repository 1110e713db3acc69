import type { Act, Figure, Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";

/** What one document tells of a story. */
export interface Report {
  /** Its key in the library; spans of evidence are in this document's text. */
  readonly document: string;
  /** EDTF, as in the reading: "2022-04-17". */
  readonly published?: string;
  readonly outlet?: string;
  /** Documents with one lineage go back to one origin: they count once. */
  readonly lineage: string;
  readonly reading: Reading;
  /** Those of the reading's events that tell of this story. */
  readonly events: readonly string[];
  /** Who an actor of this reading is across documents: the same key is the same actor. */
  readonly identify: (actor: string) => Identity;
  /** The lineage that the claim of a cited outlet goes back to ("The Lantern reported that …"), where it is known. */
  readonly originOf?: (attribution: string) => string | undefined;
}

export interface Identity {
  readonly key: string;
  readonly name: string;
  /** The organisation or state that a person or an office speaks for, where it is known. */
  readonly group?: string;
}

export const STANCES = ["asserts", "denies", "partly", "silent"] as const;
export type Stance = (typeof STANCES)[number];
export const AGREEMENTS = ["single", "agree", "differ", "contradict"] as const;
export type Agreement = (typeof AGREEMENTS)[number];
export type Question = "happened" | "actor" | "recipient" | "date" | "place" | "role" | "speaker" | `figure:${string}`;

export interface Evidence {
  readonly document: string;
  readonly span: Span;
}

/** What a claimant says to a question. Figures keep their open bounds: no `high` is no upper bound. */
export type Value =
  | FigureValue
  | { readonly kind: "date"; readonly from: string; readonly to: string; readonly edtf: string }
  | { readonly kind: "actors"; readonly keys: readonly string[]; readonly names: readonly string[] }
  | { readonly kind: "place"; readonly name: string; readonly country?: string }
  | { readonly kind: "role"; readonly title: string; readonly of?: string }
  | { readonly kind: "words"; readonly text: string };

export interface FigureValue {
  readonly kind: "figure";
  /** What is counted, without whom: "killed". */
  readonly what: string;
  /** Who or what is counted, where the words say it: "children". */
  readonly whom?: string;
  /** Where, by the name of the place. */
  readonly where?: string;
  readonly low?: number;
  readonly high?: number;
  /** A fraction, 0 to 1. */
  readonly share?: number;
  readonly of?: number;
  readonly unit?: string;
  readonly qualifier: Figure["qualifier"];
  /** EDTF: the stretch that is counted, or the day up to which. */
  readonly period?: string;
}

export interface Position {
  /** The innermost speaker of the words; the outlet where nobody else is named. */
  readonly claimant: string;
  /** The same key is the same claimant, across documents. */
  readonly key: string;
  /** From the outlet inwards to the claimant. */
  readonly chain: readonly string[];
  readonly stance: Stance;
  readonly value?: Value;
  /** The sentences of the evidence, verbatim and in its order. */
  readonly words: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly documents: number;
  readonly lineages: number;
  /** EDTF: the time of the claim, or the day of publication. */
  readonly asOf?: string;
  readonly act?: Act;
}

export const VERDICTS = ["compatible", "revised", "different-scope", "contradict", "unknown"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why two positions do or do not exclude each other. `a` and `b` are indices into the aspect's positions. */
export interface Comparison {
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
  readonly reason: string;
}

export interface Aspect {
  readonly question: Question;
  readonly agreement: Agreement;
  readonly positions: readonly Position[];
  readonly comparisons: readonly Comparison[];
}

export const CONTRADICTION_KINDS = ["figure", "date", "denial", "role", "speaker", "participants", "place"] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

export interface Contradiction {
  readonly kind: ContradictionKind;
  /** What the positions are about, in words. */
  readonly about: string;
  readonly story?: string;
  readonly question: Question;
  readonly positions: readonly Position[];
  /** Why no reading of the words reconciles them. */
  readonly reason: string;
}

/** One figure of one claimant at one time. */
export interface FigureStep {
  readonly claimant: string;
  readonly key: string;
  readonly question: Question;
  /** EDTF; absent where neither the words nor the document have a date. */
  readonly asOf?: string;
  readonly value: FigureValue;
  readonly evidence: Evidence;
  readonly lineage: string;
}
