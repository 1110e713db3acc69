import type { Sentence } from "../../../doc/token.ts";
import { dependent, spanOfTokens, tokenAt } from "../../../doc/tree.ts";
import type { Verbs } from "../knowledge/verbs.ts";
import type { Mention } from "../mention.ts";
import type { HeadClassifier } from "./classify.ts";
import type { Candidate, Words } from "./features.ts";

export interface Detector {
  readonly words: Words;
  readonly verbs: Verbs;
  readonly classifier: HeadClassifier;
}

export type Draft = Omit<Mention, "index">;

export const wordSpan = (sentence: Sentence, index: number): Mention["headSpan"] => {
  const token = tokenAt(sentence, index);
  return [token.start, token.end];
};

export const spanOf = (sentence: Sentence, [start, end]: readonly [number, number]): Mention["span"] =>
  spanOfTokens(sentence, [start, end - 1]);

export const textOf = (sentence: Sentence, [start, end]: readonly [number, number]): string =>
  sentence.tokens
    .slice(start, end)
    .map((part) => (part.spaceAfter ? `${part.form} ` : part.form))
    .join("")
    .trim();

export const isPlural = ({ sentence, head }: Candidate): boolean => {
  const token = tokenAt(sentence, head);
  return token.xpos === "NNS" || token.xpos === "NNPS" || token.feats["Number"] === "Plur";
};

export function isDefinite({ sentence, head, name }: Candidate): boolean {
  if (name !== undefined) return true;
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase();
  return (
    determiner === "the" ||
    determiner === "this" ||
    determiner === "that" ||
    determiner === "these" ||
    determiner === "those" ||
    dependent(sentence, head, "nmod:poss") !== undefined
  );
}

export function place(candidate: Candidate, kind: string, tokens: readonly [number, number], by: string): Draft {
  const { sentence, head, name } = candidate;
  const token = tokenAt(sentence, head);
  return {
    sentence,
    head,
    tokens,
    ...(name === undefined ? {} : { name }),
    span: spanOf(sentence, tokens),
    headSpan: wordSpan(sentence, head),
    form: name === undefined ? "nominal" : "name",
    coarse: "place",
    kind: `place:${kind}` as NonNullable<Mention["kind"]>,
    senses: [],
    number: isPlural(candidate) ? "plural" : "singular",
    grammaticalPerson: 3,
    definite: isDefinite(candidate),
    noun: token.lemma.toLowerCase(),
    located: true,
    by,
  };
}
