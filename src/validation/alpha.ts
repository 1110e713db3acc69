import { compareText } from "../fusion/ids.ts";

/**
 * Krippendorff's alpha for nominal data: how much better coders agree than chance would have it. 1 is full agreement, 0
 * what chance gives, below 0 less. K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by coincidences:
 * any number of coders, any gaps. `units` are the things coded, each with the answers it got; what has one answer or none
 * is paired with nothing. Nothing where there is no pair, or all answers are one: then there is nothing to agree upon.
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): number | undefined {
  const totals = new Map<string, number>();
  let pairs = 0;
  let disagreeing = 0;
  for (const answers of units) {
    const size = answers.length;
    if (size < 2) continue;
    pairs += size;
    const counts = new Map<string, number>();
    for (const answer of answers) {
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
      totals.set(answer, (totals.get(answer) ?? 0) + 1);
    }
    const agreeing = inOrder(counts).reduce((sum, count) => sum + count * (count - 1), 0);
    disagreeing += (size * (size - 1) - agreeing) / (size - 1);
  }
  const expected = pairs * (pairs - 1) - inOrder(totals).reduce((sum, count) => sum + count * (count - 1), 0);
  if (expected === 0) return undefined;
  return 1 - ((pairs - 1) * disagreeing) / expected;
}

/** Sums of floating-point numbers depend on their order. */
const inOrder = (counts: ReadonlyMap<string, number>): readonly number[] =>
  [...counts].sort(([a], [b]) => compareText(a, b)).map(([, count]) => count);
