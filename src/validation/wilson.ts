export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile of the normal distribution that leaves 2.5 in a hundred on either side. */
const Z = 1.959963984540054;

/**
 * The score interval of a proportion at 95 in a hundred: E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", Journal of the American Statistical Association 22 (1927), 209–212. Unlike the textbook's
 * "plus or minus" it stays between 0 and 1 and says something of ten in ten, too (L. Brown, T. Cai and A. DasGupta,
 * Statistical Science 16 (2001), 101–133). `trials` may be an effective number, which is not whole. Nothing of no trials.
 */
export function wilson(share: number, trials: number): Interval | undefined {
  if (!(trials > 0)) return undefined;
  const square = (Z * Z) / trials;
  const centre = share + square / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  return {
    // Rounding would let 0 of n come out as a hair above 0, and n of n as one below 1.
    low: share === 0 ? 0 : Math.max(0, (centre - reach) / (1 + square)),
    high: share === 1 ? 1 : Math.min(1, (centre + reach) / (1 + square)),
  };
}
