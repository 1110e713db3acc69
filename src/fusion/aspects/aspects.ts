import type { Aspect, Contradiction, FigureStep, Report } from "./types.ts";

/** The questions of a story and each claimant's position. Pure, and the order of the reports does not matter. */
export function aspectsOf(_reports: readonly Report[]): readonly Aspect[] {
  return [];
}

/**
 * What no reading of the words reconciles. Given `story`, only what belongs to its events; without one, also the
 * denials and figures of the documents that belong to no event.
 */
export function contradictionsIn(_reports: readonly Report[], _story?: string): readonly Contradiction[] {
  return [];
}

/** Who counted how many, and when: one line for every claimant and time, earliest first. */
export function figureSteps(_reports: readonly Report[]): readonly FigureStep[] {
  return [];
}
