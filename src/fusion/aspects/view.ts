import type { Actor, Attribution, Event, Figure, Place } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";
import type { Evidence, Report } from "./types.ts";

/** A report with its elements at hand. */
export interface View {
  readonly report: Report;
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly actors: ReadonlyMap<string, Actor>;
  readonly places: ReadonlyMap<string, Place>;
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly events: ReadonlyMap<string, Event>;
  readonly figures: ReadonlyMap<string, Figure>;
  /** Events that tell of the story, in the order of the reading. */
  readonly told: readonly Event[];
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((element) => [element.id, element]));

export function viewOf(report: Report): View {
  const { reading } = report;
  const told = new Set(report.events);
  return {
    report,
    text: reading.document.text,
    sentences: reading.sentences,
    actors: byId(reading.actors),
    places: byId(reading.places),
    attributions: byId(reading.attributions),
    events: byId(reading.events),
    figures: byId(reading.figures),
    told: reading.events.filter(({ id }) => told.has(id)),
  };
}

/** In one line. */
export const wordsAt = ({ text }: View, [start, end]: Span): string => text.slice(start, end).replace(/\s+/g, " ");

/** Which sentence holds the start of a span; -1 outside all. */
export const sentenceIndex = ({ sentences }: View, span: Span): number =>
  sentences.findIndex(([start, end]) => start <= span[0] && span[0] < end);

export function sentenceAt(view: View, span: Span): Span {
  return view.sentences[sentenceIndex(view, span)] ?? span;
}

/** How many sentences lie between two spans: 0 in one sentence, negative where `b` stands before `a`. */
export const sentencesApart = (view: View, a: Span, b: Span): number => sentenceIndex(view, b) - sentenceIndex(view, a);

export const evidenceAt = ({ report }: View, span: Span): Evidence => ({ document: report.document, span });

/** The innermost attribution whose content holds a span. */
export function attributionAt(view: View, span: Span): Attribution | undefined {
  let best: Attribution | undefined;
  let size = Infinity;
  for (const attribution of view.attributions.values()) {
    const piece = attribution.content.find((content) => contains(content, span));
    if (piece === undefined) continue;
    const length = piece[1] - piece[0];
    if (length < size || (length === size && best !== undefined && attribution.within === best.id)) {
      best = attribution;
      size = length;
    }
  }
  return best;
}

/** From the cue, or the start of the words, to their end: what a claim's evidence shows. */
export function claimSpans(attribution: Attribution): readonly Span[] {
  const { cue, content } = attribution;
  return cue === undefined ? content : [cue, ...content];
}

/** The words of a claim, its pieces joined. */
export const contentText = (view: View, { content }: Attribution): string =>
  content.map((piece) => wordsAt(view, piece)).join(" ");

/** Actors with a mention inside a span. */
export const actorsIn = (view: View, span: Span): readonly Actor[] =>
  [...view.actors.values()].filter(({ mentions }) => mentions.some((mention) => contains(span, mention.span)));

export const mentionsIn = (spans: readonly Span[], actor: Actor): boolean =>
  actor.mentions.some(({ span }) => spans.some((outer) => overlaps(outer, span)));

/** Events with a trigger inside one of the spans. */
export const eventsIn = (view: View, spans: readonly Span[]): readonly string[] =>
  [...view.events.values()]
    .filter(({ mentions }) => mentions.some(({ trigger }) => spans.some((span) => contains(span, trigger))))
    .map(({ id }) => id);

/** Without the space and punctuation around it. */
export const trimmedSpan = (view: View, span: Span): Span => {
  const lead = view.text.slice(...span).length - view.text.slice(...span).trimStart().length;
  const start = Math.min(span[1], span[0] + lead);
  return [start, Math.max(start, trimmed(view, [start, span[1]]))];
};

/** Where the words end, without the punctuation behind them. */
export const trimmed = (view: View, [start, end]: Span): number =>
  start + view.text.slice(start, end).replace(/[\s.!?,;:”"’']+$/u, "").length;
