import type { Sentence, Token } from "../../../src/doc/token.ts";

/** A sentence whose words are cut at white space and whose tree says nothing: enough for what looks at characters only. */
export function flatSentence(text: string): Sentence {
  const tokens: Token[] = [...text.matchAll(/\S+/g)].map((match, index) => ({
    start: match.index,
    end: match.index + match[0].length,
    form: match[0],
    spaceAfter: true,
    index,
    lemma: match[0].toLowerCase(),
    upos: "X",
    xpos: "FW",
    feats: {},
    head: index - 1,
    deprel: index === 0 ? "root" : "dep",
  }));
  return {
    index: 0,
    span: [0, text.length],
    zone: 0,
    paragraph: 0,
    tokens,
    children: tokens.map((_, index) => (index + 1 < tokens.length ? [index + 1] : [])),
    enhanced: [],
  };
}
