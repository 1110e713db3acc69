import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { attribute } from "./attribute.ts";
import { readCueLexicon } from "./lexicon.ts";

/** Who says so: source, cue and content of every claim. */
export function createAttributor(resources: Resources): Component {
  const lexicon = readCueLexicon(resources);
  return {
    name: "4-attribute",
    requires: ["sentences", "actors"],
    assigns: ["attributions"],
    revises: [],
    apply: (annotations) => {
      annotations.attributions = attribute(annotations, lexicon);
    },
  };
}
