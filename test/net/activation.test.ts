import fc from "fast-check";
import { expect, test } from "vitest";
import { gate, gateSlope, squash, squashSlope } from "../../src/net/activation.ts";

const anyFloat = fc.float({ min: -50, max: 50, noNaN: true });

test("squash is odd, rises, and stays between minus one and one", () => {
  fc.assert(
    fc.property(anyFloat, anyFloat, (a, b) => {
      expect(squash(-a)).toBe(-squash(a));
      expect(Math.abs(squash(a))).toBeLessThanOrEqual(1);
      if (a <= b) expect(squash(a)).toBeLessThanOrEqual(squash(b) + 1e-6);
    }),
  );
});

test("squash is close to tanh", () => {
  for (let x = -6; x <= 6; x += 0.1) expect(squash(Math.fround(x))).toBeCloseTo(Math.tanh(x), 1);
});

test("gate goes from zero to one and is a half at zero", () => {
  expect(gate(0)).toBe(0.5);
  expect(gate(-6)).toBe(0);
  expect(gate(6)).toBe(1);
});

test("the slopes are those of the functions", () => {
  const step = 1 / 64;
  for (let x = -7; x <= 7; x += 0.25) {
    expect(squashSlope(x)).toBeCloseTo((squash(x + step) - squash(x - step)) / (2 * step), 2);
    expect(gateSlope(x)).toBeCloseTo((gate(x + step) - gate(x - step)) / (2 * step), 2);
  }
});
