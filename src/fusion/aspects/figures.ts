import type { Event, Figure } from "../../doc/reading.ts";
import { contains } from "../../doc/span.ts";
import { claimantOf } from "./claimant.ts";
import { type FigureClaim, type Happening, monthsOf } from "./compare-figures.ts";
import { classOf, type FigureTopic, figureQuestion } from "./figure-question.ts";
import { happenedOn, periodOf, placeKey, placesAround, placesOf, saidAt, seasonOf } from "./figure-scope.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { type Statement, statement } from "./statement.ts";
import type { FigureValue } from "./types.ts";
import { sentenceAt, sentencesApart, type View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** A figure of one document as a statement, and all that a comparison needs. */
export interface FigureStatement {
  readonly statement: Statement;
  readonly claim: FigureClaim;
  readonly figure: Figure;
  readonly view: View;
  /** It counts victims or the like of an event that tells of the story. */
  readonly told: boolean;
}

/** Counted, but nothing that two reports of a happening would be asked about. */
const NEVER_ASKED: ReadonlySet<string> = new Set(["duration", "age", "share", "distance", "time"]);
/** Sentences between a number and the event whose victims it counts. */
const NEAR = 2;

/** The figures of one document, in text order. What is only planned or thought of is no count. */
export function figureStatements(view: View, knowledge: AspectKnowledge): readonly FigureStatement[] {
  const found: FigureStatement[] = [];
  for (const figure of view.report.reading.figures) {
    const topic = inherited(view, figure, figureQuestion(figure, knowledge), found.at(-1), knowledge);
    if (NEVER_ASKED.has(topic.what) || figure.certainty === "unsure") continue;
    // "Four of the wounded" counts some of them.
    if (figure.of === undefined && /\bof (?:the|those|them)\b/i.test(view.text.slice(...figure.span))) continue;
    if (isDifference(view, figure, knowledge)) continue;
    const mood = moodOf(view, figure);
    if (mood === "imagined") continue;
    const attribution = figure.attribution === undefined ? undefined : view.attributions.get(figure.attribution);
    if (attribution?.negated === true || attribution?.act === "question") continue;
    const claimant = claimantOf(view, attribution);
    const places = placesOf(view, figure);
    const period = periodOf(view, figure, knowledge);
    const season = period === undefined ? seasonOf(view, figure, knowledge) : undefined;
    const happened = happenedOn(view, figure);
    const said = saidAt(view, figure.attribution, sentenceAt(view, figure.span));
    const value = figureValue(figure, topic.what, topic.whom, places);
    found.push({
      statement: statement(view, {
        claimant,
        stance: mood === "denied" ? "denies" : "asserts",
        value,
        spans: [figure.span],
        asOf: figure.asOf?.value,
      }),
      claim: {
        value,
        topic,
        claimant: claimant.key,
        document: view.report.document,
        places,
        ...(period === undefined ? {} : { period }),
        ...(season === undefined ? {} : { season }),
        ...(happened === undefined ? {} : { happened }),
        ...(said === undefined ? {} : { saidAt: said }),
      },
      figure,
      view,
      told: tellsOfStory(view, figure, topic.kind !== undefined),
    });
  }
  return found;
}

function figureValue(figure: Figure, what: string, whom: string | undefined, places: readonly string[]): FigureValue {
  const { low, high, share, of, unit, qualifier, asOf } = figure;
  return {
    kind: "figure",
    what,
    ...(whom === undefined ? {} : { whom }),
    ...(places.length === 0 ? {} : { where: places.join(", ") }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(share === undefined ? {} : { share }),
    ...(of === undefined ? {} : { of }),
    ...(unit === undefined ? {} : { unit }),
    qualifier,
    ...(asOf === undefined ? {} : { period: asOf.value }),
  };
}

/** "468 children killed and 1,214 wounded": the second number counts children too. */
function inherited(
  view: View,
  figure: Figure,
  topic: FigureTopic,
  previous: FigureStatement | undefined,
  { counted }: AspectKnowledge,
): FigureTopic {
  if (previous === undefined || topic.kind === undefined || topic.whom !== undefined) return topic;
  const before = previous.claim.topic;
  const whom = before.whom ?? (counted.has(before.what) ? before.what : undefined);
  const bare = /^[\p{N}.,\s-]+$/u.test(view.text.slice(...figure.span));
  const between = view.text.slice(previous.figure.span[1], Math.max(previous.figure.span[1], figure.span[0]));
  return whom !== undefined && bare && /^[^.;:]{0,60}\band\s*(?:\p{L}+\s){0,2}$/u.test(between)
    ? { ...topic, whom }
    : topic;
}

/** "Led by 300", "within 150 delegates", "another 12": added or taken away, not counted. */
const isDifference = ({ text }: View, { span: [start] }: Figure, { differences }: AspectKnowledge): boolean =>
  differences.has(wordsOf(text.slice(Math.max(0, start - 20), start)).at(-1) ?? "");

type Mood = "fact" | "denied" | "imagined";

/** "Made no promise to free 5,000": the clause that holds the number is denied, and the number with it. */
function moodOf(view: View, figure: Figure): Mood {
  let mood: Mood = "fact";
  for (const event of view.events.values()) {
    for (const { evidence, status, attribution } of event.mentions) {
      if (!contains(evidence, figure.span)) continue;
      if (status === "denied") return "denied";
      if (status === "negated") return isEvasion(view, attribution) ? "imagined" : "denied";
      if (status !== "occurred" && status !== "ongoing") mood = "imagined";
    }
  }
  return mood;
}

const isEvasion = (view: View, id: string | undefined): boolean =>
  id !== undefined && view.attributions.get(id)?.negated === true;

/**
 * A figure belongs to the story if its event does; else, for the counts of what happened to people, if the nearest
 * event of its surroundings does ("On Saturday they had spoken of 36 dead in Khost alone" names no event).
 */
function tellsOfStory(view: View, figure: Figure, happened: boolean): boolean {
  if (view.told.some(({ id, figures }) => id === figure.event || figures.includes(figure.id))) return true;
  if (figure.event !== undefined && view.events.has(figure.event)) {
    const sentence = sentenceAt(view, figure.span);
    return view.told.some(({ mentions }) => mentions.some(({ trigger }) => contains(sentence, trigger)));
  }
  const sentence = sentenceAt(view, figure.span);
  if (view.told.some(({ mentions }) => mentions.some(({ trigger }) => contains(sentence, trigger)))) return true;
  if (!happened) return false;
  const nearest = nearestEvent(view, figure);
  return nearest !== undefined && view.told.includes(nearest);
}

const COUNTED_OF: ReadonlySet<string> = new Set(["ASSAULT", "COERCE", "PROTEST"]);

function nearestEvent(view: View, figure: Figure): Event | undefined {
  let best: Event | undefined;
  let least = Infinity;
  for (const event of view.events.values()) {
    if (!COUNTED_OF.has(event.type)) continue;
    for (const { trigger } of event.mentions) {
      const apart = sentencesApart(view, trigger, figure.span);
      // A count refers back sooner than ahead.
      const cost = apart >= 0 ? apart : -apart + 0.5;
      if (Math.abs(apart) > NEAR || cost >= least) continue;
      best = event;
      least = cost;
    }
  }
  return best;
}

/** Where the events of the story happened, as far as they say. */
function eventPlaces(views: readonly View[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const view of views) {
    for (const { place: id } of view.told) {
      const place = id === undefined ? undefined : view.places.get(id);
      if (place !== undefined && place.kind !== "country" && place.kind !== "unknown") places.add(placeKey(place));
    }
  }
  return places;
}

/**
 * The figures of a story's reports. A count of victims that names no event is of the story, too, if it names where the
 * story happened: "officials in Khost and Kunar put the number of dead at 47".
 */
export function storyFigures(views: readonly View[], knowledge: AspectKnowledge): readonly FigureStatement[] {
  const all = views.flatMap((view) => figureStatements(view, knowledge));
  const places = new Set([
    ...eventPlaces(views),
    ...all.filter(({ told }) => told).flatMap(({ claim }) => claim.places),
  ]);
  return all.map((each) => {
    if (each.told || each.figure.event !== undefined || each.claim.topic.kind === undefined) return each;
    const { claim, figure, view } = each;
    const here = claim.places.every((place) => places.has(place));
    return { ...each, told: here && placesAround(view, figure).some((place) => places.has(place)) };
  });
}

/** What the comparison has to know of the story as a whole. */
export function happeningOf(
  views: readonly View[],
  told: readonly FigureStatement[],
  knowledge: AspectKnowledge,
): Happening {
  const places = new Set(eventPlaces(views));
  for (const { claim } of told) for (const place of claim.places) places.add(place);
  return {
    places: [...places].sort(),
    armed: told.some(
      ({ claim }) => claim.topic.kind?.question === "killed" && classOf(claim.topic.whom, knowledge) === "armed",
    ),
  };
}

/** Whether two figures of one document, outside any story, are about one thing: close by, or of one event. */
export function sameMatter(a: FigureStatement, b: FigureStatement): boolean {
  if (a.view !== b.view) return false;
  if (a.figure.event !== undefined || b.figure.event !== undefined) return a.figure.event === b.figure.event;
  return Math.abs(sentencesApart(a.view, a.figure.span, b.figure.span)) <= NEAR + 1;
}

/** Whether two figures anywhere count one thing by their own words: of one whole, or in one stated stretch of months. */
export function sameCount(a: FigureStatement, b: FigureStatement): boolean {
  const theirs = countKeysOf(b);
  return countKeysOf(a).some((key) => theirs.includes(key));
}

/** What a figure counts, by its words alone: "provincial capitals controlled" of 34, "civilians killed" in January to June. */
export function countKeysOf({ claim: { topic, value, period, season } }: FigureStatement): readonly string[] {
  const { what, whom, kind } = topic;
  if (kind === undefined || whom === undefined) return [];
  const months = season ?? (period === undefined ? undefined : monthsOf(period));
  return [
    ...(value.of === undefined ? [] : [`${what}|${whom}|of ${value.of}`]),
    ...(months === undefined ? [] : [`${what}|${whom}|months ${months.first}-${months.last}`]),
  ];
}

/** One denies the very number that the other states: "made no promise to free 5,000 prisoners". */
export function sameDenied(a: FigureStatement, b: FigureStatement): boolean {
  if (a.statement.stance === b.statement.stance || a.claim.topic.kind === undefined) return false;
  const [x, y] = [a.claim.value, b.claim.value];
  return (
    a.claim.topic.whom !== undefined &&
    a.claim.topic.whom === b.claim.topic.whom &&
    (x.high ?? x.low) === (y.high ?? y.low) &&
    (x.high ?? x.low ?? 0) > FEW_ENOUGH
  );
}

/** A number that two texts hardly have in common by chance. */
const FEW_ENOUGH = 10;
