import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** What happened: PLOVER events with sides, status, date and place. */
export function createEventReader(_resources: Resources): Component {
  return {
    name: "6-event",
    requires: ["sentences", "actors", "places", "attributions", "times", "figures"],
    assigns: ["events"],
    revises: ["attributions", "figures"],
    apply: () => {},
  };
}
