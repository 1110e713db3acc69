import type { Attribution } from "../../doc/reading.ts";
import { byPosition, type Span } from "../../doc/span.ts";
import { tokenAt } from "../../doc/tree.ts";
import { type Annotations, actorsByHead } from "../annotations.ts";
import { actOf, isNegated, modeOf } from "./act.ts";
import { choose, type Scored } from "./choose.ts";
import { type Claim, continuations } from "./continue.ts";
import { draftsOf } from "./draft.ts";
import type { CueLexicon } from "./lexicon.ts";
import { nesting } from "./nest.ts";
import { paragraphsOf } from "./paragraph.ts";
import { outermost, pairQuotes } from "./quotes.ts";
import { likelihoodOf } from "./score.ts";
import { settingsOf } from "./setting.ts";
import { actorsOf } from "./speaker.ts";

/** A claim with the draft it was made from. */
interface Working extends Claim {
  readonly scored: Scored;
}

export function attribute(annotations: Annotations, lexicon: CueLexicon): readonly Attribution[] {
  const { text, sentences } = annotations;
  const paragraphs = paragraphsOf(sentences);
  const quotes = outermost(pairQuotes(text, paragraphs));
  const drafts = draftsOf(text, sentences, quotes, lexicon.catenatives);
  const claims: Working[] = drafts
    .flatMap((ofSentence) => choose(ofSentence, lexicon, likelihoodOf))
    .map((scored) => ({
      scored,
      cue: scored.draft.cue,
      source: scored.draft.source,
      content: scored.draft.content,
      quoted: scored.draft.quoted,
    }));
  const more = continuations(text, sentences, paragraphs, quotes, claims);
  const grown = claims.map((claim, index) => {
    const added = [...more].filter(([, to]) => to === index).map(([quote]) => quote.span);
    return added.length === 0 ? claim : { ...claim, content: [...claim.content, ...added].sort(byPosition) };
  });
  const first = (claim: Claim): number =>
    Math.min(
      claim.cue?.[0] ?? Number.POSITIVE_INFINITY,
      claim.source?.[0] ?? Number.POSITIVE_INFINITY,
      ...claim.content.map((piece) => piece[0]),
    );
  const ordered = [...grown].sort((a, b) => first(a) - first(b) || (a.cue?.[0] ?? 0) - (b.cue?.[0] ?? 0));
  const parents = nesting(ordered);
  const heads = actorsByHead(annotations.actors);
  return ordered.map((claim, index) => {
    const { candidate, frame } = claim.scored.draft;
    const parent = parents[index] ?? -1;
    const settings = settingsOf(text, claim.scored.draft, lexicon);
    const told = candidate.addressee;
    const source: Span | undefined = claim.source;
    return {
      id: `c${index + 1}`,
      source: {
        actors: candidate.source === undefined ? [] : actorsOf(candidate.sentence, candidate.source, heads),
        ...(source === undefined ? {} : { span: source }),
      },
      ...(claim.cue === undefined ? {} : { cue: claim.cue }),
      content: claim.content,
      mode: modeOf(text, claim.content, quotes),
      act: actOf(claim.scored.draft, lexicon),
      negated: isNegated(claim.scored.draft),
      ...(parent < 0 ? {} : { within: `c${parent + 1}` }),
      addressees: told === undefined ? [] : actorsOf(candidate.sentence, told, heads),
      ...settings,
      by: `${candidate.pos}:${frame}:${tokenAt(candidate.sentence, candidate.anchor.index).lemma}`,
      certainty: claim.scored.likelihood >= 0.8 ? "sure" : claim.scored.likelihood >= 0.6 ? "likely" : "unsure",
    } satisfies Attribution;
  });
}
