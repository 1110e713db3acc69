import type { EventDigest } from "./event-digest.ts";
import { type StoryLink, storyLink } from "./link.ts";

/** Two events of one document that are told like one: the headline and the sentence that fills it in. */
export interface TwinLink extends StoryLink {
  readonly a: string;
  readonly b: string;
}

/** Within a document day of report and scene are always the same: they weigh 1.5 and say nothing. */
const TOLD_TWICE = 6;

export function twinLinks(events: readonly EventDigest[]): readonly TwinLink[] {
  return events.flatMap((one, at) =>
    events.slice(at + 1).flatMap((other): readonly TwinLink[] => {
      if (one.type !== other.type || one.mode !== other.mode || disagree(one, other)) return [];
      const [a, b] = one.item < other.item ? [one, other] : [other, one];
      const link = storyLink(a, b);
      return link === undefined || link.score < TOLD_TWICE ? [] : [{ a: a.item, b: b.item, ...link }];
    }),
  );
}

/** "Killed 3 in one town and 5 in another": a document that counts twice tells of two. */
const disagree = (a: EventDigest, b: EventDigest): boolean =>
  a.figures.some(({ what, low, high }) =>
    b.figures.some((other) => other.what === what && (low > other.high || other.low > high)),
  );
