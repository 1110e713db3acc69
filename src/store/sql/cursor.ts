import { HearsayError } from "../../errors.ts";

/** The last row of a page, by the two keys that order its list. */
export function parseCursor(cursor: string): readonly [first: string, second: string] {
  try {
    const parsed: unknown = JSON.parse(cursor);
    if (Array.isArray(parsed) && typeof parsed[0] === "string" && typeof parsed[1] === "string")
      return [parsed[0], parsed[1]];
  } catch {
    // Falls through to the one message for all that is not a cursor.
  }
  throw new HearsayError("E_USAGE", {
    expected: "the cursor of an earlier page",
    got: JSON.stringify(cursor),
    fix: "Begin again without a cursor.",
  });
}
