import type { Sentence, Token } from "../../doc/token.ts";
import { tokenAt } from "../../doc/tree.ts";

/**
 * Reported clauses by the surface, for verbs below which the parser found none. "told the paper on Friday that …" is
 * read from its "that"; "says the plan will fail" from the finite verb that follows a noun phrase. Both run to the end
 * of the sentence or to a dash. They are offered as frames of their own, so that the counts say how far to trust them.
 */
export function looseClause(
  sentence: Sentence,
  verb: Token,
  hears: boolean,
): { readonly kind: "that" | "wh" | "clause"; readonly content: readonly number[] } | undefined {
  const marked = markAfter(sentence, verb.index, hears);
  if (marked !== undefined) return { kind: marked.kind, content: toTheEnd(sentence, marked.at) };
  const start = verb.index + 1;
  const next = sentence.tokens[start];
  if (next === undefined || !/^(?:PROPN|PRON|NOUN|DET|ADJ|NUM)$/.test(next.upos)) return undefined;
  const finite = finiteAfter(sentence, start);
  return finite === undefined ? undefined : { kind: "clause", content: toTheEnd(sentence, start) };
}

const REACH = 12;

function markAfter(
  sentence: Sentence,
  verb: number,
  hears: boolean,
): { readonly at: number; readonly kind: "that" | "wh" } | undefined {
  for (let at = verb + 1; at <= verb + REACH && at < sentence.tokens.length - 2; at++) {
    const token = tokenAt(sentence, at);
    const form = token.form.toLowerCase();
    // "rejected the claim that …": the clause belongs to the noun.
    const before = tokenAt(sentence, at - 1);
    const named = !hears && before.upos === "NOUN" && before.head === verb && before.deprel === "obj";
    if (form === "that" && named) return undefined;
    // After a hearer ("warned the militia that …") a "that" is no relative pronoun, whatever the parser made of it.
    if (form === "that" && (hears ? token.deprel !== "det" : !/^(?:det|nsubj|obj)$/.test(token.deprel))) {
      return { at, kind: "that" };
    }
    if (form === "that" && at === verb + 1 && tokenAt(sentence, at + 1).upos !== "PUNCT") return { at, kind: "that" };
    if (/^(?:whether|if|how|why)$/.test(form)) return { at, kind: "wh" };
    if (/^(?:VERB|AUX|PUNCT|SCONJ|CCONJ)$/.test(token.upos)) return undefined;
  }
  return undefined;
}

/** A finite verb after a noun phrase, before anything closes the clause. */
function finiteAfter(sentence: Sentence, start: number): number | undefined {
  for (let at = start + 1; at < Math.min(start + 2 * REACH, sentence.tokens.length); at++) {
    const token = tokenAt(sentence, at);
    if (token.upos === "AUX" || /^VB[DPZ]$/.test(token.xpos) || token.xpos === "MD") return at;
    if (/^[:;—–―?!]$/u.test(token.form) || token.upos === "CCONJ") return undefined;
    if (/^(?:who|which|that|whose)$/i.test(token.form)) return undefined;
  }
  return undefined;
}

function toTheEnd(sentence: Sentence, start: number): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < sentence.tokens.length; at++) {
    const { form } = tokenAt(sentence, at);
    if (/^(?:[;—–―]|--)$/u.test(form)) break;
    found.push(at);
  }
  return found;
}
