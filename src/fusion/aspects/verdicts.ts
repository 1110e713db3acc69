import type { Attribution } from "../../doc/reading.ts";
import { contains, type Span } from "../../doc/span.ts";
import { denialWords } from "./denial-words.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function verdictsIn(view: View, sentence: Span, knowledge: AspectKnowledge): readonly { readonly span: Span }[] {
  return denialWords(view, sentence, ["verdict", "epithet"], knowledge).filter(({ kind, span }) => {
    if (!isPredicate(view, sentence, span, knowledge)) return false;
    const before = wordsOf(view.text.slice(sentence[0], span[0]));
    if (before.at(-1) === "politically") return false;
    return kind === "verdict"
      ? isNegative(view, span) ||
          before.slice(-4).some((word) => knowledge.forms.has(word)) ||
          called(before, knowledge)
      : called(before, knowledge);
  });
}

const called = (before: readonly string[], { callings }: AspectKnowledge): boolean =>
  before.slice(-7).some((word) => callings.has(word));

/** "Not true", "never happened", "no truth": these are no attributes of a noun behind them. */
const isNegative = (view: View, span: Span): boolean =>
  /^(?:not|no|never|did not|isn|wasn|without)/i.test(view.text.slice(...span));

/** "A false narrative" calls something else false than "the narrative is false" does. */
function isPredicate(view: View, sentence: Span, span: Span, knowledge: AspectKnowledge): boolean {
  const next = /^[”"’'\s]*(\p{Ll}+)/u.exec(view.text.slice(span[1], sentence[1]))?.[1];
  const closed = /^[”"’']*\s*[,.;:!?—–)]/u.test(view.text.slice(span[1], sentence[1]));
  return next === undefined || closed || knowledge.follows.has(next);
}

/** The innermost claim around it that has a speaker. */
export function named(view: View, attribution: Attribution | undefined): Attribution | undefined {
  for (let at = attribution; at !== undefined; ) {
    if (at.source.actors.length > 0 || at.source.span !== undefined) return at;
    at = at.within === undefined ? undefined : view.attributions.get(at.within);
  }
  return attribution;
}

/** "Admitted that the date was not correct": this agrees with whoever said so before. */
export const admits = (view: View, { cue }: Attribution, knowledge: AspectKnowledge): boolean =>
  cue !== undefined && denialWords(view, cue, ["admission"], knowledge).length > 0;

/** "Called it a provocation and said it was untrue": the second half has the speaker of the first. */
export function speakerBefore(view: View, sentence: Span, span: Span): Attribution | undefined {
  return [...view.attributions.values()]
    .filter(({ cue }) => cue !== undefined && contains(sentence, cue) && cue[1] <= span[0])
    .toSorted((a, b) => (b.cue?.[0] ?? 0) - (a.cue?.[0] ?? 0))[0];
}

/** What stands before the verdict in its claim: "Earlier reports that he had fled to Tajikistan | were not correct". */
export function clauseBefore(view: View, sentence: Span, verdict: Span, by: Attribution): Span {
  const piece = by.content.find((content) => contains(content, verdict));
  const start = piece?.[0] ?? Math.max(sentence[0], by.cue?.[1] ?? sentence[0]);
  const clause = subjectOf(view, [start, Math.max(start, verdict[0])]);
  if (/\p{L}{4}/u.test(view.text.slice(...clause)) || by.within === undefined) return clause;
  // "… that their victory is inevitable, which he believes | is not the case": the subject is in the outer claim.
  const outer = view.attributions.get(by.within)?.content.find((content) => contains(content, verdict));
  return outer === undefined ? clause : [outer[0], Math.max(outer[0], by.source.span?.[0] ?? clause[0])];
}

/** From the last boundary of clauses on; "reports that he had fled" stays whole. */
function subjectOf(view: View, [start, end]: Span): Span {
  let from = start;
  for (const match of view.text
    .slice(start, end)
    .matchAll(
      /[;:]\s|,\s(?:and|but)\s|\b(?:and|but)\s(?:said|added|that|it|they|this|these)\b|\bthat\s(?=it|they|this|these)/gi,
    )) {
    from = start + match.index + (/^(?:and|but) (?:it|they|this|these)/i.test(match[0]) ? 4 : match[0].length);
  }
  return [from, end];
}
