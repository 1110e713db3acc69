import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { actorOf, numberActors } from "./build/actors.ts";
import { placesOf } from "./build/places.ts";
import { createHeadClassifier } from "./detect/classify.ts";
import type { Detector } from "./detect/mentions.ts";
import { loadVerbs } from "./knowledge/verbs.ts";
import { loadWords } from "./knowledge/words.ts";
import { createPairScorer } from "./resolve/anaphora.ts";
import { resolveDocument } from "./resolve/document.ts";

/** Trees to mentions, and mentions to the actors and places that are meant. */
export function createMentionReader(resources: Resources): Component {
  const detector: Detector = {
    words: loadWords(resources),
    verbs: loadVerbs(resources),
    classifier: createHeadClassifier(resources.model("mention-head.bin")),
  };
  const score = createPairScorer(resources.model("mention-pairs.bin"));
  return {
    name: "3-mention",
    requires: ["sentences", "metadata"],
    assigns: ["actors", "places"],
    revises: [],
    apply(annotations) {
      const { words } = detector;
      const clusters = resolveDocument(annotations.sentences, annotations.text, detector, score);
      const published = annotations.metadata.published?.value.slice(0, 10);
      const drafts = clusters.flatMap((cluster) => actorOf(cluster, words, published) ?? []);
      annotations.actors = numberActors(drafts, words);
      annotations.places = placesOf(clusters, words);
    },
  };
}
