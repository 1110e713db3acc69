import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** Lasting relations between actors. */
export function createRelationReader(_resources: Resources): Component {
  return {
    name: "7-relate",
    requires: ["sentences", "actors", "attributions", "times"],
    assigns: ["relations"],
    revises: [],
    apply: () => {},
  };
}
