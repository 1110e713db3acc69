import { bare } from "../report/words.ts";
import type { FigureClaim } from "./select.ts";

/** Documents that state a figure in the same words. */
export interface Wording {
  /** Earliest first. */
  readonly claims: readonly [FigureClaim, ...FigureClaim[]];
}

/** All that is said for one value of one thing: "47 killed". */
export interface FigureGroup {
  readonly title: string;
  readonly size: number;
  readonly documents: number;
  readonly wordings: readonly Wording[];
}

/**
 * Figures by what they say, the largest first. Documents that say it in the same sentence, down to case and
 * punctuation, are one wording: a copy is no second voice.
 */
export function groupFigures(claims: readonly FigureClaim[]): readonly FigureGroup[] {
  const groups = new Map<string, Map<string, [FigureClaim, ...FigureClaim[]]>>();
  for (const claim of claims.toSorted(byPublication)) {
    const title = titleOf(claim);
    const wordings = groups.get(title) ?? new Map<string, [FigureClaim, ...FigureClaim[]]>();
    groups.set(title, wordings);
    const words = bare(claim.at.words(claim.sentence));
    const same = wordings.get(words);
    if (same === undefined) wordings.set(words, [claim]);
    else if (!same.some(({ at }) => at === claim.at)) same.push(claim);
  }
  return [...groups]
    .map(([title, wordings]) => {
      const all = [...wordings.values()];
      const documents = new Set(all.flat().map(({ at }) => at.reading.document)).size;
      return { title, size: sizeOf(all[0]?.[0]), documents, wordings: all.map((same) => ({ claims: same })) };
    })
    .sort((a, b) => b.size - a.size || (a.title < b.title ? -1 : 1));
}

const titleOf = ({ at, figure }: FigureClaim): string => at.figure(figure);
const sizeOf = (claim: FigureClaim | undefined): number => claim?.figure.low ?? claim?.figure.high ?? 0;

function byPublication(a: FigureClaim, b: FigureClaim): number {
  const [x, y] = [a, b].map(({ at }) => at.reading.document.published?.value ?? "9999");
  return (x ?? "") < (y ?? "") ? -1 : x === y ? 0 : 1;
}
