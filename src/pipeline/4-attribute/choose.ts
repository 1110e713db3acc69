import { contains } from "../../doc/span.ts";
import type { Draft } from "./draft.ts";
import type { CueLexicon } from "./lexicon.ts";

export interface Scored {
  readonly draft: Draft;
  /** 0 to 1. */
  readonly likelihood: number;
}

/** Below this a candidate is not believed. Chosen on development texts for the best whole F1, precision first. */
export const THRESHOLD = 0.35;

/**
 * Of the drafts of one sentence the believable ones, each cue word used once: the likelier reading of a word wins, and
 * of equally likely ones the one that says more.
 */
export function choose(
  drafts: readonly Draft[],
  lexicon: CueLexicon,
  score: (draft: Draft, lexicon: CueLexicon) => number,
): readonly Scored[] {
  const ranked = drafts
    .map((draft, order) => ({ draft, likelihood: score(draft, lexicon), order }))
    .filter(({ likelihood }) => likelihood >= THRESHOLD)
    .sort((a, b) => rank(b) - rank(a) || reach(b.draft) - reach(a.draft) || a.order - b.order);
  const taken: Scored[] = [];
  for (const { draft, likelihood } of ranked) {
    const rival = taken.some(({ draft: other }) => clash(draft, other));
    if (!rival) taken.push({ draft, likelihood });
  }
  return taken;
}

/** "blamed them for the delay" says more than "blamed them"; where both are likely, the fuller reading wins. */
const rank = ({ draft, likelihood }: Scored): number =>
  likelihood + (/^V-NP-(?!that|clause|wh)/.test(draft.frame) ? FULLER : 0);
const FULLER = 0.15;

const reach = (draft: Draft): number => draft.content.reduce((sum, [start, end]) => sum + end - start, 0);

function clash(a: Draft, b: Draft): boolean {
  const anchorA = [a.candidate.anchor.start, a.candidate.anchor.end] as const;
  const anchorB = [b.candidate.anchor.start, b.candidate.anchor.end] as const;
  // "Forces shelled a market, activists said": neither can be said inside the other's words and hold them as well.
  const each = a.content.some((span) => contains(span, anchorB)) && b.content.some((span) => contains(span, anchorA));
  return each || contains(a.cue, anchorB) || contains(b.cue, anchorA);
}
