import type { Sentence } from "../../doc/token.ts";
import { dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";

const FINITE = /^[VJN]-(?:that|clause|wh)$/;
const CLAUSAL = /^[VJN]-(?:that|clause|wh|to|ing|paren|is)$/;

/**
 * The words of a content as an annotator would mark them. Trees break where reported clauses begin ("said Haddad will
 * leave" makes Haddad the object) and where a cue stands in their middle; the surface tells better: what lies between
 * cue and clause belongs to the clause unless it says when, where or to whom it was said.
 */
export function reachOf(
  candidate: Candidate,
  cue: readonly number[],
  source: readonly number[],
  addressees: ReadonlySet<string>,
): readonly number[] {
  const { sentence, content, frame } = candidate;
  const first = Math.min(...content);
  const last = Math.max(...content);
  const cueStart = cue[0] ?? candidate.anchor.index;
  const cueEnd = cue.at(-1) ?? candidate.anchor.index;
  const outside = new Set([...cue, ...source]);
  if (CLAUSAL.test(frame) && isInserted(sentence, cueStart, cueEnd, source)) {
    return everyIndex(0, sentence.tokens.length - 1).filter((index) => !outside.has(index));
  }
  if (CLAUSAL.test(frame) && first > cueEnd) {
    const start = startAfter(candidate, cueEnd, first, source, addressees);
    const end = FINITE.test(frame) ? endAfter(sentence, last) : last;
    return everyIndex(start, cutBefore(candidate, start, end)).filter((index) => !outside.has(index));
  }
  // Holes that the tree leaves on one side of the cue are filled; a hole that holds the cue stays.
  const before = content.filter((index) => index < cueStart);
  const after = content.filter((index) => index > cueEnd && index <= cutBefore(candidate, first, last));
  return [...filled(before), ...filled(after)].filter((index) => !outside.has(index));
}

/**
 * The last index before an aside that the reporter adds: a final ", which …", ", while …" in contrast, or a second verb
 * of the speaker (", and warned …"). Annotators leave these out more often than not; other asides they keep.
 */
function cutBefore({ sentence, anchor, frame }: Candidate, start: number, end: number): number {
  for (let at = start + 2; at < end - 1; at++) {
    if (tokenAt(sentence, at).form !== ",") continue;
    const next = tokenAt(sentence, at + 1);
    const isLast = !sentence.tokens.slice(at + 1, end + 1).some(({ form }) => form === ",");
    const adds = /^(?:which|who|whose)$/i.test(next.form) && isLast;
    const contrasts = next.form === "while" && FINITE.test(frame);
    const verb = tokenAt(sentence, at + 2);
    const goesOn = next.form === "and" && verb.upos === "VERB" && verb.xpos === anchor.xpos && FINITE.test(frame);
    if (adds || contrasts || goesOn) return at - 1;
  }
  return end;
}

/**
 * A reported clause goes on where no comma ends it and a second one, a reason or a condition follows: parsers hang
 * these on the verb of saying as often as on the clause.
 */
function endAfter(sentence: Sentence, last: number): number {
  const next = sentence.tokens[last + 1];
  if (next === undefined) return last;
  const second = sentence.tokens[last + 2];
  const third = sentence.tokens[last + 3];
  const reason = /^(?:because|for|until|so|if|unless)$/i.test(next.form);
  const joined = next.upos === "CCONJ" && second !== undefined && /^(?:AUX|PRON|DET|SCONJ)$/.test(second.upos);
  const repeated =
    next.form === "," && second?.upos === "CCONJ" && third?.form.toLowerCase() === "that" && third.upos === "SCONJ";
  if (!reason && !joined && !repeated) return last;
  let end = last;
  for (let at = last + 1; at < sentence.tokens.length; at++) {
    const { form } = tokenAt(sentence, at);
    if (/^(?:[;—–―]|--)$/u.test(form) || (form === "," && !repeated)) break;
    end = at;
  }
  return end;
}

function filled(indices: readonly number[]): readonly number[] {
  return indices.length === 0 ? [] : everyIndex(Math.min(...indices), Math.max(...indices));
}

const everyIndex = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);

/** ", he said," in the middle of what he said. */
function isInserted(sentence: Sentence, cueStart: number, cueEnd: number, source: readonly number[]): boolean {
  if (source.length === 0) return false;
  const from = Math.min(cueStart, ...source);
  const to = Math.max(cueEnd, ...source);
  if (to - from + 1 > source.length + cueEnd - cueStart + 1) return false;
  const isComma = (index: number): boolean => /^[,–—-]$/.test(sentence.tokens[index]?.form ?? "");
  return from >= 2 && isComma(from - 1) && isComma(to + 1) && to + 3 < sentence.tokens.length;
}

function startAfter(
  { sentence, anchor, addressee, lemma }: Candidate,
  cueEnd: number,
  first: number,
  source: readonly number[],
  addressees: ReadonlySet<string>,
): number {
  const skipped = new Set(source);
  for (const child of dependents(sentence, anchor.index, "obl", "advmod", "advcl", "discourse")) {
    if (child.index < first) for (const index of subtree(sentence, child.index)) skipped.add(index);
  }
  if (addressee !== undefined && (addressees.has(lemma) || tokenAt(sentence, addressee).deprel === "iobj")) {
    for (const index of subtree(sentence, addressee)) if (index < first) skipped.add(index);
  }
  let start = first;
  for (let index = first - 1; index > cueEnd; index--) {
    if (skipped.has(index)) break;
    if (tokenAt(sentence, index).upos !== "PUNCT") start = index;
  }
  return start;
}
