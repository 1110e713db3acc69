import { HearsayError } from "../../src/errors.ts";

/** A function that takes bytes from strangers, with inputs that it takes well. */
export interface Target {
  readonly name: string;
  readonly seeds: readonly Uint8Array[];
  /** How many of the inputs it gets, beside others: fewer where one takes long. */
  readonly share: number;
  /** Ends, or throws a HearsayError that is no fault of ours; everything else is a finding. */
  readonly run: (bytes: Uint8Array) => Promise<void> | void;
}

export class Finding extends Error {}
export function hold(condition: boolean, text: string): void {
  if (!condition) throw new Finding(text);
}

/** What is wrong with what was thrown, where anything is. */
export function findingIn(error: unknown): string | undefined {
  if (error instanceof HearsayError && error.code !== "E_INTERNAL") return undefined;
  if (!(error instanceof Error)) return `threw ${String(error)}`;
  const place = (error.stack ?? "").split("\n").find((line) => /\/src\//.test(line)) ?? "";
  return `${error.name}: ${error.message.split("\n").slice(0, 3).join(" ").slice(0, 300)} ${place.trim()}`;
}

export const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
export const bytesOf = (...texts: readonly string[]): readonly Uint8Array[] => texts.map((text) => Buffer.from(text));
