import type { Span } from "./span.ts";

/** The universal part-of-speech tags of Universal Dependencies v2. */
export const UPOS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/** A syntactic word before it is tagged. `form` is what the parser sees; the span says where it stands in the text. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  /** White space (or the end of the text) follows. False inside "do|n't" and before most punctuation. */
  readonly spaceAfter: boolean;
}

/** A sentence as cut by the segmenter; words in text order, never overlapping, all inside `span`. */
export interface WordSentence {
  readonly span: Span;
  /** Index into the document's zones. */
  readonly zone: number;
  /** Number of the paragraph in the document, from 0. */
  readonly paragraph: number;
  readonly words: readonly Word[];
}

/** A word with its UD columns. `head` is an index into the sentence's tokens, -1 for the root. */
export interface Token extends Word {
  readonly index: number;
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos: string;
  readonly feats: Readonly<Record<string, string>>;
  readonly head: number;
  readonly deprel: string;
}

/** An enhanced relation that the tree alone does not show: shared or controlled subjects, antecedents of relative clauses. */
export interface EnhancedEdge {
  readonly head: number;
  readonly dependent: number;
  readonly deprel: string;
}

export interface Sentence {
  readonly index: number;
  readonly span: Span;
  readonly zone: number;
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  /** For each token, its dependents in text order. */
  readonly children: readonly (readonly number[])[];
  /** Only the edges added to the tree. */
  readonly enhanced: readonly EnhancedEdge[];
}
