import type { DateValue, Figure, Place } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";
import { type Days, daysOf, lengthOf } from "../days.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { type Season, seasonsIn, stretchOf } from "./season.ts";
import { sentenceAt, sentenceIndex, type View, wordsAt } from "./view.ts";

/** "For that province", "36 people there": the place was named before. */
const ANAPHOR = /\b(?:there|(?:that|this|the) (?:province|district|city|town|village|region|area|county|state))\b/i;
const WEEK = 8;

interface Named {
  readonly place: Place;
  readonly span: Span;
}

/**
 * Names of the places that a figure counts in, sorted; none where the sentence does not say. The place that stands
 * nearest behind the number counts, up to the next number; else those before the first number of the sentence.
 */
export function placesOf(view: View, figure: Figure): readonly string[] {
  const sentence = sentenceAt(view, figure.span);
  const source = sourceOf(view, figure);
  const content = contentOf(view, figure);
  const named = namedPlaces(view, sentence).filter(
    ({ span }) =>
      (source === undefined || !overlaps(source, span)) &&
      // "… he told reporters in Kabul": that is where it was said.
      (content === undefined || content.some((piece) => contains(piece, span))),
  );
  const next = nextNumber(view, sentence, figure.span);
  const first = view.report.reading.figures.find(({ span }) => contains(sentence, span))?.span[0] ?? figure.span[0];
  const behind = named.filter(({ span }) => span[0] >= figure.span[0] && span[0] < next);
  if (behind.length > 0) return keysOf(view, narrowest(view, behind));
  const before = named.filter(({ span }) => span[1] <= first);
  if (before.length > 0) return keysOf(view, narrowest(view, before));
  return ANAPHOR.test(wordsAt(view, sentence)) ? namedBefore(view, sentence, source) : [];
}

/** Where the next number of the sentence starts; "twelve girls and three boys" are counted together. */
function nextNumber(view: View, sentence: Span, from: Span): number {
  let last = from;
  for (const { span } of view.report.reading.figures) {
    if (!contains(sentence, span) || span[0] <= last[0]) continue;
    if (!/^\s*(?:,|and|,\s*and)\s*$/.test(view.text.slice(last[1], Math.max(last[1], span[0])))) return span[0];
    last = span;
  }
  return sentence[1];
}

/** "The Sheltan district of Kunar": the first is where it was, the second says where that lies. */
function narrowest(view: View, named: readonly Named[]): readonly Named[] {
  return named.filter(({ span }, index) => {
    const previous = named[index - 1];
    if (previous === undefined) return true;
    return !/^\s*(?:district|city|province|town|village)?,?\s*(?:of|in)\s+(?:the\s+)?$/i.test(
      view.text.slice(previous.span[1], span[0]),
    );
  });
}

/** All places that a sentence names, the speaker's included: "officials in Khost and Kunar put the number at 47". */
export const placesAround = (view: View, figure: Figure): readonly string[] =>
  keysOf(view, namedPlaces(view, sentenceAt(view, figure.span)));

/** In the speaker's own description ("a source in the health department of Khost"), else in the sentence before. */
function namedBefore(view: View, sentence: Span, source: Span | undefined): readonly string[] {
  const own = source === undefined ? [] : namedPlaces(view, source);
  if (own.length > 0) return keysOf(view, narrowest(view, own));
  const previous = view.sentences[sentenceIndex(view, sentence) - 1];
  const near = previous === undefined ? [] : narrowest(view, namedPlaces(view, previous));
  return near.length === 1 ? keysOf(view, near) : [];
}

