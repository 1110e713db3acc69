import type { DateValue } from "../../doc/reading.ts";
import type { FigureValue, Value } from "../../fusion/aspects/types.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "16 April 2022", "April 2022", "26–28 July 2021"; what it does not know stays as it is written. */
export function dateText({ value }: Pick<DateValue, "value">): string {
  const [from = "", to] = value.split("/");
  if (to === undefined) return one(from);
  const [a, b] = [from.split("-"), to.split("-")];
  if (a.length === 3 && b.length === 3 && a[0] === b[0] && a[1] === b[1]) return `${Number(a[2])}–${one(to)}`;
  return `${one(from)} – ${one(to)}`;
}

function one(value: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(value) ?? [];
  if (year === undefined) return value === ".." || value === "" ? "open" : value;
  const parts = [
    ...(day === undefined ? [] : [String(Number(day))]),
    ...(month === undefined ? [] : [MONTHS[Number(month) - 1] ?? month]),
    year,
  ];
  return parts.join(" ");
}

/** 12345 as "12,345" in every locale. */
export function numberText(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const QUALIFIERS: Readonly<Record<FigureValue["qualifier"], string>> = {
  exact: "",
  between: "",
  about: "about ",
  "at-least": "at least ",
  "more-than": "more than ",
  "at-most": "at most ",
  "less-than": "less than ",
  nearly: "nearly ",
};

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

function figureText({ low, high, share, qualifier, whom, of, unit }: FigureValue): string {
  const bounds =
    share !== undefined && low === undefined
      ? `${numberText(Math.round(share * 1000) / 10)} %`
      : low !== undefined && high !== undefined && low !== high
        ? `${numberText(low)}–${numberText(high)}`
        : numberText(low ?? high ?? 0);
  const whole = of === undefined ? "" : ` of ${numberText(of)}`;
  return `${QUALIFIERS[qualifier]}${bounds}${unit === undefined ? "" : ` ${unit}`}${whole}${whom === undefined ? "" : ` ${whom}`}`;
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
