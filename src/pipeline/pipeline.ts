import { HearsayError } from "../errors.ts";
import type { Annotations, Layer } from "./annotations.ts";

/**
 * One step of reading. `requires` are layers that must be there, `assigns` the layers that it alone makes, `revises`
 * layers of earlier components to whose elements it adds fields, or elements behind them (never removing or reordering any).
 */
export interface Component {
  readonly name: string;
  readonly requires: readonly Layer[];
  readonly assigns: readonly Layer[];
  readonly revises?: readonly Layer[];
  apply(annotations: Annotations): void;
}

/** Checks that every component finds what it needs and that no layer is made twice, before the first text is read. */
export function assemble(components: readonly Component[]): (annotations: Annotations) => void {
  const made = new Map<Layer, string>();
  for (const component of components) {
    for (const layer of [...component.requires, ...(component.revises ?? [])]) {
      if (!made.has(layer)) {
        throw new HearsayError("E_PIPELINE", {
          where: component.name,
          expected: `a component before it that assigns "${layer}"`,
          got: `only ${[...made.keys()].join(", ") || "no layer at all"}`,
          fix: "Put the component that makes this layer earlier.",
        });
      }
    }
    for (const layer of component.assigns) {
      const other = made.get(layer);
      if (other !== undefined) {
        throw new HearsayError("E_PIPELINE", {
          where: component.name,
          expected: `"${layer}" to be made by one component`,
          got: `it is already made by ${other}`,
          fix: "Leave one of the two out.",
        });
      }
      made.set(layer, component.name);
    }
  }
  return (annotations) => {
    for (const component of components) component.apply(annotations);
  };
}
