import type { Figure } from "../../doc/reading.ts";
import { contains, type Span } from "../../doc/span.ts";
import type { Lookup } from "../report/lookup.ts";
import { holdsWords } from "../report/words.ts";
import { daysOf, isWithinDays } from "./days.ts";

/** Which figures are asked for. Everything left out asks for all. */
export interface FigureQuery {
  /** The last word of what is counted: "killed", "injured". */
  readonly what: readonly string[];
  /** Names of places, any of which will do. */
  readonly places: readonly string[];
  /** First and last day of what happened, "2022-04-16". */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A figure as one document states it, with the sentence that holds it. */
export interface FigureClaim {
  readonly at: Lookup;
  readonly figure: Figure;
  readonly sentence: Span;
}

/** The figures of a document that answer the query, in text order. */
export function selectFigures(at: Lookup, query: FigureQuery): readonly FigureClaim[] {
  const found: FigureClaim[] = [];
  for (const figure of at.reading.figures) {
    if (query.what.length > 0 && !query.what.some((what) => ` ${figure.what}`.endsWith(` ${what}`))) continue;
    const sentence = at.reading.sentences.find((span) => contains(span, figure.span)) ?? figure.span;
    const event = figure.event === undefined ? undefined : at.events.get(figure.event);
    const happened = figure.asOf?.value ?? event?.date?.value;
    if (!isWhen(at, query, sentence, happened) || !isWhere(at, query, sentence, event?.place)) continue;
    found.push({ at, figure, sentence });
  }
  return found;
}

/**
 * What happened on the days asked for: by the date of the event, else by the dates in the sentence ("since January"
 * counts something else), else by the date of publication, which a count of an event does not precede.
 */
function isWhen(at: Lookup, { from, to }: FigureQuery, sentence: Span, happened: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  const window = { first: from ?? "0000-01-01", last: to ?? "9999-12-31" };
  if (happened !== undefined && isWithinDays(daysOf(happened), window)) return true;
  const stated = at.reading.times.filter(({ span }) => span !== undefined && contains(sentence, span));
  if (stated.length > 0) return stated.some(({ value }) => isWithinDays(daysOf(value), window));
  if (happened !== undefined) return false;
  const published = at.reading.document.published;
  return published === undefined || daysOf(published.value).last >= window.first;
}

/**
 * Where it happened: by the place of the event, else by the places in the sentence, else by the document as a whole.
 * A country does not speak against a place: it is where the place lies, or who acts.
 */
export function isWhere(at: Lookup, { places }: FigureQuery, sentence: Span, eventPlace: string | undefined): boolean {
  if (places.length === 0) return true;
  const named = (words: string): boolean => places.some((place) => holdsWords(plain(words), plain(place)));
  const happened = at.place(eventPlace);
  if (happened !== undefined && named(happened.name)) return true;
  let elsewhere = false;
  let anywhere = false;
  for (const place of at.reading.places) {
    for (const mention of place.mentions) {
      const matches = named(place.name) || named(at.words(mention));
      anywhere ||= matches;
      if (!contains(sentence, mention)) continue;
      if (matches) return true;
      elsewhere ||= place.kind !== "country" && isNamed(at, mention);
    }
  }
  return anywhere && !elsewhere;
}

/** Only a name says that something happened elsewhere: "the border" does not, nor does the Kabul of "The Kabul Lantern". */
function isNamed(at: Lookup, mention: Span): boolean {
  if (!/^\p{Lu}/u.test(at.words(mention))) return false;
  return !at.reading.actors.some(({ mentions }) =>
    mentions.some(({ form, span }) => form === "name" && contains(span, mention) && !contains(mention, span)),
  );
}

/** Without marks over and under letters: "Khōst" is Khost. */
const plain = (words: string): string => words.normalize("NFD").replace(/\p{M}/gu, "");