function namedPlaces({ report, text }: View, outer: Span): readonly Named[] {
  const { places, actors } = report.reading;
  const found: Named[] = [];
  for (const place of places) {
    if (place.kind === "country" || place.kind === "unknown") continue;
    for (const span of place.mentions) {
      // "Afghanistan's 34 provincial capitals" are counted, not where something is.
      if (!contains(outer, span) || !/\p{Lu}/u.test(text.slice(...span)) || /\d/.test(text.slice(...span))) continue;
      // The Kabul of "The Kabul Lantern" is no place where anything is counted.
      const ofName = actors.some(({ mentions }) =>
        mentions.some(({ form, span: name }) => form === "name" && contains(name, span) && !contains(span, name)),
      );
      if (!ofName && !found.some((other) => overlaps(other.span, span))) found.push({ place, span });
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

const keysOf = (view: View, named: readonly Named[]): readonly string[] =>
  [...new Set(named.map(({ place, span }) => partOf(view, span) ?? placeKey(place)))].sort();

/** "Spera district in Khost" is not Khost, though the reading knows no Spera. */
function partOf({ text }: View, [start]: Span): string | undefined {
  const before = /(\p{Lu}[\p{L}-]+) (?:district|village|town|county|area|valley) (?:of|in) (?:the )?$/u.exec(
    text.slice(Math.max(0, start - 60), start),
  );
  return before?.[1]?.toLowerCase();
}

/** Without marks, and without the word for what kind of place it is: "Khōst", "Khost province". */
export const placeKey = ({ name }: Place): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/^(?:city|province|district|town|village|region) of /, "")
    .replace(/ (?:city|province|district|town|village|region)$/, "");

/** The claim's own words, if they hold the number. */
function contentOf(view: View, { attribution, span }: Figure): readonly Span[] | undefined {
  const content = attribution === undefined ? undefined : view.attributions.get(attribution)?.content;
  return content?.some((piece) => contains(piece, span)) === true ? content : undefined;
}

function sourceOf(view: View, { attribution }: Figure): Span | undefined {
  return attribution === undefined ? undefined : view.attributions.get(attribution)?.source.span;
}

/** The stretch of time that is counted: "in the first half of 2021", "since January". Days are those of the happening. */
export function periodOf(view: View, figure: Figure, knowledge: AspectKnowledge): Days | undefined {
  if (figure.asOf !== undefined) return daysOf(figure.asOf.value);
  const sentence = sentenceAt(view, figure.span);
  const source = sourceOf(view, figure);
  const stretches = timesIn(view, sentence)
    .filter(({ span }) => span !== undefined && (source === undefined || !overlaps(source, span)))
    .map((time) => daysOf(time.value))
    .filter((days) => days !== undefined && lengthOf(days) > WEEK);
  // Two stretches are a comparison ("than in the same months of last year"): which one is counted is not certain.
  if (stretches.length > 0) return stretches.length === 1 ? stretches[0] : undefined;
  const season = seasonOf(view, figure, knowledge);
  const year = view.report.published?.slice(0, 4);
  return season === undefined || year === undefined
    ? undefined
    : daysOf(`${year}-${month(season.first)}/${year}-${month(season.last)}`);
}

const month = (number: number): string => String(number).padStart(2, "0");

/** Months without a year: all that an undated report says of when, and what a dated one says of its own year. */
export function seasonOf(view: View, figure: Figure, knowledge: AspectKnowledge): Season | undefined {
  return stretchOf(view.text, seasonsIn(view.text, sentenceAt(view, figure.span), knowledge));
}

/** The day, or few days, that the counted died on: the event's own date, else a day in the claim's words. */
export function happenedOn(view: View, figure: Figure): Days | undefined {
  const sentence = sentenceAt(view, figure.span);
  const content = contentOf(view, figure) ?? [sentence];
  const days = timesIn(view, sentence)
    .filter(({ span }) => span !== undefined && content.some((piece) => contains(piece, span)))
    .map(({ value }) => daysOf(value))
    .filter((each) => each !== undefined && lengthOf(each) <= WEEK);
  if (days.length === 1) return days[0];
  const event = figure.event === undefined ? undefined : view.events.get(figure.event)?.date;
  const dated = event === undefined || event.basis === "publication" ? undefined : daysOf(event.value);
  return dated !== undefined && lengthOf(dated) <= WEEK ? dated : undefined;
}

const timesIn = ({ report }: View, outer: Span): readonly DateValue[] =>
  report.reading.times.filter(({ span }) => span !== undefined && contains(outer, span));

/**
 * When a claim was made: the day beside the cue, outside the claim's own words ("said on Sunday"), else the day of
 * publication.
 */
export function saidAt(view: View, attributionId: string | undefined, sentence: Span): Days | undefined {
  const attribution = attributionId === undefined ? undefined : view.attributions.get(attributionId);
  if (attribution !== undefined) {
    const beside = timesIn(view, sentence).find(
      ({ span, precision }) =>
        precision === "day" && span !== undefined && !attribution.content.some((piece) => overlaps(piece, span)),
    );
    const day = beside === undefined ? undefined : daysOf(beside.value);
    if (day !== undefined) return day;
  }
  const { published } = view.report;
  return published === undefined ? undefined : daysOf(published);
}
