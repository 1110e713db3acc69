import type { z } from "zod";

/** Asks the HTTP API in this process, as the agent that is served: one set of answers, checks and rights for all. */
export type Ask = (
  method: "GET" | "POST",
  path: string,
  query?: Readonly<Record<string, unknown>>,
  body?: unknown,
) => Promise<unknown>;

/** A tool as agents see it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** Of what stands under `untrusted`. */
  readonly output: z.ZodType;
  /** Does it write anything? Those that do only propose. */
  readonly proposes: boolean;
  readonly run: (ask: Ask, input: never) => Promise<{ readonly record: unknown; readonly cursor?: string }>;
}

export function tool<Input extends z.ZodObject, Output extends z.ZodType>(described: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  readonly proposes?: true;
  readonly run: (
    ask: Ask,
    input: z.output<Input>,
  ) => Promise<{ readonly record: z.output<Output>; readonly cursor?: string }>;
}): Tool {
  const { proposes = false, ...rest } = described;
  return { ...rest, proposes };
}

/** A page of a list as the API has it, as an answer of a tool. */
export function paged<Row>(page: { readonly rows: readonly Row[]; readonly cursor?: string }): {
  readonly record: { readonly rows: Row[] };
  readonly cursor?: string;
} {
  const { rows, cursor } = page;
  return { record: { rows: [...rows] }, ...(cursor === undefined ? {} : { cursor }) };
}
