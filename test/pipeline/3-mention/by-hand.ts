import type { Sentence, Token, Upos } from "../../../src/doc/token.ts";
import { UPOS } from "../../../src/doc/token.ts";

/**
 * A tree in one line: "Iran/PROPN/nsubj/1 said/VERB/root/-1 so/ADV/advmod/1". A plural noun is written NOUN+; the lemma
 * is the lower-case form, or what follows "=" ("said=say").
 */
export function tree(line: string, at: { index?: number; start?: number; paragraph?: number } = {}): Sentence {
  const { index = 0, start: from = 0, paragraph = 0 } = at;
  let start = from;
  const tokens = line.split(" ").map((word, position): Token => {
    const [text = "", tag = "", deprel = "", head = ""] = word.split("/");
    const [form = "", lemma = form.toLowerCase()] = text.split("=");
    const plural = tag.endsWith("+");
    const upos: Upos = UPOS.find((known) => known === tag.replace("+", "")) ?? "X";
    const xpos = upos === "PROPN" ? (plural ? "NNPS" : "NNP") : upos === "NOUN" ? (plural ? "NNS" : "NN") : "";
    const token = {
      index: position,
      start,
      end: start + form.length,
      form,
      spaceAfter: true,
      lemma,
      upos,
      xpos,
      feats: {},
      head: Number(head),
      deprel,
    };
    start = token.end + 1;
    return token;
  });
  const children: number[][] = tokens.map(() => []);
  for (const token of tokens) children[token.head]?.push(token.index);
  return { index, span: [from, start - 1], zone: 0, paragraph, tokens, children, enhanced: [] };
}

export const textOf = (sentences: readonly Sentence[]): string =>
  sentences.map((sentence) => sentence.tokens.map((token) => token.form).join(" ")).join(" ");
