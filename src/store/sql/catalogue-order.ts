import { sha256Hex } from "../../doc/hash.ts";
import { HearsayError } from "../../errors.ts";

const LAST_DAY = 99_999_999;
/** What is left of the whole numbers that all engines and JavaScript have in common. */
const SPREAD = 2 ** 26;

/**
 * Where a document stands in lists, as a number that runs upwards: the newest publication first, undated last; within a
 * day by the document's id, so that the order of adding decides nothing that can be seen.
 */
export function newestOf(published: string | null, document: string): number {
  const known = /^[0-9a-f]{8}/.test(document) ? document : sha256Hex(document);
  return (LAST_DAY - dayNumber(published ?? "")) * SPREAD + (Number.parseInt(known.slice(0, 7), 16) >>> 2);
}

/** 20210728 of "2021-07-28", 20210700 of "2021-07": a month stands before its days. */
function dayNumber(date: string, missing = "00"): number {
  const [, year, month = missing, day = missing] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? [];
  return year === undefined ? 0 : Number(`${year}${month}${day}`);
}

/** First and last place in lists of what was published in this time, both ends included. */
export function placesIn(from?: string, until?: string): { readonly first?: number; readonly last?: number } {
  return {
    ...(until === undefined ? {} : { first: (LAST_DAY - dayNumber(until, "99")) * SPREAD }),
    // What has no date was published at no time that is asked for.
    ...(from === undefined && until === undefined
      ? {}
      : { last: (LAST_DAY - Math.max(1, dayNumber(from ?? ""))) * SPREAD + SPREAD - 1 }),
  };
}

/** The last row of a page, by the numbers that order its list. */
export function numbersCursor(cursor: string, length: number): readonly number[] {
  try {
    const parsed: unknown = JSON.parse(cursor);
    if (Array.isArray(parsed) && parsed.length === length && parsed.every((each) => Number.isSafeInteger(each)))
      return parsed as readonly number[];
  } catch {
    // Falls through to the one message for all that is not a cursor.
  }
  throw new HearsayError("E_USAGE", {
    expected: "the cursor of an earlier page",
    got: JSON.stringify(cursor),
    fix: "Begin again without a cursor.",
  });
}
