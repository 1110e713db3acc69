import type { Zone } from "../../doc/reading.ts";
import type { WordSentence } from "../../doc/token.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { spellingLexicon } from "./lexicon.ts";
import { loadBoundaryModel } from "./model.ts";
import { splitSentences } from "./sentences.ts";
import { tokenise } from "./tokenise.ts";

/** Text and metadata to zones, paragraphs, sentences and words. */
export function createSegmenter(resources: Resources): Component {
  const lexicon = spellingLexicon(resources);
  const model = loadBoundaryModel(resources);
  return {
    name: "1-segment",
    requires: [],
    assigns: ["metadata", "zones", "wordSentences"],
    revises: [],
    apply: (annotations) => {
      const { text, input } = annotations;
      annotations.metadata = {
        language: input.language ?? "en",
        ...(input.title === undefined ? {} : { title: input.title }),
        ...(input.author === undefined ? {} : { author: input.author }),
        ...(input.outlet === undefined ? {} : { outlet: { name: input.outlet } }),
        ...(/^\d{4}-\d\d-\d\d/.test(input.published ?? "")
          ? { published: { value: input.published?.slice(0, 10) ?? "", precision: "day", basis: "metadata" } }
          : {}),
      };
      const zones: Zone[] = [];
      const sentences: WordSentence[] = [];
      let paragraph = 0;
      for (const found of text.matchAll(/[^\n]+/g)) {
        const end = found.index + found[0].length;
        const words = tokenise(text, found.index, end, lexicon);
        const first = words[0];
        const last = words.at(-1);
        if (first === undefined || last === undefined) continue;
        for (const group of splitSentences(text, words, lexicon, model)) {
          const from = group[0];
          const to = group.at(-1);
          if (from !== undefined && to !== undefined) {
            sentences.push({ span: [from.start, to.end], zone: zones.length, paragraph, words: group });
          }
        }
        zones.push({ kind: "body", span: [first.start, last.end] });
        paragraph += 1;
      }
      annotations.zones = zones;
      annotations.wordSentences = sentences;
    },
  };
}
