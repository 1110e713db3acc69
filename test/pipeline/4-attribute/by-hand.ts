import type { Sentence, Token, Upos } from "../../../src/doc/token.ts";

/**
 * A sentence from rows "form lemma UPOS XPOS head deprel", heads counted from 1 as in CoNLL-U, 0 for the root. Words are
 * joined by single spaces; "form_" (a trailing underscore) has no space after it.
 */
export function tree(rows: string, at = 0, index = 0): { readonly text: string; readonly sentence: Sentence } {
  let text = "";
  const tokens: Token[] = rows
    .trim()
    .split("\n")
    .map((row, position) => {
      const [raw = "", lemma = "", upos = "X", xpos = "", head = "0", deprel = "dep"] = row.trim().split(/\s+/u);
      const spaceAfter = !raw.endsWith("_");
      const form = spaceAfter ? raw : raw.slice(0, -1);
      const start = at + text.length;
      text += spaceAfter ? `${form} ` : form;
      return {
        start,
        end: start + form.length,
        form,
        spaceAfter,
        index: position,
        lemma,
        upos: upos as Upos,
        xpos,
        feats: {},
        head: Number(head) - 1,
        deprel,
      };
    });
  text = text.trimEnd();
  const children = tokens.map((token) => tokens.filter(({ head }) => head === token.index).map((child) => child.index));
  return {
    text,
    sentence: { index, span: [at, at + text.length], zone: 0, paragraph: index, tokens, children, enhanced: [] },
  };
}
