export interface Excerpt {
  /** Left out in front, up to a space. */
  readonly skipped: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Characters that may stand before the words: more would push them out of a small cell. */
const BEFORE = 36;

/** A sentence cut so that the words that matter are among the first: only at spaces, and only where it is worth it. */
export function excerptAround(sentence: string, [start, end]: readonly [number, number]): Excerpt {
  const from = start <= BEFORE * 1.5 ? 0 : sentence.indexOf(" ", start - BEFORE) + 1;
  const cut = from > start ? start : from;
  return {
    skipped: sentence.slice(0, cut),
    before: sentence.slice(cut, start),
    words: sentence.slice(start, end),
    after: sentence.slice(end),
  };
}
