import type { Attribution, Certainty } from "../../doc/reading.ts";
import { byPosition, contains, type Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { type Annotations, sentenceAt } from "../annotations.ts";
import { type Answer, answered, answerOf, lemmasOf } from "./about.ts";
import { actOf, isNegated, modeOf } from "./act.ts";
import { choose, type Scored } from "./choose.ts";
import { type Claim, continuations } from "./continue.ts";
import { draftsOf } from "./draft.ts";
import { floating } from "./floating.ts";
import type { CueLexicon } from "./lexicon.ts";
import { nesting } from "./nest.ts";
import { paragraphsOf } from "./paragraph.ts";
import { outermost, pairQuotes, type Quote } from "./quotes.ts";
import { likelihoodOf } from "./score.ts";
import { settingsOf } from "./setting.ts";
import { type ActorIndex, actorsIn, actorsOf, indexActors } from "./speaker.ts";
import { laidOut } from "./turns.ts";

/** A claim with all that the reading keeps of it but its place among the others. */
interface Working extends Claim {
  /** The layout gives the speaker's own words without marks: an interview turn, a post. */
  readonly verbatim?: boolean;
  readonly rest: Omit<Attribution, "id" | "source" | "cue" | "content" | "mode" | "within">;
  readonly actors: readonly string[];
  /** Lemmas of the content, where trees were read. */
  readonly lemmas: ReadonlySet<string>;
  readonly answer: Answer | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** The attributions of a document, in the order in which they begin. */
export function attribute(annotations: Annotations, lexicon: CueLexicon): readonly Attribution[] {
  const { text, sentences } = annotations;
  const paragraphs = paragraphsOf(sentences);
  const quotes = outermost(pairQuotes(text, paragraphs));
  const actors = indexActors(annotations.actors);
  const claims = [
    ...draftsOf(text, sentences, quotes, lexicon)
      .flatMap((drafts) => choose(drafts, lexicon, likelihoodOf))
      .map((scored) => fromDraft(text, scored, lexicon, actors)),
    ...fromLayout(annotations, paragraphs, lexicon, actors),
  ];
  const { more, loose } = continuations(text, sentences, paragraphs, quotes, claims);
  const added = new Map<number, Span[]>();
  for (const [quote, to] of more) {
    const pieces = added.get(to);
    if (pieces === undefined) added.set(to, [quote.span]);
    else pieces.push(quote.span);
  }
  const grown = claims.map((claim, index) => {
    const pieces = added.get(index);
    return pieces === undefined ? claim : { ...claim, content: [...claim.content, ...pieces].sort(byPosition) };
  });
  return numbered(text, [...grown, ...fromQuotes(sentences, loose, actors)], quotes);
}

function numbered(text: string, claims: readonly Working[], quotes: readonly Quote[]): readonly Attribution[] {
  const ordered = [...claims].sort((a, b) => byPosition(extent(a), extent(b)) || byPosition(anchor(a), anchor(b)));
  const parents = nesting(ordered);
  const answers = answered(ordered.map((claim) => ({ ...claim, act: claim.rest.act })));
  return ordered.map((claim, index) => {
    const parent = parents[index] ?? -1;
    const about = answers[index];
    return {
      id: `c${index + 1}`,
      source: { actors: claim.actors, ...(claim.source === undefined ? {} : { span: claim.source }) },
      ...(claim.cue === undefined ? {} : { cue: claim.cue }),
      content: claim.content,
      mode: claim.verbatim ? "direct" : modeOf(text, claim.content, quotes),
      ...(parent < 0 ? {} : { within: `c${parent + 1}` }),
      ...claim.rest,
      ...(about === undefined ? {} : { about: { attribution: `c${about + 1}` } }),
    };
  });
}

const anchor = (claim: Claim): Span => claim.cue ?? claim.content[0] ?? [0, 0];
function extent({ cue, source, content }: Claim): Span {
  const spans = [...content, ...(cue === undefined ? [] : [cue]), ...(source === undefined ? [] : [source])];
  return [Math.min(...spans.map(([start]) => start)), -Math.max(...spans.map(([, end]) => end))];
}

function fromDraft(text: string, { draft, likelihood }: Scored, lexicon: CueLexicon, index: ActorIndex): Working {
  const { candidate, frame, cue, source, content, quoted } = draft;
  const certainty: Certainty = likelihood >= 0.8 ? "sure" : likelihood >= 0.6 ? "likely" : "unsure";
  return {
    cue,
    source,
    content,
    quoted,
    lemmas: lemmasOf(draft),
    answer: answerOf(draft),
    actors: candidate.source === undefined ? [] : actorsOf(candidate.sentence, candidate.source, index),
    rest: {
      act: actOf(draft, lexicon),
      negated: isNegated(draft, lexicon),
      addressees: candidate.addressee === undefined ? [] : actorsOf(candidate.sentence, candidate.addressee, index),
      ...settingsOf(text, draft, lexicon),
      by: `${candidate.pos}:${frame}:${candidate.lemma}`,
      certainty,
    },
  };
}

function fromLayout(
  { text, sentences, zones, actors }: Annotations,
  paragraphs: readonly Span[],
  lexicon: CueLexicon,
  { heads }: ActorIndex,
): readonly Working[] {
  const starts = [...heads.keys()].sort((a, b) => a - b);
  const names = {
    isActor: ([from, to]: Span) => (starts[firstFrom(starts, from)] ?? Number.POSITIVE_INFINITY) < to,
    holdsVerb: (span: Span) =>
      (sentenceAt(sentences, span[0])?.tokens ?? []).some(
        ({ upos, start, end }) => (upos === "VERB" || upos === "AUX") && contains(span, [start, end]),
      ),
  };
  return laidOut(text, paragraphs, zones, lexicon.labels, names).map(({ source, cue, content, layout }) => ({
    source,
    cue,
    content,
    quoted: 0,
    lemmas: NONE,
    answer: undefined,
    verbatim: layout === "turn" || layout === "post",
    actors: actorsIn(text, source, actors),
    rest: {
      act: content.every(([, end]) => text.charAt(end - 1) === "?") ? ("question" as const) : ("statement" as const),
      negated: false,
      addressees: [],
      ...(layout === "post" ? { medium: "post" } : {}),
      by: `layout:${layout}`,
      certainty: layout === "headline" ? ("likely" as const) : ("sure" as const),
    },
  }));
}

/** The position of the first number that is not below `from`, in a sorted list. */
function firstFrom(sorted: readonly number[], from: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fromQuotes(sentences: readonly Sentence[], loose: readonly Quote[], index: ActorIndex): readonly Working[] {
  return floating(sentences, loose, index).map(({ quote, source, actors }) => ({
    source,
    cue: undefined,
    content: [quote.span],
    quoted: 1,
    lemmas: NONE,
    answer: undefined,
    actors,
    rest: {
      act: "statement" as const,
      negated: false,
      addressees: [],
      by: "quote:floating",
      certainty: "unsure" as const,
    },
  }));
}
