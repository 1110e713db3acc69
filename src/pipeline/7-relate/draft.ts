import type { Certainty, Relation, RelationType } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";

/** Who or what stands at one end of a relation. */
export interface Party {
  readonly id: string;
  /** The actor's kind, or "place". */
  readonly kind: string;
}

/** A relation as one rule sees it, before rules are compared. */
export interface RelationDraft {
  readonly type: RelationType;
  readonly from: Party;
  readonly to: Party;
  readonly evidence: Span;
  /** Offset of the word that states it: who says so is asked there. */
  readonly at: number;
  readonly status: Relation["status"];
  readonly by: string;
  readonly certainty: Certainty;
  /** Where the words stand in the tree, for the times beside them. */
  readonly site?: { readonly sentence: Sentence; readonly trigger: number; readonly support?: number };
}
