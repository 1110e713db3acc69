import type { Actor, Attribution, DateValue, Event, Figure, Place } from "../doc/reading.ts";
import type { Span } from "../doc/span.ts";
import { type Claimant, claimantOf } from "../fusion/aspects/claimant.ts";
import type { Identity } from "../fusion/aspects/types.ts";
import { type View, viewOf } from "../fusion/aspects/view.ts";
import { daysOf } from "../fusion/days.ts";
import { codePointsOf } from "./code-points.ts";
import { type ElementNames, elementNames } from "./element-names.ts";
import type { ExportDocument } from "./source.ts";

/** An actor of a reading together with who it is across documents. */
export interface Party {
  readonly actor: Actor;
  readonly identity: Identity;
}

/** An exported document with its elements at hand. */
export interface DocumentView extends View {
  readonly from: ExportDocument;
  readonly names: ElementNames;
  codePoint(offset: number): number;
  words(span: Span): string;
  /** The sentence that a span begins in, else the span itself. */
  sentence(span: Span): string;
  parties(ids: readonly string[]): readonly Party[];
  /** Who says what an attribution holds, with the chain from the outlet inwards; the outlet itself without one. */
  claimant(attribution: string | undefined): Claimant;
}

const views = new WeakMap<ExportDocument, DocumentView>();

/** Made once a document: stories come back to theirs for every piece of evidence. */
export function documentView(from: ExportDocument): DocumentView {
  const known = views.get(from) ?? makeView(from);
  views.set(from, known);
  return known;
}

function makeView(from: ExportDocument): DocumentView {
  const view = viewOf(from.report);
  const { text } = view;
  const names = elementNames(from.report.reading);
  const codePoint = codePointsOf(text);
  return {
    ...view,
    from,
    names,
    codePoint,
    words: (span) => text.slice(...span),
    sentence: (span) => {
      const holding = view.sentences.find(([start, end]) => start <= span[0] && span[0] < end) ?? span;
      return text.slice(...holding);
    },
    parties: (ids) =>
      ids.flatMap((id) => {
        const actor = view.actors.get(id);
        return actor === undefined ? [] : [{ actor, identity: from.report.identify(id) }];
      }),
    claimant: (attribution) =>
      claimantOf(view, attribution === undefined ? undefined : view.attributions.get(attribution)),
  };
}

/** One telling of an event: the unit of every format that has events. */
export interface Telling {
  readonly view: DocumentView;
  readonly event: Event;
  readonly mention: Event["mentions"][number];
  /** 1 for the first. */
  readonly number: number;
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  readonly claimant: Claimant;
  readonly attribution?: Attribution;
  readonly place?: Place;
  readonly figures: readonly Figure[];
  readonly days?: { readonly from: string; readonly to: string };
}

/** The tellings that were asked for, in the order of the reading. */
export function tellingsOf(view: DocumentView): readonly Telling[] {
  return view.report.reading.events
    .filter((event) => view.from.wants(event))
    .flatMap((event) => {
      const place = event.place === undefined ? undefined : view.places.get(event.place);
      const days = isoDays(event.date);
      return event.mentions.map((mention, index): Telling => {
        const attribution = mention.attribution === undefined ? undefined : view.attributions.get(mention.attribution);
        return {
          view,
          event,
          mention,
          number: index + 1,
          actors: view.parties(event.actor),
          recipients: view.parties(event.recipient),
          claimant: view.claimant(mention.attribution),
          ...(attribution === undefined ? {} : { attribution }),
          ...(place === undefined ? {} : { place }),
          figures: event.figures.flatMap((id) => view.figures.get(id) ?? []),
          ...(days === undefined ? {} : { days }),
        };
      });
    });
}

/** Denials of an event that the document itself tells. */
export const denialsOf = (view: DocumentView, event: Event): readonly Attribution[] =>
  view.report.reading.attributions.filter(
    ({ act, negated, about }) => about?.event === event.id && (act === "denial" || negated),
  );

/** First and last day of a date, ISO 8601. */
export function isoDays(date: DateValue | undefined): { readonly from: string; readonly to: string } | undefined {
  const days = date === undefined ? undefined : daysOf(date.value);
  return days === undefined ? undefined : { from: isoDay(days.first), to: isoDay(days.last) };
}

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
