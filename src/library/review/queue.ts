import type { ReviewItem } from "../../query/records.ts";
import type { Page } from "../../store/store.ts";
import { elementItems } from "./element-items.ts";
import { judgementItems } from "./judgement-items.ts";
import { linkItems } from "./link-items.ts";
import { cursorOf, type Place, placeOf } from "./place.ts";
import type { ReviewContext, ReviewRequest, Waiting } from "./request.ts";

/**
 * What deserves a look, in a fixed order: corrections that lost their words or are held against a machine that now says a
 * third thing; what the machine is unsure of, document by document, the newest first; pairs of reports that it has put
 * into one story for little. What somebody has decided is in it no more.
 */
export async function reviewQueue(context: ReviewContext, request: ReviewRequest): Promise<Page<ReviewItem>> {
  const rows: ReviewItem[] = [];
  let last: Place | undefined;
  for await (const { item, place } of waiting(context, request)) {
    if (rows.length === request.limit && last !== undefined) return { rows, cursor: cursorOf(last) };
    rows.push(item);
    last = place;
  }
  return { rows };
}

async function* waiting(context: ReviewContext, request: ReviewRequest): AsyncGenerator<Waiting> {
  const { kind, document } = request;
  const from: Place = request.cursor === undefined ? ["judgements", 0] : placeOf(request.cursor);
  const only = document === undefined ? {} : { document };
  if (from[0] === "judgements" && (kind === undefined || kind === "judgement"))
    yield* judgementItems(context, { ...only, after: from[1] });
  if (from[0] !== "links" && kind !== "judgement" && kind !== "link") {
    const start = from[0] === "elements" ? { page: from[1], after: from[2] } : { page: null, after: "" };
    yield* elementItems(context, { ...only, ...start, ...(kind === undefined ? {} : { kind }) });
  }
  if (kind === undefined || kind === "link") {
    const start = from[0] === "links" ? { page: from[1], after: from[2] } : { page: null, after: "" };
    yield* linkItems(context, { ...only, ...start });
  }
}
