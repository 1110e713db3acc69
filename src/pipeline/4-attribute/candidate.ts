import type { Sentence, Token } from "../../doc/token.ts";
import type { CuePos } from "./lexicon.ts";

/**
 * A word that may attribute something, with what it would attribute and to whom. All numbers are token indices of
 * `sentence`. Whether it does is for the scorer to say.
 */
export interface Candidate {
  readonly sentence: Sentence;
  readonly anchor: Token;
  readonly pos: CuePos;
  readonly lemma: string;
  readonly frame: string;
  /** The words attributed; runs of them become the pieces of the content. */
  readonly content: readonly number[];
  /** Words that belong to the cue besides the verb group: a preposition, a light verb, an object in between. */
  readonly with: readonly number[];
  /** The head of the phrase that names the source. */
  readonly source: number | undefined;
  /** Who is told. */
  readonly addressee: number | undefined;
}
