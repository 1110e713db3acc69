import type { Sentence, Token, Upos } from "../../../src/doc/token.ts";
import { type Annotations, blankAnnotations } from "../../../src/pipeline/annotations.ts";

/**
 * Annotations with trees written by hand: one sentence a paragraph, one word a line as
 * "form lemma UPOS XPOS head deprel", heads counted from 1, 0 for the root, "_" glued to the word before.
 */
export function annotationsOf(trees: readonly string[], published?: string): Annotations {
  let text = "";
  const sentences: Sentence[] = [];
  for (const [index, tree] of trees.entries()) {
    const tokens: Token[] = [];
    for (const line of tree.trim().split("\n")) {
      const [form = "", lemma = "", upos = "X", xpos = "", head = "0", deprel = "", glued] = line.trim().split(/\s+/);
      const last = tokens.at(-1);
      if (last !== undefined && glued === undefined) text += " ";
      if (last !== undefined && glued !== undefined) tokens[tokens.length - 1] = { ...last, spaceAfter: false };
      const start = text.length;
      text += form;
      tokens.push({
        start,
        end: text.length,
        form,
        lemma,
        upos: upos as Upos,
        xpos,
        feats: {},
        head: Number(head) - 1,
        deprel,
        index: tokens.length,
        spaceAfter: true,
      });
    }
    const children = tokens.map((token) =>
      tokens.filter((other) => other.head === token.index).map((other) => other.index),
    );
    const span = [tokens[0]?.start ?? 0, text.length] as const;
    sentences.push({ index, span, zone: 0, paragraph: index, tokens, children, enhanced: [] });
    text += "\n\n";
  }
  const annotations = blankAnnotations({ text });
  annotations.sentences = sentences;
  annotations.zones = [{ kind: "body", span: [0, text.length] }];
  if (published !== undefined) {
    annotations.metadata = { language: "en", published: { value: published, precision: "day", basis: "metadata" } };
  }
  return annotations;
}
