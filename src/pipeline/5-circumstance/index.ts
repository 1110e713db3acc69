import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** When and how many: resolved times and stated figures. */
export function createCircumstanceReader(_resources: Resources): Component {
  return {
    name: "5-circumstance",
    requires: ["sentences", "metadata", "attributions"],
    assigns: ["times", "figures"],
    revises: [],
    apply: () => {},
  };
}
