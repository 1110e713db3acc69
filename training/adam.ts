import type { Parameter } from "./parameters.ts";

export interface AdamOptions {
  readonly rate: number;
  readonly firstDecay: number;
  readonly secondDecay: number;
  /** Gradients longer than this are cut to it. */
  readonly longestGradient: number;
}

/**
 * D. Kingma and J. Ba, Adam (ICLR 2015). Tables of which a batch touches few rows are updated in those rows only.
 * `step` counts from one. Clears the gradients.
 */
export function adamStep(parameters: readonly Parameter[], step: number, options: AdamOptions): void {
  const { rate, firstDecay, secondDecay, longestGradient } = options;
  const blocks: { parameter: Parameter; from: number; to: number }[] = [];
  for (const parameter of parameters) {
    const { columns, data } = parameter.value;
    if (parameter.touched === undefined) blocks.push({ parameter, from: 0, to: data.length });
    else for (const row of parameter.touched) blocks.push({ parameter, from: row * columns, to: (row + 1) * columns });
    parameter.touched?.clear();
  }
  let squares = 0;
  for (const { parameter, from, to } of blocks) {
    const { data } = parameter.gradient;
    for (let at = from; at < to; at++) squares += (data[at] as number) * (data[at] as number);
  }
  const scale = Math.min(1, longestGradient / Math.sqrt(squares || 1));
  const size = (rate * Math.sqrt(1 - secondDecay ** step)) / (1 - firstDecay ** step);
  for (const { parameter, from, to } of blocks) {
    const { first, second } = parameter;
    const [values, gradients] = [parameter.value.data, parameter.gradient.data];
    for (let at = from; at < to; at++) {
      const slope = (gradients[at] as number) * scale;
      const mean = firstDecay * (first[at] as number) + (1 - firstDecay) * slope;
      const square = secondDecay * (second[at] as number) + (1 - secondDecay) * slope * slope;
      first[at] = mean;
      second[at] = square;
      values[at] = (values[at] as number) - (size * mean) / (Math.sqrt(square) + 1e-8);
      gradients[at] = 0;
    }
  }
}
