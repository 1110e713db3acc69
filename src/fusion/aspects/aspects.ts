import { contains } from "../../doc/span.ts";
import type { Happening } from "./compare-figures.ts";
import { denialContradictions, storyDenials } from "./denial-contradictions.ts";
import { eventAspects } from "./event-aspects.ts";
import { eventContradictions, weekdayContradictions } from "./event-contradictions.ts";
import { eventStatements } from "./event-statements.ts";
import { acrossDocuments, figureAspects, figureContradictions, inStory, outsideStories } from "./figure-aspects.ts";
import { countKeysOf, figureStatements, happeningOf, storyFigures } from "./figures.ts";
import { type AspectTables, readKnowledge } from "./knowledge.ts";
import { compareText } from "./order.ts";
import { roleContradictions } from "./roles.ts";
import { withSilent } from "./silence.ts";
import { speakerContradictions } from "./speakers.ts";
import { figureSteps } from "./steps.ts";
import type { Aspect, Contradiction, Evidence, FigureStep, Position, Report } from "./types.ts";
import { type View, viewOf } from "./view.ts";

/** The questions of stories, asked with the knowledge of the tables below lexicons/aspects. */
export interface Aspects {
  /** The questions of one happening and each claimant's position. Pure; the order of the reports does not matter. */
  aspectsOf(reports: readonly Report[]): readonly Aspect[];
  /**
   * What no reading of the words reconciles. Given `story`, what belongs to the events of one happening; without one,
   * what each document says against itself, whatever it belongs to.
   */
  contradictionsIn(reports: readonly Report[], story?: string): readonly Contradiction[];
  /**
   * What documents say against each other beyond their common events: counts of one whole or one stated stretch of
   * time, claims and their denials, offices, the speakers of a quotation. For documents that tell of one story, or that
   * share a count key; every contradiction has positions from two documents at least.
   */
  contradictionsBetween(reports: readonly Report[], story?: string): readonly Contradiction[];
  /** Names of the counts that a document states: documents which share one are worth comparing. Sorted. */
  countKeys(report: Report): readonly string[];
  /** Who counted how many, and when: one line for every claimant and time, earliest first. */
  figureSteps(reports: readonly Report[]): readonly FigureStep[];
}

export function createAspects(tables: AspectTables): Aspects {
  const knowledge = readKnowledge(tables);
  const figuresOf = (views: readonly View[]) => views.flatMap((view) => figureStatements(view, knowledge));
  const eventsOf = (views: readonly View[]) => views.flatMap((view) => eventStatements(view, knowledge));

  function withinDocuments(views: readonly View[]): readonly Contradiction[] {
    return views.flatMap((view) => [
      ...figureContradictions(figureStatements(view, knowledge), outsideStories, knowledge, UNKNOWN),
      ...denialContradictions([view], knowledge, "document"),
      ...weekdayContradictions([view], [], knowledge),
      ...speakerContradictions([view]),
      ...roleContradictions([view], knowledge),
    ]);
  }

  function withinHappening(views: readonly View[]): readonly Contradiction[] {
    const counted = storyFigures(views, knowledge);
    const told = counted.filter((each) => each.told);
    const events = eventsOf(views);
    return [
      ...figureContradictions(counted, inStory, knowledge, happeningOf(views, told, knowledge)),
      ...denialContradictions(views, knowledge, "happening"),
      ...eventContradictions(events),
      ...weekdayContradictions(views, events, knowledge),
    ];
  }

  return {
    aspectsOf(reports) {
      const views = viewsOf(reports);
      const told = storyFigures(views, knowledge).filter((each) => each.told);
      const denials = views.flatMap((view) => storyDenials(view, knowledge));
      return withSilent([
        ...eventAspects(eventsOf(views), denials),
        ...figureAspects(told, knowledge, happeningOf(views, told, knowledge)),
      ]);
    },
    contradictionsIn(reports, story) {
      const views = viewsOf(reports);
      const found = story === undefined ? withinDocuments(views) : withinHappening(views);
      return distinct(found, story);
    },
    contradictionsBetween(reports, story) {
      const views = viewsOf(reports);
      const found = [
        ...figureContradictions(figuresOf(views), acrossDocuments, knowledge, UNKNOWN),
        ...denialContradictions(views, knowledge, "between"),
        ...weekdayContradictions(views, eventsOf(views), knowledge),
        ...speakerContradictions(views),
        ...roleContradictions(views, knowledge),
      ];
      return distinct(found, story).filter(({ positions }) => documentsOf(positions) > 1);
    },
    countKeys(report) {
      const keys = figureStatements(viewOf(report), knowledge).flatMap(countKeysOf);
      return [...new Set(keys)].sort(compareText);
    },
    figureSteps: (reports) => figureSteps(storyFigures(viewsOf(reports), knowledge).filter((each) => each.told)),
  };
}

const UNKNOWN: Happening = { places: [], armed: true };

const viewsOf = (reports: readonly Report[]): readonly View[] =>
  reports.toSorted((a, b) => compareText(a.document, b.document)).map(viewOf);

const documentsOf = (positions: readonly Position[]): number =>
  new Set(positions.flatMap(({ evidence }) => evidence.map(({ document }) => document))).size;

const distinct = (found: readonly Contradiction[], story: string | undefined): readonly Contradiction[] =>
  withoutRepeats(found).map((each) => (story === undefined ? each : { ...each, story }));

/**
 * Two rules may find one contradiction: whose evidence lies within another's is no second one; for one and the same reason
 * also where the other quotes more of the same words. The first is kept.
 */
export function withoutRepeats(all: readonly Contradiction[]): readonly Contradiction[] {
  const told = all.map(({ positions }) => positions.flatMap(({ evidence }) => evidence));
  const places = told.map((evidence) => new Set(evidence.map((each) => JSON.stringify(each))));
  const sameReason = (a: Contradiction, b: Contradiction | undefined): boolean =>
    a.kind === b?.kind && a.reason === b.reason;
  return all.filter((one, at) => {
    const mine = told[at] ?? [];
    return !all.some((other, index) => {
      if (index === at) return false;
      if (covers(places[index], places[at], index < at)) return true;
      const theirs = told[index] ?? [];
      return sameReason(one, other) && within(mine, theirs) && (index < at || !within(theirs, mine));
    });
  });
}

const covers = (
  outer: ReadonlySet<string> | undefined,
  inner: ReadonlySet<string> | undefined,
  first: boolean,
): boolean =>
  outer !== undefined &&
  inner !== undefined &&
  [...inner].every((each) => outer.has(each)) &&
  (outer.size > inner.size || (outer.size === inner.size && first));

const within = (inner: readonly Evidence[], outer: readonly Evidence[]): boolean =>
  inner.every((each) => outer.some(({ document, span }) => document === each.document && contains(span, each.span)));
