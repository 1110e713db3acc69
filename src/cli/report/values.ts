import type { DateValue, Figure } from "../../doc/reading.ts";
import { boundsText, dateText as dateIn, numberText, SHORT_MONTHS } from "../../doc/words.ts";

/** "16 Apr 2022": a line of a terminal has little room. */
export const dateText = (date: Pick<DateValue, "value">): string => dateIn(date, SHORT_MONTHS);

/** The value of a figure with its bounds: "at least 12", "20–30", "47 %", "about 5,000 of 34". */
export function figureValue(figure: Figure): string {
  const { of, unit } = figure;
  const bounds = boundsText(figure);
  if (bounds === undefined) return "a number";
  return `${bounds}${unit === undefined ? "" : ` ${unit}`}${of === undefined ? "" : ` of ${numberText(of)}`}`;
}
