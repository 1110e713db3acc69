import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** Text and metadata to zones, paragraphs, sentences and words. */
export function createSegmenter(_resources: Resources): Component {
  return {
    name: "1-segment",
    requires: [],
    assigns: ["metadata", "zones", "wordSentences"],
    revises: [],
    apply: () => {},
  };
}
