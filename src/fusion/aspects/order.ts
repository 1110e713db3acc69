export { compareText } from "../ids.ts";

/** The first comparison that tells them apart. */
export function firstOf(...comparisons: readonly number[]): number {
  return comparisons.find((comparison) => comparison !== 0) ?? 0;
}
