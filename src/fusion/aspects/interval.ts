import type { FigureValue } from "./types.ts";

/** The numbers that the words allow, both ends included; `Infinity` where no upper bound is stated. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

type Stated = Pick<FigureValue, "low" | "high" | "share" | "of" | "qualifier">;

/** "About 250" may be 225 or 275: a tenth either way, as reporters round. */
const ABOUT = 0.1;
/** "Nearly half" is less than half, but not by much: 15 of 34 will do, 11 of 34 will not. */
const NEARLY = 0.15;
/** "5,000" without a word for it may stand for 4,937. */
const ROUNDED = 0.05;

/** As a count, where the words or the whole allow one. */
export function countOf(value: Stated): Interval | undefined {
  const bounds = boundsOf(value);
  if (bounds !== undefined) return bounds;
  const share = shareOf(value);
  if (share === undefined || value.of === undefined) return undefined;
  // Half of 419 is 209 or 210: counts are whole.
  return { low: Math.floor(share.low * value.of), high: Math.ceil(share.high * value.of) };
}

/** As a share of the whole, 0 to 1. */
export function shareOf(value: Stated): Interval | undefined {
  if (value.share !== undefined) {
    // "46 percent" may stand for 45.6: percentages come rounded to a whole.
    const rounding =
      value.qualifier === "exact" ? { low: value.share - 0.0051, high: value.share + 0.0051 } : undefined;
    return rounding ?? qualified(value.share, value.share, value.qualifier, 1);
  }
  if (value.of === undefined || value.of === 0) return undefined;
  const bounds = boundsOf(value);
  return bounds && { low: bounds.low / value.of, high: Math.min(1, bounds.high / value.of) };
}

function boundsOf({ low, high, qualifier }: Stated): Interval | undefined {
  if (low === undefined && high === undefined) return undefined;
  // "Dozens" are two dozen at the least, and nobody says how many at the most.
  if (high === undefined) return { low: qualifier === "more-than" ? above(low ?? 0) : (low ?? 0), high: Infinity };
  if (low === undefined) return { low: 0, high: qualifier === "less-than" ? below(high) : high };
  if (low !== high) return { low, high };
  return qualified(low, high, qualifier, Infinity);
}

function qualified(low: number, high: number, qualifier: Stated["qualifier"], most: number): Interval {
  switch (qualifier) {
    case "about":
      return { low: low * (1 - ABOUT), high: Math.min(most, high * (1 + ABOUT)) };
    case "nearly":
      return { low: low * (1 - NEARLY), high };
    case "at-least":
    case "more-than":
      return { low, high: most };
    case "at-most":
    case "less-than":
      return { low: 0, high };
    default:
      return isRound(low) ? { low: low * (1 - ROUNDED), high: high * (1 + ROUNDED) } : { low, high };
  }
}

const isRound = (value: number): boolean => value >= 1000 && value % 100 === 0 && significant(value) <= 2;
const significant = (value: number): number => String(value).replace(/0+$/, "").length;
const above = (value: number): number => (Number.isInteger(value) ? value + 1 : value);
const below = (value: number): number => (Number.isInteger(value) ? value - 1 : value);

export const disjoint = (a: Interval, b: Interval): boolean => a.high < b.low || b.high < a.low;
