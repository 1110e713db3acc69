/**
 * `node benchmarks/segment.ts FILE.conllu…` prints one JSON object: for each treebank the F1, in percent, of words and of
 * sentences cut from the running text (paragraphs kept), by Hearsay and by wink-nlp in the same run. A word or sentence
 * counts when both ends are right. Hearsay reads whole documents: what it takes for page furniture counts as missed.
 * wink-nlp reads paragraph by paragraph, so that it, too, cuts at every paragraph.
 *
 * wink-nlp is installed by `npm ci --prefix benchmarks`; without it its figures are left out.
 */
import { createRequire } from "node:module";
import { basename } from "node:path";
import { createSegmenter } from "../src/pipeline/1-segment/index.ts";
import { blankAnnotations } from "../src/pipeline/annotations.ts";
import { fileResources } from "../src/resources/files.ts";
import { f1 } from "../training/segment/evaluate.ts";
import { documents, type GoldText, paragraphs, readTreebank } from "../training/segment/treebank.ts";

interface Spans {
  readonly words: readonly string[];
  readonly sentences: readonly string[];
}

interface Figures {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSecond: number;
}

const key = (start: number, end: number): string => `${start} ${end}`;
const segmenter = createSegmenter(fileResources());

function hearsay(gold: GoldText): Spans {
  const words: string[] = [];
  const sentences: string[] = [];
  for (const [start, end] of documents(gold)) {
    const annotations = blankAnnotations({ text: gold.text.slice(start, end) });
    segmenter.apply(annotations);
    for (const sentence of annotations.wordSentences) {
      sentences.push(key(start + sentence.span[0], start + sentence.span[1]));
      for (const word of sentence.words) words.push(key(start + word.start, start + word.end));
    }
  }
  return { words, sentences };
}

/** The little of wink-nlp that is used here. */
interface WinkDocument {
  sentences(): { each(use: (sentence: WinkSentence) => void): void };
}
interface WinkSentence {
  tokens(): { out(): readonly string[] };
}
type Wink = { readDoc(text: string): WinkDocument };

function loadWink(): Wink | undefined {
  const require = createRequire(import.meta.url);
  try {
    const create = require("wink-nlp") as (model: unknown, pipe: readonly string[]) => Wink;
    return create(require("wink-eng-lite-web-model"), ["sbd"]);
  } catch {
    process.stderr.write("wink-nlp is not installed (npm ci --prefix benchmarks): its figures are left out\n");
    return undefined;
  }
}

/** wink-nlp gives no offsets: its words are found again in the text, one after the other. */
function wink(gold: GoldText, nlp: Wink): Spans {
  const words: string[] = [];
  const sentences: string[] = [];
  for (const [start, end] of paragraphs(gold.text)) {
    let at = start;
    nlp
      .readDoc(gold.text.slice(start, end))
      .sentences()
      .each((sentence) => {
        let first = -1;
        for (const word of sentence.tokens().out()) {
          const found = gold.text.indexOf(word, at);
          if (found < 0 || found >= end) continue;
          if (first < 0) first = found;
          at = found + word.length;
          words.push(key(found, at));
        }
        if (first >= 0) sentences.push(key(first, at));
      });
  }
  return { words, sentences };
}

function measure(gold: GoldText, cut: (gold: GoldText) => Spans): Figures {
  cut(gold);
  const before = process.hrtime.bigint();
  const found = cut(gold);
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  const goldWords = gold.sentences.flatMap((sentence) => sentence.words.map((word) => key(word.start, word.end)));
  return {
    words: f1(found.words, goldWords),
    sentences: f1(
      found.sentences,
      gold.sentences.map((sentence) => key(sentence.start, sentence.end)),
    ),
    wordsPerSecond: Math.round(found.words.length / seconds),
  };
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  process.stderr.write("usage: node benchmarks/segment.ts FILE.conllu…\n");
  process.exit(2);
}
const other = loadWink();
const results = paths.map((path) => {
  const gold = readTreebank(path);
  const theirs = other === undefined ? {} : { "wink-nlp": measure(gold, (text) => wink(text, other)) };
  return [basename(path, ".conllu"), { hearsay: measure(gold, hearsay), ...theirs }] as const;
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(results), null, 2)}\n`);
