import type { Value, Verdict } from "./types.ts";

type PlaceValue = Extract<Value, { kind: "place" }>;

/** Two places of one happening. A place inside another, or near it, is no other place. */
export function comparePlaces(a: PlaceValue, b: PlaceValue): { readonly verdict: Verdict; readonly reason: string } {
  if (a.name === b.name) return { verdict: "compatible", reason: "the same place" };
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) {
    return { verdict: "contradict", reason: `${a.name} and ${b.name} lie in different countries` };
  }
  return { verdict: "unknown", reason: `${a.name} may lie in ${b.name} or near it` };
}
