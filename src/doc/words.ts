import type { DateValue, Figure } from "./reading.ts";

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
/** "Jan", "Feb": for lines that have little room. */
export const SHORT_MONTHS: readonly string[] = MONTHS.map((month) => month.slice(0, 3));

/** "16 April 2022", "April 2022", "26–28 July 2021": in no locale's form; what it does not know stays as it is written. */
export function dateText({ value }: Pick<DateValue, "value">, months: readonly string[] = MONTHS): string {
  const [from = "", to] = value.split("/");
  if (to === undefined) return one(from, months);
  const [a, b] = [from.split("-"), to.split("-")];
  if (a.length !== 3 || b.length !== 3 || a[0] !== b[0]) return `${one(from, months)} – ${one(to, months)}`;
  if (a[1] === b[1]) return `${Number(a[2])}–${one(to, months)}`;
  return `${Number(a[2])} ${months[Number(a[1]) - 1] ?? a[1]} – ${one(to, months)}`;
}

function one(value: string, months: readonly string[]): string {
  const [, year, month, day] = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(value) ?? [];
  if (year === undefined) return value === ".." || value === "" ? "open" : value;
  const parts = [
    ...(day === undefined ? [] : [String(Number(day))]),
    ...(month === undefined ? [] : [months[Number(month) - 1] ?? month]),
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

/** What stands before a number for its bounds. */
export const QUALIFIER_WORDS: Readonly<Record<Figure["qualifier"], string>> = {
  exact: "",
  about: "about ",
  "at-least": "at least ",
  "more-than": "more than ",
  "at-most": "at most ",
  "less-than": "less than ",
  nearly: "nearly ",
  between: "",
};

/** "at least 12", "20–30", "47.5 %"; nothing where neither number nor share is known. */
export function boundsText({
  low,
  high,
  share,
  qualifier,
}: Pick<Figure, "qualifier"> & { readonly [F in "low" | "high" | "share"]?: number | undefined }): string | undefined {
  const said = QUALIFIER_WORDS[qualifier];
  if (low === undefined && high === undefined)
    return share === undefined ? undefined : `${said}${numberText(Math.round(share * 1000) / 10)} %`;
  if (low !== undefined && high !== undefined && low !== high) return `${said}${numberText(low)}–${numberText(high)}`;
  return `${said}${numberText(low ?? high ?? 0)}`;
}
