import type { Happening } from "./compare-figures.ts";
import { denialContradictions } from "./denial-contradictions.ts";
import { eventAspects } from "./event-aspects.ts";
import { eventContradictions, weekdayContradictions } from "./event-contradictions.ts";
import { eventStatements } from "./event-statements.ts";
import { figureAspects, figureContradictions, inStory, outsideStories } from "./figure-aspects.ts";
import { figureStatements, happeningOf, storyFigures } from "./figures.ts";
import { type AspectTables, readKnowledge } from "./knowledge.ts";
import { compareText } from "./order.ts";
import { roleContradictions } from "./roles.ts";
import { speakerContradictions } from "./speakers.ts";
import type { Aspect, Contradiction, FigureStep, Report } from "./types.ts";
import { viewOf } from "./view.ts";

/** The questions of stories, asked with the knowledge of the tables below lexicons/aspects. */
export interface Aspects {
  /** The questions of a story and each claimant's position. Pure, and the order of the reports does not matter. */
  aspectsOf(reports: readonly Report[]): readonly Aspect[];
  /**
   * What no reading of the words reconciles. Given `story`, only what belongs to its events; without one, what the
   * documents say in themselves, whatever it belongs to, and figures that name the same whole or the same period.
   */
  contradictionsIn(reports: readonly Report[], story?: string): readonly Contradiction[];
  /** Who counted how many, and when: one line for every claimant and time, earliest first. */
  figureSteps(reports: readonly Report[]): readonly FigureStep[];
}

/** Two rules may find one contradiction: whose evidence lies within another's of the same kind is no second one. */
function withoutRepeats(all: readonly Contradiction[]): readonly Contradiction[] {
  const places = all.map(
    ({ positions }) => new Set(positions.flatMap(({ evidence }) => evidence.map((each) => JSON.stringify(each)))),
  );
  return all.filter((_, at) => !places.some((other, index) => index !== at && covers(other, places[at], index < at)));
}

const covers = (outer: ReadonlySet<string>, inner: ReadonlySet<string> | undefined, first: boolean): boolean =>
  inner !== undefined &&
  [...inner].every((each) => outer.has(each)) &&
  (outer.size > inner.size || (outer.size === inner.size && first));

export function createAspects(tables: AspectTables): Aspects {
  const knowledge = readKnowledge(tables);
  const viewsOf = (reports: readonly Report[]) =>
    reports.toSorted((a, b) => compareText(a.document, b.document)).map(viewOf);
  return {
    aspectsOf(reports) {
      const views = viewsOf(reports);
      const told = storyFigures(views, knowledge).filter((each) => each.told);
      return [
        ...eventAspects(views.flatMap((view) => eventStatements(view, knowledge))),
        ...figureAspects(told, knowledge, happeningOf(views, told, knowledge)),
      ];
    },
    contradictionsIn(reports, story) {
      const views = viewsOf(reports);
      const counted =
        story === undefined
          ? views.flatMap((view) => figureStatements(view, knowledge))
          : storyFigures(views, knowledge);
      const told = counted.filter((each) => each.told);
      const happening: Happening =
        story === undefined ? { places: [], armed: true } : happeningOf(views, told, knowledge);
      const figures = figureContradictions(
        counted,
        story === undefined ? outsideStories : inStory,
        knowledge,
        happening,
      );
      const denials = denialContradictions(views, knowledge, story !== undefined);
      const events = story === undefined ? [] : views.flatMap((view) => eventStatements(view, knowledge));
      const all = [
        ...figures,
        ...denials,
        ...eventContradictions(events),
        ...weekdayContradictions(views, events, knowledge),
        ...speakerContradictions(views),
        ...roleContradictions(views, knowledge),
      ];
      return withoutRepeats(all).map((each) => (story === undefined ? each : { ...each, story }));
    },
    figureSteps(_reports) {
      return [];
    },
  };
}
