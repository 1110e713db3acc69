import type { Span } from "../../doc/span.ts";
import type { AspectKnowledge } from "./knowledge.ts";

/** A stretch of months of a year that is not said; a day where the words name one. */
export interface Season {
  readonly first: number;
  readonly last: number;
  readonly day?: number;
  readonly span: Span;
}

/**
 * "Between January and June", "in the first half of the year", "on July 9": what a text without a date can still be
 * held to. A month with a year behind it is left to the reading's own times.
 */
export function seasonsIn(text: string, [start, end]: Span, { seasons }: AspectKnowledge): readonly Season[] {
  const within = text.slice(start, end);
  const found: Season[] = [];
  for (const match of within.toLowerCase().matchAll(/\p{L}+(?: (?:half|six months|quarter) of (?:the|this) year)?/gu)) {
    const months = seasons.get(match[0]);
    if (months === undefined || !isName(within, match.index)) continue;
    const after = match.index + match[0].length;
    const behind = /^\.? (\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/.exec(within.slice(after));
    const before = /(?:^|\s)(\d{1,2})(?:st|nd|rd|th)? $/.exec(within.slice(0, match.index));
    const day = Number(behind?.[1] ?? before?.[1] ?? 0);
    const from = match.index - (behind === null && before !== null ? (before[0].trimStart().length ?? 0) : 0);
    const to = after + (behind?.[0].length ?? 0);
    if (/^,? (?:of )?\d{4}\b/.test(within.slice(to))) continue;
    const isDay = day >= 1 && day <= 31;
    found.push({ ...months, ...(isDay ? { day } : {}), span: [start + from, start + to] });
  }
  return found;
}

/** "May" and "march" are words, too: a month has a capital. Parts of the year need none. */
const isName = (text: string, at: number): boolean =>
  /^\p{Lu}/u.test(text.slice(at)) || /^\p{Ll}+ \p{Ll}+ /u.test(text.slice(at));

/** One stretch: "between January and June" is January to June. */
export function stretchOf(text: string, seasons: readonly Season[]): Season | undefined {
  const [first, second] = seasons;
  if (first === undefined || second === undefined) return first?.day === undefined ? first : undefined;
  if (seasons.length > 2 || first.day !== undefined || second.day !== undefined) return undefined;
  const joined = /^ (?:and|to|until|through) $/.test(text.slice(first.span[1], second.span[0]));
  return joined && first.first <= second.last
    ? { first: first.first, last: second.last, span: [first.span[0], second.span[1]] }
    : undefined;
}
