/**
 * Stand-ins for tanh and the logistic function made of sums, products and one division, which IEEE 754 rounds alike
 * everywhere (Math.tanh and Math.exp may differ between engines): the Padé approximant x(27 + x^2) / (27 + 9x^2),
 * cut at |x| = 3, where it reaches one with slope zero.
 */
const { fround } = Math;

/** From -1 to 1. Each step is rounded to float32, in the order in which the vector kernel works. */
export function squash(x: number): number {
  const cut = Math.min(3, Math.max(-3, x));
  const square = fround(cut * cut);
  const above = fround(cut * fround(27 + square));
  return fround(above / fround(27 + fround(9 * square)));
}

/** From 0 to 1. */
export function gate(x: number): number {
  return fround(0.5 + fround(0.5 * squash(fround(0.5 * x))));
}

/** The slope of `squash` at x, for training. */
export function squashSlope(x: number): number {
  if (x >= 3 || x <= -3) return 0;
  const square = x * x;
  const root = (9 - square) / (3 * (3 + square));
  return root * root;
}

/** The slope of `gate` at x, for training. */
export function gateSlope(x: number): number {
  return 0.25 * squashSlope(0.5 * x);
}
