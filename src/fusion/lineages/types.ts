import type { Span } from "../../doc/span.ts";

/** Why two documents are related; those of JOINING are one lineage, a shared passage is only told. */
export const LINK_KINDS = [
  "version",
  "same-agency-id",
  "copy",
  "republished",
  "credited-wire",
  "edited-copy",
  "partial-copy",
  "shared-passage",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface LineageLink {
  /** Document ids. Which came first where that is known (`ordered`), else by id. */
  readonly original: string;
  readonly copy: string;
  /** Do dates or credits say which was first? */
  readonly ordered: boolean;
  readonly kind: LinkKind;
  /** Whether both are one lineage. */
  readonly joins: boolean;
  /** Share of the shorter text's own words (outside quotations) that stand in the other, 0–1. */
  readonly share: number;
  /** In words, naming what is shared. */
  readonly reason: string;
}

/** Documents that go back to one origin. */
export interface Lineage {
  readonly id: string;
  /** Oldest first, undated last, then by id. */
  readonly documents: readonly string[];
  /** Of the links that join them, in the order of documents. */
  readonly reasons: readonly string[];
}

/** A claim that rests on another outlet's report. */
export interface Citation {
  /** Id of the attribution in its reading. */
  readonly attribution: string;
  /** Key of the outlet, as in digests. */
  readonly outlet: string;
  readonly name: string;
  /** The words that name the outlet. */
  readonly span: Span;
}
