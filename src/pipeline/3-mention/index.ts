import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** Trees to mentions, and mentions to the actors and places that are meant. */
export function createMentionReader(_resources: Resources): Component {
  return {
    name: "3-mention",
    requires: ["sentences", "metadata"],
    assigns: ["actors", "places"],
    revises: [],
    apply: () => {},
  };
}
