/** By UTF-16 code units: no locale decides an order that ids depend on. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first comparison that tells them apart. */
export function firstOf(...comparisons: readonly number[]): number {
  return comparisons.find((comparison) => comparison !== 0) ?? 0;
}
