import { diffArrays } from "diff";

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
const MOST_CHANGES = 4000;

/**
 * What two texts have in common, word by word, in order; undefined where they are too different to be compared so.
 * How quotation marks are bent and lines are broken is the typesetter's and no difference; each text keeps its own.
 */
export function wordDiff(left: string, right: string): WordDiff | undefined {
  const [one, other] = [tokensOf(left), tokensOf(right)];
  const changes = diffArrays(one.map(plain), other.map(plain), { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return undefined;
  const pieces = { left: [] as Piece[], right: [] as Piece[] };
  let [a, b, common] = [0, 0, 0];
  for (const { count, added, removed } of changes) {
    const kind = added || removed ? "own" : "same";
    if (!added) {
      const tokens = one.slice(a, a + count);
      pieces.left.push({ text: tokens.join(""), kind });
      a += count;
      if (kind === "same") common += tokens.filter(isWord).length;
    }
    if (!removed) {
      pieces.right.push({ text: other.slice(b, b + count).join(""), kind });
      b += count;
    }
  }
  const least = Math.min(one.filter(isWord).length, other.filter(isWord).length);
  return { left: together(pieces.left), right: together(pieces.right), shared: common / Math.max(1, least) };
}

/** Signs that are written over and under letters, and joiners between them, belong to their word. */
const tokensOf = (text: string): readonly string[] =>
  text.match(
    /\s+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*(?:['’.,-][\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*)*|[^\s\p{L}\p{N}]\p{M}*/gu,
  ) ?? [];
const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

function plain(token: string): string {
  if (/^\s+$/.test(token)) return " ";
  return token
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, "-");
}

/** A space between two marked words is marked with them: what was written in one stroke is seen as one. */
function together(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const between = piece.kind === "same" && /^[ \t]+$/.test(piece.text) && pieces[at + 1]?.kind === "own";
    if (last?.kind === "own" && (piece.kind === "own" || between))
      joined[joined.length - 1] = { text: last.text + piece.text, kind: "own" };
    else joined.push(piece);
  }
  return joined;
}
