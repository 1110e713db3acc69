import type { Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import type { Draft } from "./draft.ts";

/** Traits of a draft beside its lemma and frame that make it more or less likely to attribute something. */
export function traitsOf(draft: Draft): readonly string[] {
  const { candidate, source, content, quoted } = draft;
  const { sentence, anchor, pos } = candidate;
  const kind = sourceKind(candidate.source === undefined ? undefined : tokenAt(sentence, candidate.source));
  const group = draft.frame.replace(/-.*$/, "");
  const traits = [`source:${kind}`, `${group}:source:${source === undefined ? "none" : kind}`];
  if (pos === "verb") {
    traits.push(`form:${anchor.xpos}`, `form:${anchor.deprel.replace(/:.*/, "")}`);
    for (const modal of dependents(sentence, anchor.index, "aux")) {
      if (modal.xpos === "MD") traits.push(`modal:${modal.lemma.toLowerCase()}`);
    }
    if (dependent(sentence, anchor.index, "mark")?.lemma === "if") traits.push("if");
  } else traits.push(`${group}:${anchor.deprel.replace(/:.*/, "")}`);
  traits.push(quoted >= 0.85 ? "quoted:all" : quoted > 0.1 ? "quoted:part" : "quoted:none");
  const words = content.reduce((sum, [start, end]) => sum + 1 + Math.floor((end - start) / 6), 0);
  traits.push(`${group}:length:${words <= 2 ? "word" : words <= 5 ? "phrase" : words <= 12 ? "clause" : "long"}`);
  const held = candidate.content.length === 1 ? tokenAt(sentence, candidate.content[0] ?? 0) : undefined;
  if (held?.upos === "PRON") traits.push("content:pronoun");
  const last = sentence.tokens.at(-1);
  if (last?.form === "?") traits.push("question");
  const name = candidate.content.some((index) => sentence.tokens[index]?.upos === "PROPN");
  if (name) traits.push(`${group}:content:name`);
  return traits;
}

function sourceKind(token: Token | undefined): string {
  if (token === undefined) return "none";
  if (token.upos === "PRON") {
    const form = token.form.toLowerCase();
    if (/^(?:he|she|his|her|him|they|their|them)$/.test(form)) return "third";
    if (/^(?:i|we|my|our|me|us)$/.test(form)) return "first";
    if (/^(?:you|your)$/.test(form)) return "second";
    if (/^(?:it|its)$/.test(form)) return "it";
    if (/^(?:who|whom|whose)$/.test(form)) return "who";
    return /^(?:which|that|this|these|those|what)$/.test(form) ? "that" : "some";
  }
  if (token.upos === "PROPN") return "name";
  return token.feats["Number"] === "Plur" ? "nouns" : "noun";
}
