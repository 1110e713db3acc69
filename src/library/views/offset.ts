import { HearsayError } from "../../errors.ts";
import type { PageOf } from "../../query/records.ts";

/** Pages of a list that is short enough to be worked out whole: the cursor counts rows. */
export function offsetPage<T>(all: readonly T[], from: number, limit: number): PageOf<T> {
  const next = from + limit;
  return { rows: all.slice(from, next), ...(next < all.length ? { cursor: String(next) } : {}) };
}

export function fromOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new HearsayError("E_USAGE", {
    expected: "the cursor of an earlier page",
    got: JSON.stringify(cursor),
    fix: "Begin again without a cursor.",
  });
}
