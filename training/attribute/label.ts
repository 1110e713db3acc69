import { contains, overlaps } from "../../src/doc/span.ts";
import type { Draft } from "../../src/pipeline/4-attribute/draft.ts";
import { type GoldAttribution, type GoldDocument, wordF1 } from "./gold.ts";

/** Is the draft what the annotators marked, is it not, or do they leave it open (text set aside, inside another content)? */
export interface Labelled {
  readonly draft: Draft;
  readonly gold: GoldAttribution | undefined;
  readonly open: boolean;
}

/**
 * A draft is right when its word is in a cue and most of its content in that cue's content. Where only outermost
 * attributions are annotated, what lies inside a content is neither right nor wrong.
 */
export function label(document: GoldDocument, drafts: readonly Draft[], outermostOnly: boolean): readonly Labelled[] {
  return drafts.map((draft) => {
    const { anchor } = draft.candidate;
    const at = [anchor.start, anchor.end] as const;
    const gold = document.attributions.find(
      (attribution) =>
        attribution.cue.some((cue) => overlaps(cue, at)) &&
        !draft.content.some((piece) => attribution.cue.some((cue) => overlaps(cue, piece))) &&
        wordF1(document.text, draft.content, attribution.content) >= 0.4,
    );
    const inside = document.attributions.some((attribution) =>
      attribution.content.some((piece) => contains(piece, at)),
    );
    const discarded = (document.discard ?? []).some((piece) => overlaps(piece, at));
    return { draft, gold, open: gold === undefined && (discarded || (outermostOnly && inside)) };
  });
}
