import { isEnglish } from "../../doc/language.ts";
import type { Zone } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Word, WordSentence } from "../../doc/token.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { cueReader } from "./cues.ts";
import { dateReader } from "./dates.ts";
import { frontReader } from "./front.ts";
import { languageReader } from "./language.ts";
import { layOut, zonesOf } from "./layout.ts";
import { spellingLexicon } from "./lexicon.ts";
import { metadataOf } from "./metadata.ts";
import { loadBoundaryModel } from "./model.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { splitSentences } from "./sentences.ts";
import { tokenise } from "./tokenise.ts";

/** Text and metadata to zones, paragraphs, sentences and words. */
export function createSegmenter(resources: Resources): Component {
  const lexicon = spellingLexicon(resources);
  const model = loadBoundaryModel(resources);
  const readCue = cueReader(resources);
  const dates = dateReader(resources);
  const front = frontReader(resources, dates);
  const readLanguage = languageReader(resources);

  /** A dateline is a sentence of its own: "KABUL, Aug. 16 (Wire) —" has no part in the grammar of what follows. */
  const cut = (text: string, [start, end]: Span, dateline: Span | undefined): readonly (readonly Word[])[] => {
    const from = dateline !== undefined && dateline[0] === start && dateline[1] < end ? dateline[1] : start;
    const rest = splitSentences(text, tokenise(text, from, end, lexicon), lexicon, model);
    return from === start ? rest : [tokenise(text, start, from, lexicon), ...rest];
  };

  return {
    name: "1-segment",
    requires: [],
    assigns: ["metadata", "zones", "wordSentences"],
    revises: [],
    apply: (annotations) => {
      const { text, input, notes } = annotations;
      const layout = layOut(text, paragraphsOf(text), input.title, readCue, front);
      const language = input.language ?? readLanguage(text) ?? input.declaredLanguage ?? "en";
      annotations.metadata = metadataOf(text, input, language, layout, dates, front, (note) => notes.push(note));
      const { zones, zoneOf } = zonesOf(layout);
      annotations.zones = zones;
      if (isEnglish(language)) {
        annotations.wordSentences = layout.blocks.flatMap((block, paragraph) => {
          const zone = zoneOf[paragraph] ?? 0;
          if (isUnread(zones[zone])) return [];
          return cut(text, block.span, layout.dateline?.span).flatMap((words) => sentenceOf(words, zone, paragraph));
        });
      } else {
        notes.push({
          code: "language-not-english",
          message: notRead(language, input.language !== undefined),
        });
      }
    },
  };
}

function notRead(language: string, given: boolean): string {
  if (given) return `The text is in another language (${language}), as was said of it; only English is read.`;
  const which = language === "und" ? "" : ` (${language})`;
  return `The text seems to be written in another language${which}; only English is read.`;
}

function isUnread(zone: Zone | undefined): boolean {
  return zone === undefined || zone.kind === "clutter";
}

function sentenceOf(words: readonly Word[], zone: number, paragraph: number): readonly WordSentence[] {
  const first = words[0];
  const last = words.at(-1);
  return first === undefined || last === undefined ? [] : [{ span: [first.start, last.end], zone, paragraph, words }];
}
