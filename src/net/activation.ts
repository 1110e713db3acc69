/**
 * A stand-in for tanh made of products and one division, which IEEE 754 rounds alike everywhere (Math.tanh and
 * Math.exp may differ between engines): the Padé approximant x(27 + x^2) / (27 + 9x^2), cut at |x| = 3 where it
 * reaches one with slope zero.
 */
export function softSign(x: number): number {
  if (x >= 3) return 1;
  if (x <= -3) return -1;
  const square = x * x;
  return (x * (27 + square)) / (27 + 9 * square);
}

/** The slope of `softSign` at x. */
export function softSignSlope(x: number): number {
  if (x >= 3 || x <= -3) return 0;
  const square = x * x;
  const root = (9 - square) / (3 * (3 + square));
  return root * root;
}

/** From 0 to 1, the stand-in for the logistic function. */
export function gate(x: number): number {
  return 0.5 + 0.5 * softSign(0.5 * x);
}

/** The slope of `gate` at x. */
export function gateSlope(x: number): number {
  return 0.25 * softSignSlope(0.5 * x);
}
