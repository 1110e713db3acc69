import type { BoundaryModel } from "../../src/pipeline/1-segment/boundary.ts";
import type { SpellingLexicon } from "../../src/pipeline/1-segment/lexicon.ts";
import { splitSentences } from "../../src/pipeline/1-segment/sentences.ts";
import { tokenise } from "../../src/pipeline/1-segment/tokenise.ts";
import { type GoldText, paragraphs } from "./treebank.ts";

/** F1 in percent, over spans, as in the CoNLL 2018 shared task: a word or sentence counts when both ends are right. */
export interface SegmentScores extends Record<string, number> {
  readonly words: number;
  readonly sentences: number;
}

export function evaluate(gold: GoldText, lexicon: SpellingLexicon, model: BoundaryModel): SegmentScores {
  const words: string[] = [];
  const sentences: string[] = [];
  for (const [from, to] of paragraphs(gold.text)) {
    for (const sentence of splitSentences(gold.text, tokenise(gold.text, from, to, lexicon), lexicon, model)) {
      sentences.push(`${sentence[0]?.start} ${sentence.at(-1)?.end}`);
      for (const word of sentence) words.push(`${word.start} ${word.end}`);
    }
  }
  return {
    words: f1(
      words,
      gold.sentences.flatMap((sentence) => sentence.words.map((word) => `${word.start} ${word.end}`)),
    ),
    sentences: f1(
      sentences,
      gold.sentences.map((sentence) => `${sentence.start} ${sentence.end}`),
    ),
  };
}

export function f1(predicted: readonly string[], gold: readonly string[]): number {
  const wanted = new Set(gold);
  const right = predicted.filter((span) => wanted.has(span)).length;
  return Math.round((20000 * right) / (predicted.length + gold.length)) / 100;
}
