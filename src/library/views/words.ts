import { boundsText, dateText, numberText } from "../../doc/words.ts";
import type { FigureValue, Value } from "../../fusion/aspects/types.ts";

/** A value as a cell shows it: "more than 40 children", "16 April 2022", "Taliban". */
export function shortValue(value: Value): string {
  switch (value.kind) {
    case "figure":
      return figureText(value);
    case "date":
      return dateText({ value: value.edtf });
    case "actors":
      return value.names.join(", ");
    case "place":
      return value.name;
    case "role":
      return value.title;
    case "words":
      return value.text;
  }
}

function figureText({ whom, of, unit, ...value }: FigureValue): string {
  const whole = of === undefined ? "" : ` of ${numberText(of)}`;
  return `${boundsText(value) ?? 0}${unit === undefined ? "" : ` ${unit}`}${whole}${whom === undefined ? "" : ` ${whom}`}`;
}

const ASKED: Readonly<Record<string, string>> = {
  happened: "Did it happen",
  actor: "By whom",
  recipient: "To whom",
  date: "When",
  place: "Where",
  role: "In what office",
  speaker: "Who said so",
};

/** A question in words: "By whom", "Killed". */
export function askedText(question: string): string {
  const known = ASKED[question];
  if (known !== undefined) return known;
  const what = question.replace(/^figure:/, "").trim();
  return what === "" ? "How many" : `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}

/** "1 document", "3 documents". */
export const counted = (count: number, noun: string): string =>
  `${numberText(count)} ${count === 1 ? noun : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;

/** In one line, as quotes are shown. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
