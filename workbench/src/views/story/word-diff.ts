import { diffWordsWithSpace } from "diff";

export interface Piece {
  readonly text: string;
  /** In both, or only in this one. */
  readonly kind: "same" | "own";
}

export interface WordDiff {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
  /** Of the words of the shorter text, how many stand in both: 0 to 1. */
  readonly shared: number;
}

/** Beyond so many changes texts are not copies of each other, and the search would take long. */
const MOST_CHANGES = 3000;

/** What two texts have in common, word by word, in order; undefined where they are too different to be compared so. */
export function wordDiff(left: string, right: string): WordDiff | undefined {
  const changes = diffWordsWithSpace(left, right, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return undefined;
  const same = changes.filter(({ added, removed }) => !added && !removed);
  const common = same.reduce((sum, { value }) => sum + wordsIn(value), 0);
  return {
    left: changes
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, kind: removed ? "own" : "same" })),
    right: changes
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, kind: added ? "own" : "same" })),
    shared: common / Math.max(1, Math.min(wordsIn(left), wordsIn(right))),
  };
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
