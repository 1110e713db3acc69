import type { Attribution } from "../../doc/reading.ts";
import { contains, overlaps } from "../../doc/span.ts";
import type { Lookup } from "../report/lookup.ts";
import { bare } from "../report/words.ts";
import { type FigureClaim, type FigureQuery, isWhere } from "./select.ts";

/** The words for what happened, as the events behind the figures and their like call it: "raids", "killed". */
export function wordsForEvents(claims: readonly FigureClaim[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { at, sentence } of claims) {
    for (const event of at.reading.events) {
      if (event.type !== "ASSAULT") continue;
      for (const { trigger } of event.mentions) if (contains(sentence, trigger)) words.add(bare(at.words(trigger)));
    }
  }
  return words;
}

/** Denials, and what somebody is said not to say, about one of the figures, or about what these words stand for. */
export function denials(
  at: Lookup,
  query: FigureQuery,
  claims: readonly FigureClaim[],
  words: ReadonlySet<string>,
): readonly Attribution[] {
  const figures = new Set(claims.filter((claim) => claim.at === at).map(({ figure }) => figure.id));
  return at.reading.attributions.filter((attribution) => {
    if (attribution.act !== "denial" && !attribution.negated) return false;
    const first = attribution.content[0];
    const sentence = first && at.reading.sentences.find((span) => overlaps(span, first));
    if (sentence === undefined || !isWhere(at, query, sentence, undefined)) return false;
    const { event, figure } = attribution.about ?? {};
    if (figure !== undefined && figures.has(figure)) return true;
    if (event !== undefined && at.events.get(event)?.type === "ASSAULT") return true;
    return bare(at.content(attribution))
      .split(" ")
      .some((word) => words.has(word));
  });
}
