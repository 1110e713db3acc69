import type { FigureStep, Position } from "../../../src/query/records.ts";
import { dateWords } from "./dates.ts";
import { placeWords } from "./words.ts";

type FigureValue = FigureStep["value"];

/** A figure with where it was counted: "41 civilians in Khost". */
export const figureWords = (short: string, { where }: FigureValue): string =>
  where === undefined ? short : `${short} in ${placeWords(where)}`;

/** What a cell shows of a position; undefined where the stance says it all. */
export function valueWords({ value, short }: Position): string | undefined {
  if (short === undefined || short === "") return undefined;
  return value?.kind === "figure" ? figureWords(short, value) : short;
}

/** The stretch of time that a figure counts, where it says one. */
export const periodOf = ({ value }: Position): string | undefined =>
  value?.kind === "figure" && value.period !== undefined ? dateWords(value.period) : undefined;
