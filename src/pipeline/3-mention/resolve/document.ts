import type { Sentence } from "../../../doc/token.ts";
import type { Detector } from "../detect/draft.ts";
import { mentionsIn } from "../detect/mentions.ts";
import type { Mention } from "../mention.ts";
import { resolveAnaphora, type Scorer } from "./anaphora.ts";
import { type Cluster, type Clusters, startClusters } from "./clusters.ts";
import { resolveFirstPerson } from "./first-person.ts";
import { resolveNames } from "./names.ts";
import type { Scene } from "./pairs.ts";
import { findQuotes } from "./quotes.ts";
import { resolveStructure } from "./structure.ts";

export interface Prepared {
  readonly mentions: readonly Mention[];
  readonly clusters: Clusters;
  readonly scene: Scene;
}

/** Mentions, joined as far as names and grammar tell; training starts from here as reading does. */
export function prepare(sentences: readonly Sentence[], text: string, detector: Detector): Prepared {
  const mentions = mentionsIn(sentences, detector);
  const clusters = startClusters(mentions);
  resolveNames(mentions, clusters, detector.words);
  resolveStructure(mentions, clusters);
  const quotes = findQuotes(sentences, mentions, text);
  resolveFirstPerson(mentions, clusters, quotes);
  return { mentions, clusters, scene: { quotes, profiles: new Map() } };
}

/** Whoever and wherever a document speaks of, each with all its mentions. */
export function resolveDocument(
  sentences: readonly Sentence[],
  text: string,
  detector: Detector,
  score: Scorer,
): readonly Cluster[] {
  const { mentions, clusters, scene } = prepare(sentences, text, detector);
  resolveAnaphora(mentions, clusters, scene, score);
  return clusters.all();
}
