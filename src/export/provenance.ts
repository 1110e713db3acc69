import type { Span } from "../doc/span.ts";
import { bounds } from "./bounds.ts";
import type { DocumentView, Telling } from "./view.ts";

/** Absent instead of undefined: formats of JSON know no undefined, and some of them no null. */
export type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

export function present<T extends Readonly<Record<string, unknown>>>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** Where words stand, in the terms of every JSON format. */
export function evidence(view: DocumentView, span: Span) {
  const { document } = view.report.reading;
  return present({
    document: document.id,
    documentKey: document.key,
    outlet: document.outlet?.name,
    published: document.published?.value,
    uri: document.uri,
    lineage: view.report.lineage,
    start: span[0],
    end: span[1],
    startCodePoint: view.codePoint(span[0]),
    endCodePoint: view.codePoint(span[1]),
    words: view.words(span),
  });
}

/** One telling of an event with all that says whose it is, in the terms of every JSON format. */
export function claim({ view, event, mention, actors, recipients, claimant, attribution, figures, place }: Telling) {
  const happening = view.from.happenings.get(event.id);
  return present({
    event: view.names(event.id),
    type: event.type,
    mode: event.mode,
    status: mention.status,
    actors: actors.map(({ actor }) => actor.name),
    recipients: recipients.map(({ actor }) => actor.name),
    claimant: claimant.name,
    claimantKey: claimant.key,
    chain: claimant.chain,
    act: attribution?.act,
    date: event.date?.value,
    datePrecision: event.date?.precision,
    dateBasis: event.date?.basis,
    place: place?.name,
    figures: figures.map((figure) =>
      present({
        what: figure.what,
        whom: figure.whom,
        ...bounds(figure),
        unit: figure.unit,
        qualifier: figure.qualifier,
        words: view.words(figure.span),
      }),
    ),
    story: happening?.story,
    happening: happening?.id,
    documents: happening?.documents ?? 1,
    lineages: happening?.lineages ?? 1,
    evidence: evidence(view, mention.evidence),
    certainty: event.certainty,
    judgedBy: event.judged === undefined ? undefined : [...new Set(event.judged.map(({ author }) => author))].sort(),
  });
}
