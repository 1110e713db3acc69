import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { sentenceAt } from "../annotations.ts";
import { doerOf } from "./clause.ts";
import type { Quote } from "./quotes.ts";
import { sourceSpan } from "./spans.ts";
import { type ActorIndex, actorsOf } from "./speaker.ts";

export interface Floating {
  readonly quote: Quote;
  readonly source: Span;
  readonly actors: readonly string[];
}

/**
 * A quote without any cue belongs to whom the sentence before is about, if that is a person: "Okoro was furious. “This
 * is nonsense.”" Nobody else is guessed at.
 */
export function floating(
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  index: ActorIndex,
): readonly Floating[] {
  const people = new Set([...index.heads.values()].filter(({ kind }) => kind === "person").map(({ id }) => id));
  const found: Floating[] = [];
  for (const quote of quotes) {
    const at = sentenceAt(sentences, quote.inner[0])?.index;
    const before = at === undefined ? undefined : sentences[at - 1];
    const root = before?.tokens.find(({ head }) => head < 0);
    if (before === undefined || root === undefined) continue;
    const doer = doerOf(before, root.index);
    if (doer === undefined) continue;
    const actors = actorsOf(before, doer, index).filter((id) => people.has(id));
    const source = sourceSpan(before, doer, [], root.index);
    if (actors.length === 1 && source !== undefined) found.push({ quote, source, actors });
  }
  return found;
}
