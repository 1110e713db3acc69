import type { ReviewItem } from "../../query/records.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import type { Place } from "./place.ts";

/** What the queue is worked out from: a library, and the engine whose readings are looked at. */
export interface ReviewContext {
  readonly session: Session;
  readonly engine: string;
}

/** "judgement": corrections that lost their words or their reason; "link": reports that may not be of one happening. */
export const REVIEW_KINDS = [
  "judgement",
  "attribution",
  "actor",
  "event",
  "relation",
  "figure",
  "place",
  "link",
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export interface ReviewRequest {
  readonly kind?: ReviewKind;
  readonly document?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** A thing with the place from which the queue goes on behind it. */
export interface Waiting {
  readonly item: ReviewItem;
  readonly place: Place;
}

/** What every item says of the document that it is in. */
export const aboutDocument = ({
  id,
  title,
  outlet,
  published,
}: DocumentRow): Pick<ReviewItem, "document" | "title" | "outlet" | "published"> => ({
  document: id,
  title,
  outlet,
  published,
});
