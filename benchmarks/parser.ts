/**
 * `node benchmarks/parser.ts FILE.conllu` prints one JSON object, all figures but the speed in percent:
 * - gold: the treebank's words and sentences, predicted tags and trees. `las` compares universal relations, as the
 *   CoNLL 2018 shared task does; `lasStrict` and `perLabel` compare them with their subtypes.
 * - raw: documents rebuilt from their "# text" lines, paragraphs kept, cut by the segmenter; F1 of aligned words.
 * - tokensPerSecond: tagging and parsing of the treebank's words, warm, one thread, the median of five runs.
 */
import type { Sentence, WordSentence } from "../src/doc/token.ts";
import { createSegmenter } from "../src/pipeline/1-segment/index.ts";
import { createParser } from "../src/pipeline/2-parse/index.ts";
import { blankAnnotations } from "../src/pipeline/annotations.ts";
import { assemble } from "../src/pipeline/pipeline.ts";
import { fileResources } from "../src/resources/files.ts";
import { readConllu, type TreebankSentence } from "../training/conllu.ts";
import { createRawScorer, scoreGold } from "../training/scores.ts";

const path = process.argv[2];
if (path === undefined) {
  process.stderr.write("usage: node benchmarks/parser.ts FILE.conllu\n");
  process.exit(2);
}

const treebank = readConllu(path);
const resources = fileResources();
const parser = createParser(resources);

function parse(wordSentences: readonly WordSentence[]): readonly Sentence[] {
  const annotations = blankAnnotations({ text: "" });
  annotations.wordSentences = wordSentences;
  parser.apply(annotations);
  return annotations.sentences;
}

function toWordSentence({ words }: TreebankSentence): WordSentence {
  const placed = { start: 0, end: 0 };
  return {
    span: [0, 0],
    zone: 0,
    paragraph: 0,
    words: words.map(({ form, spaceAfter }) => ({ ...placed, form, spaceAfter })),
  };
}

function documents(): readonly (readonly TreebankSentence[])[] {
  const found: TreebankSentence[][] = [];
  for (const sentence of treebank) {
    if (sentence.newDocument || found.length === 0) found.push([]);
    found.at(-1)?.push(sentence);
  }
  return found;
}

const textOf = (document: readonly TreebankSentence[]): string =>
  document.map(({ text, newParagraph }, at) => `${at === 0 ? "" : newParagraph ? "\n\n" : " "}${text}`).join("");

const input = treebank.map(toWordSentence);
const words = treebank.reduce((sum, sentence) => sum + sentence.words.length, 0);
const scored = scoreGold(treebank, parse(input));
const speeds = Array.from({ length: 5 }, () => {
  const before = performance.now();
  parse(input);
  return (words / (performance.now() - before)) * 1000;
}).sort((a, b) => a - b);

const read = assemble([createSegmenter(resources), parser]);
const raw = createRawScorer();
for (const document of documents()) {
  const text = textOf(document);
  const annotations = blankAnnotations({ text });
  read(annotations);
  raw.add(document, text, annotations.sentences);
}
const result = { ...scored, raw: raw.scores(), tokensPerSecond: Math.round(speeds[2] ?? 0) };
const { gold, perLabel, tokensPerSecond } = result;
process.stdout.write(`${JSON.stringify({ gold, raw: result.raw, perLabel, tokensPerSecond }, null, 2)}\n`);
