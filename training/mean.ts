import type { Tensor } from "../src/net/model-file.ts";
import type { FloatMatrix } from "./export.ts";

/** A model's share in a mean, and its parameters by name; undefined where it has none of that name. */
export interface Part {
  readonly share: number;
  readonly parameter: (name: string) => Float32Array | undefined;
}

/** The weighted mean of models; shares are made to sum to one. What a model lacks counts as zero. */
export function meanOf(parts: readonly Part[], tensors: readonly Tensor[]): (name: string) => FloatMatrix {
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  return (name) => {
    const isBias = name.endsWith(".bias");
    const tensor = tensors.find((one) => one.name === (isBias ? name.slice(0, -".bias".length) : name));
    if (tensor === undefined) throw new RangeError(`no parameter ${name}`);
    const rows = isBias ? 1 : tensor.rows;
    const data = new Float32Array(rows * tensor.columns);
    for (const { share, parameter } of parts) {
      const own = parameter(name);
      for (let at = 0; own !== undefined && at < data.length; at++) {
        data[at] = (data[at] as number) + ((own[at] as number) * share) / whole;
      }
    }
    return { rows, columns: tensor.columns, data };
  };
}
