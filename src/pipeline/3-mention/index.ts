import { byPosition, type Span } from "../../doc/span.ts";
import type { Annotations } from "../annotations.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { actorOf, countriesOf, numberActors } from "./build/actors.ts";
import { placesOf } from "./build/places.ts";
import { createHeadClassifier } from "./detect/classify.ts";
import type { Detector } from "./detect/draft.ts";
import { loadVerbs } from "./knowledge/verbs.ts";
import { loadWords } from "./knowledge/words.ts";
import { createPairScorer } from "./resolve/anaphora.ts";
import { resolveDocument } from "./resolve/document.ts";

/** Why a mention was taken for the same actor or place as an earlier one. */
export interface LinkReason {
  readonly span: Span;
  readonly to: Span;
  /** The rule: "same entity", "acronym", "part of the name", "pronoun", … */
  readonly rule: string;
}

export interface MentionReader extends Component {
  /** The reasons of all links in a document whose sentences are there, in text order. */
  explain(annotations: Annotations): readonly LinkReason[];
}

/** Trees to mentions, and mentions to the actors and places that are meant. */
export function createMentionReader(resources: Resources): MentionReader {
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
      const named = countriesOf(clusters, words);
      const drafts = clusters.flatMap((cluster) => actorOf(cluster, words, published, named) ?? []);
      annotations.actors = numberActors(drafts, words);
      annotations.places = placesOf(clusters, words);
    },
    explain({ sentences, text }) {
      const clusters = resolveDocument(sentences, text, detector, score);
      return clusters
        .flatMap(({ mentions, links }) => {
          const spans = new Map(mentions.map((mention) => [mention.index, mention.span]));
          return links.flatMap(({ from, to, rule }): readonly LinkReason[] => {
            const [span, other] = [spans.get(from), spans.get(to)];
            return span === undefined || other === undefined ? [] : [{ span, to: other, rule }];
          });
        })
        .toSorted((a, b) => byPosition(a.span, b.span) || byPosition(a.to, b.to));
    },
  };
}
