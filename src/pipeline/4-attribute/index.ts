import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** Who says so: source, cue and content of every claim. */
export function createAttributor(_resources: Resources): Component {
  return {
    name: "4-attribute",
    requires: ["sentences", "actors"],
    assigns: ["attributions"],
    revises: [],
    apply: () => {},
  };
}
