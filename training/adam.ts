import type { Parameter } from "./network.ts";

/**
 * Adam (Kingma and Ba 2015) with the gradient's norm cut; tables of which a batch touches few rows are updated in
 * those rows only. Clears the gradients.
 */
export interface AdamOptions {
  readonly rate: number;
  readonly firstDecay: number;
  readonly secondDecay: number;
  readonly longestGradient: number;
}

export function adamStep(parameters: readonly Parameter[], step: number, options: AdamOptions): number {
  const { rate, firstDecay, secondDecay, longestGradient } = options;
  let square = 0;
  const blocks: [Parameter, number, number][] = [];
  for (const parameter of parameters) {
    const n = parameter.value.columns;
    if (parameter.touched === undefined) blocks.push([parameter, 0, parameter.value.data.length]);
    else for (const row of parameter.touched) blocks.push([parameter, row * n, row * n + n]);
    parameter.touched?.clear();
  }
  for (const [{ gradient }, from, to] of blocks) {
    const g = gradient.data;
    for (let i = from; i < to; i++) square += g[i]! * g[i]!;
  }
  const norm = Math.sqrt(square);
  const scale = norm > longestGradient ? longestGradient / norm : 1;
  const size = (rate * Math.sqrt(1 - secondDecay ** step)) / (1 - firstDecay ** step);
  for (const [{ value, gradient, first, second }, from, to] of blocks) {
    const [v, g] = [value.data, gradient.data];
    for (let i = from; i < to; i++) {
      const slope = g[i]! * scale;
      const m = firstDecay * first[i]! + (1 - firstDecay) * slope;
      const s = secondDecay * second[i]! + (1 - secondDecay) * slope * slope;
      first[i] = m;
      second[i] = s;
      v[i]! -= (size * m) / (Math.sqrt(s) + 1e-8);
      g[i] = 0;
    }
  }
  return norm;
}
