import { createSegmenter } from "../../src/pipeline/1-segment/index.ts";
import { type Annotations, blankAnnotations } from "../../src/pipeline/annotations.ts";
import { fileResources } from "../../src/resources/files.ts";
import { goldenSuite } from "./suite.ts";

/** Metadata with the words it rests on, then every zone: its sentences with a dot between words, clutter as it stands. */
function render({ text, metadata, zones, wordSentences, notes }: Annotations): readonly string[] {
  const lines: string[] = [];
  const { basis = {}, language, published, origin, outlet, title, author } = metadata;
  const values = { language, title, author, outlet: outlet?.name, origin: origin?.outlet, published: published?.value };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || (name === "language" && value === "en")) continue;
    const from = basis[name];
    lines.push(`${name} = ${value}${Array.isArray(from) ? ` (${JSON.stringify(text.slice(from[0], from[1]))})` : ""}`);
  }
  for (const [index, zone] of zones.entries()) {
    const sentences = wordSentences.filter((sentence) => sentence.zone === index);
    for (const { words, paragraph } of sentences) {
      lines.push(`${zone.kind} ${paragraph} | ${words.map((word) => word.form).join("·")}`);
    }
    if (sentences.length === 0) lines.push(`${zone.kind}: ${text.slice(...zone.span).replaceAll("\n", "⏎")}`);
  }
  return [...lines, ...notes.map(({ code }) => `note ${code}`)];
}

const segmenter = createSegmenter(fileResources());
goldenSuite("segment", render, (input) => {
  const annotations = blankAnnotations(input);
  segmenter.apply(annotations);
  return annotations;
});
