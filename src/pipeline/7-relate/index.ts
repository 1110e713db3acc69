import { readEventLexicon } from "../6-event/lexicon.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { affixedRelations } from "./affixes.ts";
import { bodyRelations } from "./bodies.ts";
import { commit } from "./commit.ts";
import { framedRelations } from "./frames.ts";
import { loadRelationLexicon } from "./lexicon.ts";
import { officeRelations } from "./offices.ts";
import { createParties } from "./parties.ts";

/** Lasting relations between actors. */
export function createRelationReader(resources: Resources): Component {
  const lexicon = loadRelationLexicon(resources);
  // Only its light verbs and its table of what governors do to a status are used here, none of its patterns.
  const events = readEventLexicon({ ...resources, lexicons: () => [] });
  return {
    name: "7-relate",
    requires: ["sentences", "actors", "places", "attributions", "times"],
    assigns: ["relations"],
    revises: [],
    apply: (annotations) => {
      const parties = createParties(annotations, lexicon.ground);
      const drafts = annotations.sentences.flatMap((sentence) => [
        ...affixedRelations(sentence, lexicon, parties),
        ...framedRelations(sentence, lexicon, events, parties),
      ]);
      annotations.relations = commit(annotations, [
        ...officeRelations(annotations, lexicon),
        ...bodyRelations(annotations, parties),
        ...drafts,
      ]);
    },
  };
}
