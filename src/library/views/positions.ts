import type { Aspect, Contradiction, FigureStep, Position } from "../../fusion/aspects/types.ts";
import type {
  Aspect as AspectRecord,
  Contradiction as ContradictionRecord,
  FigureStep as FigureStepRecord,
  Position as PositionRecord,
} from "../../query/records.ts";
import { askedText, shortValue } from "./words.ts";

/** A position with its value as a cell shows it. */
export const positionRecord = (position: Position): PositionRecord => ({
  ...position,
  ...(position.value === undefined ? {} : { short: shortValue(position.value) }),
});

export const aspectRecord = ({ question, agreement, positions, comparisons }: Aspect): AspectRecord => ({
  question,
  asked: askedText(question),
  agreement,
  positions: positions.map(positionRecord),
  comparisons,
});

export const contradictionRecord = ({ positions, ...rest }: Contradiction): ContradictionRecord => ({
  ...rest,
  positions: positions.map(positionRecord),
});

export const stepRecord = (step: FigureStep): FigureStepRecord => ({ ...step, short: shortValue(step.value) });
