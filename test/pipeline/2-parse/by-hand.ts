import fc from "fast-check";
import { type Token, UPOS, type Upos, type WordSentence } from "../../../src/doc/token.ts";

/** "word/UPOS/head/deprel[/PronType]" with heads counted from one, 0 for the root, one word after another. */
export function tokensByHand(text: string): {
  readonly tokens: readonly Token[];
  readonly children: readonly number[][];
} {
  const tokens = text.split(" ").map((item, index): Token => {
    const [form = "", upos = "", head = "", deprel = "", pronType] = item.split("/");
    if (!UPOS.includes(upos as Upos)) throw new Error(`${item}: ${upos} is no tag`);
    const feats = pronType === undefined ? {} : { PronType: pronType };
    const place = { start: index, end: index + 1, spaceAfter: true, index, form, lemma: form, xpos: "" };
    return { ...place, upos: upos as Upos, feats, head: Number(head) - 1, deprel };
  });
  const children = tokens.map(({ index }) => tokens.filter(({ head }) => head === index).map((child) => child.index));
  return { tokens, children };
}

/** Words cut at spaces. */
export function sentenceByHand(text: string): WordSentence {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: form, index }) => {
    const end = index + form.length;
    return { start: index, end, form, spaceAfter: true };
  });
  return { span: [0, text.length], zone: 0, paragraph: 0, words };
}

/** Any UTF-16 units, halves of surrogate pairs among them. */
export const anyForm = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0, max: 0xffff }))
    .map((c) => String.fromCharCode(c)),
  minLength: 1,
  maxLength: 20,
});
