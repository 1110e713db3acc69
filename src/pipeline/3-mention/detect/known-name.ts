import type { Sense } from "../knowledge/knowledge-base.ts";

/** A phrase of the knowledge base met in a sentence. */
export interface KnownName {
  readonly start: number;
  readonly end: number;
  /** The token of the phrase on which the others hang. */
  readonly head: number;
  readonly senses: readonly Sense[];
}
