import type { Span } from "../../doc/span.ts";

/** Why two documents are related, the strongest reason first. */
export const LINK_KINDS = [
  /** Two states of one page. */
  "version",
  /** Both carry one agency's number of a report. */
  "same-agency-id",
  /** The copy says that the original's outlet published it first. */
  "republished",
  /** One credits the other's outlet, or both credit the same one, and they tell the same. */
  "credited-wire",
  /** The same outlet brings its report up to date. */
  "update",
  /** Nearly all sentences word for word. */
  "copy",
  /** Most of the shorter text stands in a much longer one. */
  "partial-copy",
  /** Most sentences found again in changed words. */
  "edited-copy",
  /** A passage in common, such as a stock paragraph of background: told, but no common origin of the reports. */
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
  /** Share of the shorter text's content words, outside quotations, that stand in like sentences of the other, 0–1. */
  readonly share: number;
  /** In words, naming what is shared. */
  readonly reason: string;
}

/** Documents that go back to one origin. */
export interface Lineage {
  readonly id: string;
  /** Oldest first, undated last; of one day known copies last; then by id. */
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
